using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Explaining;

/// <summary>Prints an explanation as one JSON object. The points of a score's lines add up to its value.</summary>
internal static class ExplanationJson
{
    /// <summary>Prints an explanation.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="subject">What is explained: <c>lead</c> or <c>account</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Explanation explanation, string subject, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.Indented))
        {
            Write(explanation, subject, json);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Writes an explanation.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="subject">What is explained: <c>lead</c> or <c>account</c>.</param>
    /// <param name="json">Where to.</param>
    /// <param name="more">Adds to the object of a line, or null.</param>
    public static void Write(Explanation explanation, string subject, Utf8JsonWriter json, Action<ExplanationLine>? more = null)
    {
        json.WriteStartObject();
        json.WriteString(subject, explanation.Key);
        json.WriteString("as_of", ValueReader.FormatInstant(explanation.AsOf));
        if (explanation.IgnoredEvents > 0)
        {
            json.WriteNumber("ignored_events", explanation.IgnoredEvents);
        }

        json.WriteStartArray("scores");
        foreach (var score in explanation.Scores)
        {
            WriteScore(score, json, more);
        }

        json.WriteEndArray();
        json.WriteStartObject("labels");
        foreach (var (name, label) in explanation.Labels)
        {
            json.WriteString(name, label);
        }

        json.WriteEndObject();
        WriteList(json, "excluded", explanation.Exclusions);
        WriteList(json, "segments", explanation.Segments);
        WriteHandoffs(explanation.Handoffs, json);
        WriteList(json, "outcomes", explanation.Outcomes);
        json.WriteEndObject();
    }

    private static void WriteScore(ScoreExplanation score, Utf8JsonWriter json, Action<ExplanationLine>? more)
    {
        json.WriteStartObject();
        json.WriteString("name", score.Name);
        json.WriteString("title", score.Title);
        WritePoints(json, "value", score.Value);
        json.WriteStartArray("lines");
        foreach (var line in score.Lines)
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind(line.Kind));
            if (line.Label.Length > 0)
            {
                json.WriteString("label", line.Label);
            }

            WritePoints(json, "points", line.Points);
            json.WriteNumber("depth", line.Depth);
            if (line.Events > 0)
            {
                json.WriteNumber("events", line.Events);
                if (line.Newest != long.MinValue)
                {
                    json.WriteString("newest", ValueReader.FormatInstant(line.Newest));
                }
            }

            more?.Invoke(line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHandoffs(IReadOnlyList<HandoffExplanation> handoffs, Utf8JsonWriter json)
    {
        json.WriteStartArray("handoffs");
        foreach (var handoff in handoffs)
        {
            json.WriteStartObject();
            json.WriteString("name", handoff.Name);
            json.WriteStartArray("reasons");
            foreach (var (label, points) in handoff.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("label", label);
                WritePoints(json, "points", points);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private static void WritePoints(Utf8JsonWriter json, string name, long points)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(ValueReader.FormatPoints(points));
    }

    private static string Kind(ExplanationKind kind) => kind switch
    {
        ExplanationKind.Rule => "rule",
        ExplanationKind.RuleCap => "rule_cap",
        ExplanationKind.GroupOff => "group_off",
        ExplanationKind.GroupWeight => "group_weight",
        ExplanationKind.GroupCap => "group_cap",
        ExplanationKind.Formula => "formula",
        ExplanationKind.Range => "range",
        _ => "rounding",
    };
}
