using System.Text.Json;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Verification;

/// <summary>
/// Runs the tests that a model carries as a resource of its assembly. When the model was built its tests passed, and their leads and
/// exact results were recorded; here the same leads are scored again and must give the same, to the thousandth of a point.
/// </summary>
/// <remarks>
/// The form: <c>{"tests":[{"name","asOf","accounts":[ROW],"leads":[ROW]}]}</c>, where a row has <c>key</c>, <c>fields</c> (index and texts
/// by turns), for leads <c>events</c> (<c>event</c>, <c>at</c>, <c>times</c>, <c>id</c>, <c>properties</c>), and the recorded <c>scores</c>,
/// <c>labels</c>, <c>flags</c> and <c>reasons</c>. Instants are in microseconds since 1970-01-01 UTC, scores in thousandths.
/// </remarks>
internal static class CarriedTests
{
    /// <summary>Runs the tests of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="recorded">The resource.</param>
    /// <exception cref="ModelLoadException">The resource is not what this version reads.</exception>
    public static CarriedTestRun Run(ScoringModel model, Stream recorded)
    {
        try
        {
            using var document = JsonDocument.Parse(recorded);
            var failures = new List<string>();
            var count = 0;
            foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
            {
                count++;
                if (Run(model, test) is { } difference)
                {
                    failures.Add($"The test \"{test.GetProperty("name").GetString()}\" gives {difference}.");
                }
            }

            return new CarriedTestRun(count, failures);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
                                      or ArgumentException or IndexOutOfRangeException)
        {
            throw new ModelLoadException("The tests that the model carries cannot be read. Compile the model again.", e);
        }
    }

    /// <summary>The first thing that differs from what was recorded, or null.</summary>
    private static string? Run(ScoringModel model, JsonElement test)
    {
        var asOf = test.GetProperty("asOf").GetInt64();
        var builder = model.NewBlock();
        foreach (var account in test.GetProperty("accounts").EnumerateArray())
        {
            AddAccount(builder.Accounts, account);
        }

        foreach (var lead in test.GetProperty("leads").EnumerateArray())
        {
            AddLead(builder, lead);
        }

        var block = builder.Build();
        if (model.AccountDefinition is not { } definition)
        {
            return Compare(model.Definition, model.ScoreBatch(block, asOf, threads: 1), test.GetProperty("leads"));
        }

        var table = model.ScoreAccounts(block, asOf, threads: 1);
        return Compare(model.Definition, table.Leads, test.GetProperty("leads")) ?? Compare(definition, table.Accounts, test.GetProperty("accounts"));
    }

    private static void AddAccount(AccountBlockBuilder accounts, JsonElement account)
    {
        var number = accounts.Add(account.GetProperty("key").GetString() ?? "");
        foreach (var (field, texts) in Values(account.GetProperty("fields")))
        {
            if (texts.Length > 1)
            {
                accounts.SetTexts(number, field, texts);
            }
            else
            {
                accounts.TrySetField(number, field, texts[0]);
            }
        }
    }

    private static void AddLead(LeadBlockBuilder builder, JsonElement lead)
    {
        var row = builder.AddLead(lead.GetProperty("key").GetString() ?? "");
        foreach (var (field, texts) in Values(lead.GetProperty("fields")))
        {
            if (texts.Length > 1)
            {
                builder.SetTexts(row, field, texts);
            }
            else
            {
                builder.TrySetField(row, field, texts[0]);
            }
        }

        foreach (var e in lead.GetProperty("events").EnumerateArray())
        {
            for (var times = e.GetProperty("times").GetInt32(); times > 0; times--)
            {
                AddEvent(builder, row, e);
            }
        }
    }

    private static void AddEvent(LeadBlockBuilder builder, int row, JsonElement e)
    {
        var number = builder.AddEvent(row, e.GetProperty("event").GetInt32(), e.GetProperty("at").GetInt64(), e.GetProperty("id").GetString());
        foreach (var (property, texts) in Values(e.GetProperty("properties")))
        {
            if (texts.Length > 1)
            {
                builder.SetPropertyTexts(number, property, texts);
            }
            else
            {
                builder.TrySetProperty(number, property, texts[0]);
            }
        }
    }

    private static IEnumerable<(int Index, string[] Texts)> Values(JsonElement values)
    {
        for (var i = 0; i < values.GetArrayLength(); i += 2)
        {
            yield return (values[i].GetInt32(), [.. values[i + 1].EnumerateArray().Select(text => text.GetString() ?? "")]);
        }
    }

    private static string? Compare(ModelDefinition definition, ScoreTable table, JsonElement rows)
    {
        for (var row = 0; row < table.Count && row < rows.GetArrayLength(); row++)
        {
            for (var score = 0; score < definition.Scores.Length; score++)
            {
                var recorded = rows[row].GetProperty("scores")[score].GetInt64();
                if (table.GetScore(row, score) is var points && points != recorded)
                {
                    return $"{definition.Scores[score].Name} {ValueReader.FormatPoints(points)} where {ValueReader.FormatPoints(recorded)} was recorded";
                }
            }

            for (var label = 0; label < definition.Labels.Length; label++)
            {
                var recorded = rows[row].GetProperty("labels")[label].GetInt32();
                if (table.GetLabel(row, label) is var index && index != recorded)
                {
                    var (name, _, labels) = definition.Labels[label];
                    return $"{name} {labels[index]} where {labels[recorded]} was recorded";
                }
            }

            for (var flag = 0; flag < definition.Flags.Length; flag++)
            {
                var name = definition.Flags[flag].Name;
                if (table.GetFlag(row, flag) != rows[row].GetProperty("flags")[flag].GetBoolean())
                {
                    return $"{(table.GetFlag(row, flag) ? "" : "not ")}{name} where the opposite was recorded";
                }

                if (!table.GetReasons(row, flag).SequenceEqual([.. rows[row].GetProperty("reasons")[flag].EnumerateArray().Select(rule => rule.GetInt32())]))
                {
                    return $"other reasons for {name} than were recorded";
                }
            }
        }

        return null;
    }
}
