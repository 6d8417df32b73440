using System.Text.Json;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Runtime;

namespace ScoringDsl.Compiler.Testing;

/// <summary>
/// Writes the leads of a model's tests with the exact results that they have, so that an assembly carries them and whoever loads it can
/// see without the compiler that it still scores as it did when the tests passed. The runtime reads what is written here.
/// </summary>
internal static class TestRecording
{
    /// <summary>Writes the tests of a model that was compiled.</summary>
    public static byte[] Write(Model bound, ScoringModel model)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("tests");
            foreach (var test in bound.Tests)
            {
                WriteTest(bound, model, test, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteTest(Model bound, ScoringModel model, BoundTest test, Utf8JsonWriter json)
    {
        var block = TestLeads.Build(bound, model, test);
        var table = model.AccountDefinition is null ? null : model.ScoreAccounts(block, test.AsOf, threads: 1);
        var leads = table?.Leads ?? model.ScoreBatch(block, test.AsOf, threads: 1);
        json.WriteStartObject();
        json.WriteString("name", test.Name);
        json.WriteNumber("asOf", test.AsOf);
        json.WriteStartArray("accounts");
        for (var i = 0; i < test.Accounts.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("key", test.Accounts[i].Key);
            WriteValues("fields", test.Accounts[i].Fields, json);
            if (table is not null && model.AccountDefinition is { } definition)
            {
                WriteResults(table.Accounts, i, definition.Scores.Length, definition.Labels.Length, definition.Flags.Length, json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("leads");
        for (var i = 0; i < test.Leads.Length; i++)
        {
            json.WriteStartObject();
            WriteLead(bound, test, test.Leads[i], json);
            WriteResults(leads, i, model.Definition.Scores.Length, model.Definition.Labels.Length, model.Definition.Flags.Length, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLead(Model bound, BoundTest test, BoundTestLead lead, Utf8JsonWriter json)
    {
        json.WriteString("key", TestLeads.KeyOf(test, lead));
        WriteValues("fields", lead.Fields, json, bound.AccountLink is { } link && lead.Account is { } account ? (link.Ordinal, account) : null);
        json.WriteStartArray("events");
        foreach (var e in lead.Events)
        {
            json.WriteStartObject();
            json.WriteNumber("event", e.Event.Ordinal);
            json.WriteNumber("at", e.At);
            json.WriteNumber("times", e.Times);
            json.WriteString("id", e.Id ?? "");
            WriteValues("properties", e.Properties, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(string name, IEnumerable<BoundTestValue> values, Utf8JsonWriter json, (int Field, string Text)? last = null)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value.Field.Ordinal);
            json.WriteStartArray();
            foreach (var text in value.Texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        if (last is { } more)
        {
            json.WriteNumberValue(more.Field);
            json.WriteStartArray();
            json.WriteStringValue(more.Text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteResults(ScoreTable table, int row, int scores, int labels, int flags, Utf8JsonWriter json)
    {
        json.WriteStartArray("scores");
        for (var i = 0; i < scores; i++)
        {
            json.WriteNumberValue(table.GetScore(row, i));
        }

        json.WriteEndArray();
        json.WriteStartArray("labels");
        for (var i = 0; i < labels; i++)
        {
            json.WriteNumberValue(table.GetLabel(row, i));
        }

        json.WriteEndArray();
        json.WriteStartArray("flags");
        for (var i = 0; i < flags; i++)
        {
            json.WriteBooleanValue(table.GetFlag(row, i));
        }

        json.WriteEndArray();
        json.WriteStartArray("reasons");
        for (var i = 0; i < flags; i++)
        {
            json.WriteStartArray();
            foreach (var rule in table.GetReasons(row, i))
            {
                json.WriteNumberValue(rule);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
