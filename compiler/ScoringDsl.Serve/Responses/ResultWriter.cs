using System.Text.Json;
using ScoringDsl.Runtime;

namespace ScoringDsl.Serve.Responses;

/// <summary>Writes the results of a lead or an account: the same object that <c>score run --format jsonl</c> writes as a line.</summary>
internal static class ResultWriter
{
    private const int Thousandths = 1_000;

    /// <summary>Writes a row.</summary>
    public static void Write(Utf8JsonWriter json, ResultNames names, ScoreTable table, int row, string key)
    {
        json.WriteStartObject();
        json.WriteString(names.Key, key);
        for (var score = 0; score < names.Scores.Length; score++)
        {
            json.WritePropertyName(names.Scores[score]);
            json.WriteNumberValue((decimal)table.GetScore(row, score) / Thousandths);
        }

        foreach (var (label, name, labels) in names.Labels)
        {
            json.WriteString(name, labels[table.GetLabel(row, label)]);
        }

        WriteFlags(json, "excluded"u8, names.Exclusions, table, row);
        WriteFlags(json, "segments"u8, names.Segments, table, row);
        WriteFlags(json, "handoffs"u8, names.Handoffs, table, row);
        json.WriteStartArray("reasons"u8);
        WriteReasons(json, names, table, row);
        json.WriteEndArray();
        if (names.Outcomes.Length > 0)
        {
            WriteFlags(json, "outcomes"u8, names.Outcomes, table, row);
        }

        json.WriteEndObject();
    }

    private static void WriteFlags(Utf8JsonWriter json, ReadOnlySpan<byte> name, (int Index, JsonEncodedText Name)[] flags, ScoreTable table, int row)
    {
        json.WriteStartArray(name);
        foreach (var (flag, text) in flags)
        {
            if (table.GetFlag(row, flag))
            {
                json.WriteStringValue(text);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The reasons of the hand-offs that hold, strongest first, each once; there are few, so that looking back is cheap.</summary>
    private static void WriteReasons(Utf8JsonWriter json, ResultNames names, ScoreTable table, int row)
    {
        for (var i = 0; i < names.Handoffs.Length; i++)
        {
            var reasons = table.GetReasons(row, names.Handoffs[i].Index);
            for (var j = 0; j < reasons.Length; j++)
            {
                var label = table.GetRuleLabel(reasons[j]);
                if (!IsWritten(label, i, j))
                {
                    json.WriteStringValue(label);
                }
            }
        }

        bool IsWritten(string label, int handoff, int place)
        {
            for (var i = 0; i <= handoff; i++)
            {
                var reasons = table.GetReasons(row, names.Handoffs[i].Index);
                for (var j = 0; j < (i == handoff ? place : reasons.Length); j++)
                {
                    if (table.GetRuleLabel(reasons[j]) == label)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
