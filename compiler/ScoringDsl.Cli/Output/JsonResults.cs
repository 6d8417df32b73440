using System.Text;
using System.Text.Json;

namespace ScoringDsl.Cli.Output;

/// <summary>Writes results as JSON lines: the names are those of the columns, scores are numbers, lists are arrays.</summary>
internal static class JsonResults
{
    /// <summary>Writes one object a line.</summary>
    public static void Write(Results results, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, JsonStyle.OneLine);
        foreach (var row in results.Rows)
        {
            WriteRow(results, row, json);
            json.Flush();
            output.Write(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
            output.Write('\n');
            buffer.SetLength(0);
            json.Reset();
        }
    }

    private static void WriteRow(Results results, int row, Utf8JsonWriter json)
    {
        var definition = results.Definition;
        json.WriteStartObject();
        json.WriteString(definition.KeyColumn, results.Key(row));
        for (var score = 0; score < definition.Scores.Length; score++)
        {
            json.WritePropertyName(definition.Scores[score].Name);
            json.WriteRawValue(results.Score(row, score));
        }

        foreach (var label in results.Labels)
        {
            json.WriteString(definition.Labels[label].Name, results.Label(row, label));
        }

        WriteList(json, "excluded", results.Excluded(row));
        WriteList(json, "segments", results.Segments(row));
        WriteList(json, "handoffs", results.Handoffs(row));
        WriteList(json, "reasons", results.Reasons(row));
        if (results.HasOutcomes)
        {
            WriteList(json, "outcomes", results.Outcomes(row));
        }

        json.WriteEndObject();
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
}
