using System.Text.Json;
using ScoringDsl.Cli.Data;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Worker;

/// <summary>
/// Finds leads by words: each must stand in the lead's key or in one of its values in the file of leads, case left aside. Without words all
/// leads are found.
/// </summary>
/// <param name="scored">The leads.</param>
/// <param name="file">The file of leads; null where there is none, so that only keys are looked at.</param>
/// <param name="cancellation">Ends the search between rows.</param>
internal sealed class LeadSearch(ScoredLeads scored, DataFilePath? file, CancellationToken cancellation)
{
    private const int ValuesInTitle = 2;

    /// <summary>The leads found.</summary>
    /// <param name="Total">How many were found.</param>
    /// <param name="Rows">Those of them with the highest first score, highest first.</param>
    /// <param name="Titles">What tells people who they are, by row.</param>
    internal sealed record Found(int Total, IReadOnlyList<int> Rows, IReadOnlyDictionary<int, string> Titles);

    /// <summary>Finds leads.</summary>
    /// <param name="query">The words.</param>
    /// <param name="limit">How many leads at most.</param>
    public Found Find(string query, int limit)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(TextFold.Fold).ToArray();

        // A key that stands in the file twice is one lead.
        var found = words.Length == 0 ? Enumerable.Range(0, scored.Count) : Matching(words).Distinct();
        var rows = found.ToList();
        var best = scored.Definition.Scores.Length == 0
            ? rows.Take(limit)
            : rows.OrderByDescending(row => scored.Table.GetScore(row, 0)).Take(limit);
        IReadOnlyList<int> shown = [.. best];
        return new Found(rows.Count, shown, TitlesOf(shown));
    }

    /// <summary>Writes the leads found with their scores and labels.</summary>
    public static void Write(ScoredLeads scored, Found found, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("total", found.Total);
        json.WriteStartArray("leads");
        foreach (var row in found.Rows)
        {
            json.WriteStartObject();
            json.WriteString("id", scored.KeyOf(row));
            if (found.Titles.TryGetValue(row, out var title))
            {
                json.WriteString("title", title);
            }

            WriteResults(scored, row, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResults(ScoredLeads scored, int row, Utf8JsonWriter json)
    {
        json.WriteStartArray("scores");
        for (var score = 0; score < scored.Definition.Scores.Length; score++)
        {
            json.WriteStartObject();
            json.WriteString("name", scored.Definition.Scores[score].Name);
            json.WritePropertyName("value");
            json.WriteRawValue(ValueReader.FormatPoints(scored.Table.GetScore(row, score)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("labels");
        for (var label = 0; label < scored.Definition.Labels.Length; label++)
        {
            json.WriteStartObject();
            json.WriteString("name", scored.Definition.Labels[label].Name);
            json.WriteString("value", scored.Definition.Labels[label].Labels[scored.Table.GetLabel(row, label)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private IEnumerable<int> Matching(string[] words)
    {
        if (file is null)
        {
            for (var row = 0; row < scored.Count; row++)
            {
                if (words.All(word => TextFold.Fold(scored.KeyOf(row)).Contains(word, StringComparison.Ordinal)))
                {
                    yield return row;
                }
            }

            yield break;
        }

        using var rows = DataSet.Open(file, cancellation);
        var key = rows.Want(scored.Definition.KeyColumn);
        var columns = FieldColumns(rows, _ => true).Prepend(key).ToArray();
        while (rows.Read())
        {
            if (RowOf(rows, key) is >= 0 and var row && words.All(word => columns.Any(column => Holds(rows, column, word))))
            {
                yield return row;
            }
        }
    }

    private static bool Holds(RowReader rows, int column, string word) => rows.Items(column) is { } items
        ? items.Any(item => TextFold.Fold(item).Contains(word, StringComparison.Ordinal))
        : TextFold.Fold(rows[column].ToString()).Contains(word, StringComparison.Ordinal);

    /// <summary>The first values of texts that each of some leads has, besides its key.</summary>
    private Dictionary<int, string> TitlesOf(IReadOnlyList<int> wanted)
    {
        var titles = new Dictionary<int, string>();
        if (file is null || wanted.Count == 0)
        {
            return titles;
        }

        var waiting = wanted.ToHashSet();
        using var rows = DataSet.Open(file, cancellation);
        var key = rows.Want(scored.Definition.KeyColumn);
        var columns = FieldColumns(rows, field => field.Kind is FieldKind.Email or FieldKind.Text && !field.IsKey && !field.IsAccountLink).ToArray();
        while (waiting.Count > 0 && rows.Read())
        {
            if (RowOf(rows, key) is >= 0 and var row && waiting.Remove(row))
            {
                var values = columns.Select(column => rows[column].Trim().ToString()).Where(value => value.Length > 0).Take(ValuesInTitle);
                if (string.Join(" · ", values) is { Length: > 0 } title)
                {
                    titles[row] = title;
                }
            }
        }

        return titles;
    }

    private IEnumerable<int> FieldColumns(RowReader rows, Func<FieldDefinition, bool> isWanted) =>
        scored.Definition.LeadFields.Where(isWanted).Select(field => rows.Want(field.Column));

    private int RowOf(RowReader rows, int key) => rows.Problem is null ? scored.RowOf(rows[key].Trim().ToString()) : -1;
}
