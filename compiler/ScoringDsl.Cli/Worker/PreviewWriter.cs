using System.Text.Json;
using ScoringDsl.Cli.Explaining;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Worker;

/// <summary>Writes what an edit does to leads: distributions, labels and flags before and after, and who changes most.</summary>
/// <param name="model">The model after the edit.</param>
/// <param name="before">The leads as the model before scored them.</param>
/// <param name="after">The leads as it scores them now.</param>
/// <param name="explanation">The explanation of one lead, or null.</param>
internal sealed class PreviewWriter(ShelvedModel model, ScoredLeads before, ScoredLeads after, Explanation? explanation)
{
    private const int MostChanges = 10;

    private readonly int[] _scores = Match(after.Definition.Scores, before.Definition.Scores, score => score.Name);
    private readonly int[] _labels = Match(after.Definition.Labels, before.Definition.Labels, label => label.Name);
    private readonly int[] _flags = Match(after.Definition.Flags, before.Definition.Flags, flag => flag.Name);

    /// <summary>Writes all of it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WorkerAnswers.WriteCounts(after, json);
        if (explanation is not null)
        {
            json.WritePropertyName("lead");
            ExplanationJson.Write(explanation, "lead", json, line => WritePlace(line, json));
        }

        json.WriteStartArray("distributions");
        for (var score = 0; score < after.Definition.Scores.Length; score++)
        {
            WriteDistribution(score, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("labels");
        for (var label = 0; label < after.Definition.Labels.Length; label++)
        {
            WriteLabels(label, json);
        }

        json.WriteEndArray();
        WriteFlags(json);
        WriteChanges(json);
        json.WriteEndObject();
    }

    /// <summary>For each item after the index of the one of the same name before; −1 where it is new.</summary>
    private static int[] Match<T>(T[] after, T[] before, Func<T, string> nameOf) =>
        Array.ConvertAll(after, item => Array.FindIndex(before, other => TextFold.Fold(nameOf(other)) == TextFold.Fold(nameOf(item))));

    private static void WritePoints(Utf8JsonWriter json, string name, long points)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(ValueReader.FormatPoints(points));
    }

    private void WritePlace(ExplanationLine line, Utf8JsonWriter json)
    {
        if (line.Rule >= 0)
        {
            var (source, span) = model.Places.All[model.Places.OfRules[line.Rule]];
            json.WriteStartObject("place");
            FindingJson.WritePlace(source, span, json);
            json.WriteEndObject();
        }
    }

    private void WriteDistribution(int score, Utf8JsonWriter json)
    {
        var definition = after.Definition.Scores[score];
        var scale = Histogram.For(definition, ScoresOf(after, score), ScoresOf(before, _scores[score]));
        json.WriteStartObject();
        json.WriteString("score", definition.Name);
        json.WriteString("title", definition.Title);
        WritePoints(json, "low", scale.Low);
        WritePoints(json, "high", scale.High);
        json.WriteStartArray("edges");
        for (var edge = 0; edge <= scale.Bins; edge++)
        {
            json.WriteRawValue(ValueReader.FormatPoints(scale.Edge(edge)));
        }

        json.WriteEndArray();
        WriteCounts("before", scale.Count(ScoresOf(before, _scores[score])), json);
        WriteCounts("after", scale.Count(ScoresOf(after, score)), json);
        WriteMean("meanBefore", ScoresOf(before, _scores[score]), json);
        WriteMean("meanAfter", ScoresOf(after, score), json);
        json.WriteEndObject();
    }

    private static IEnumerable<long> ScoresOf(ScoredLeads leads, int score)
    {
        for (var row = 0; score >= 0 && row < leads.Count; row++)
        {
            yield return leads.Table.GetScore(row, score);
        }
    }

    private static void WriteCounts(string name, int[] counts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var count in counts)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a mean in points, to thousandths; null of nothing.</summary>
    private static void WriteMean(string name, IEnumerable<long> scores, Utf8JsonWriter json)
    {
        var sum = Int128.Zero;
        var count = 0;
        foreach (var score in scores)
        {
            sum += score;
            count++;
        }

        if (count == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, Math.Round((decimal)sum / count / 1000, 3, MidpointRounding.AwayFromZero));
        }
    }

    private void WriteLabels(int label, Utf8JsonWriter json)
    {
        var definition = after.Definition.Labels[label];
        var old = _labels[label];
        var oldNames = old < 0 ? [] : before.Definition.Labels[old].Labels;
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteStartArray("values");
        foreach (var name in definition.Labels.Union(oldNames))
        {
            json.WriteStartObject();
            json.WriteString("label", name);
            json.WriteNumber("before", CountLabel(before, old, Array.IndexOf(oldNames, name)));
            json.WriteNumber("after", CountLabel(after, label, Array.IndexOf(definition.Labels, name)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int CountLabel(ScoredLeads leads, int label, int index)
    {
        var count = 0;
        for (var row = 0; label >= 0 && index >= 0 && row < leads.Count; row++)
        {
            count += leads.Table.GetLabel(row, label) == index ? 1 : 0;
        }

        return count;
    }

    private void WriteFlags(Utf8JsonWriter json)
    {
        json.WriteStartArray("flags");
        for (var flag = 0; flag < after.Definition.Flags.Length; flag++)
        {
            var definition = after.Definition.Flags[flag];
            if (NameOf(definition.Kind) is not { } kind)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("name", definition.Name);
            json.WriteNumber("before", CountFlag(before, _flags[flag]));
            json.WriteNumber("after", CountFlag(after, flag));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The kind as it is written; null for an outcome, which is no verdict of the model.</summary>
    private static string? NameOf(FlagKind kind) => kind switch
    {
        FlagKind.Exclusion => "excluded",
        FlagKind.Segment => "segment",
        FlagKind.Handoff => "handoff",
        _ => null,
    };

    private static int CountFlag(ScoredLeads leads, int flag)
    {
        var count = 0;
        for (var row = 0; flag >= 0 && row < leads.Count; row++)
        {
            count += leads.Table.GetFlag(row, flag) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Writes how many leads have another label or flag, and those whose scores change most: of each lead the score that does.</summary>
    private void WriteChanges(Utf8JsonWriter json)
    {
        var moved = 0;
        var largest = new PriorityQueue<(int Row, int OldRow, int Score), (long Size, int Row)>();
        for (var row = 0; row < after.Count; row++)
        {
            var old = before.RowOf(row, after);
            if (old < 0)
            {
                continue;
            }

            moved += HasMoved(row, old) ? 1 : 0;
            var (score, size) = LargestChange(row, old);
            if (size > 0)
            {
                // The smallest of those kept comes out first; of two alike the later row.
                largest.Enqueue((row, old, score), (size, -row));
                if (largest.Count > MostChanges)
                {
                    largest.Dequeue();
                }
            }
        }

        json.WriteNumber("moved", moved);
        json.WriteStartArray("biggest");
        var changes = new List<(int Row, int OldRow, int Score)>();
        while (largest.TryDequeue(out var change, out _))
        {
            changes.Add(change);
        }

        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var (row, old, score) = changes[i];
            json.WriteStartObject();
            json.WriteString("id", after.KeyOf(row));
            json.WriteString("score", after.Definition.Scores[score].Name);
            WritePoints(json, "before", before.Table.GetScore(old, _scores[score]));
            WritePoints(json, "after", after.Table.GetScore(row, score));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private bool HasMoved(int row, int old)
    {
        for (var label = 0; label < _labels.Length; label++)
        {
            if (_labels[label] is >= 0 and var oldLabel && LabelOf(after, row, label) != LabelOf(before, old, oldLabel))
            {
                return true;
            }
        }

        for (var flag = 0; flag < _flags.Length; flag++)
        {
            if (_flags[flag] is >= 0 and var oldFlag && after.Table.GetFlag(row, flag) != before.Table.GetFlag(old, oldFlag))
            {
                return true;
            }
        }

        return false;
    }

    private static string LabelOf(ScoredLeads leads, int row, int label) => leads.Definition.Labels[label].Labels[leads.Table.GetLabel(row, label)];

    private (int Score, long Size) LargestChange(int row, int old)
    {
        var (best, size) = (-1, 0L);
        for (var score = 0; score < _scores.Length; score++)
        {
            if (_scores[score] is >= 0 and var oldScore)
            {
                var change = Math.Abs(after.Table.GetScore(row, score) - before.Table.GetScore(old, oldScore));
                (best, size) = change > size ? (score, change) : (best, size);
            }
        }

        return (best, size);
    }
}
