using System.Text.Json;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Serve.OpenApi;

/// <summary>Writes the JSON schemas of one model: what a lead, its events and its results are.</summary>
internal sealed class ModelSchemas(Utf8JsonWriter json, string name, ServeSettings settings)
{
    private const decimal Thousandths = 1_000;

    /// <summary>Writes the schemas.</summary>
    public void Write(ModelDefinition leads, ModelDefinition? accounts)
    {
        WriteRequest(accounts is not null);
        WriteLead(leads);
        for (var i = 0; i < leads.Events.Length; i++)
        {
            WriteEvent(leads.Events[i]);
        }

        if (accounts is not null)
        {
            Begin("Account");
            WriteKey("The account's key; leads name it.");
            WriteFields("fields", accounts.LeadFields);
            End(["key"]);
            WriteResult("AccountResult", accounts);
        }

        WriteResult("Result", leads);
        WriteAnswer(accounts is not null);
        WriteExplanation();
    }

    private void WriteRequest(bool hasAccounts)
    {
        Begin("Request");
        json.WriteStartObject("as_of"u8);
        json.WriteString("type"u8, "string");
        json.WriteString("description"u8, "The instant to score as of, such as 2025-06-01T09:30:00Z; or now.");
        json.WriteEndObject();
        WriteReference("lead", "Lead");
        WriteList("leads", "Lead", settings.MaxLeads);
        if (hasAccounts)
        {
            WriteList("accounts", "Account", settings.MaxLeads);
            json.WritePropertyName("account"u8);
            json.WriteRawValue("""{"type":"string","description":"Of /explain alone: the key of the account to explain, instead of a lead."}""");
        }

        End(["as_of"]);
    }

    private void WriteLead(ModelDefinition leads)
    {
        Begin("Lead");
        WriteKey("The lead's key; it comes back with the result.");
        WriteFields("fields", leads.LeadFields);
        json.WriteStartObject("events"u8);
        json.WriteString("type"u8, "array");
        WriteEvents(leads.Events);
        json.WriteEndObject();
        End([]);
    }

    /// <summary>What the items of a lead's events are. A lenient service takes others than the model's too.</summary>
    private void WriteEvents(EventDefinition[] events)
    {
        if (events.Length == 0)
        {
            // There is no schema that is one of none.
            if (!settings.IsLenient)
            {
                json.WriteNumber("maxItems"u8, 0);
            }

            return;
        }

        json.WriteStartObject("items"u8);
        json.WriteStartArray(settings.IsLenient ? "anyOf"u8 : "oneOf"u8);
        foreach (var e in events)
        {
            json.WriteStartObject();
            json.WriteString("$ref"u8, Reference(EventName(e)));
            json.WriteEndObject();
        }

        if (settings.IsLenient)
        {
            json.WriteRawValue("""{"type":"object"}""");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteEvent(EventDefinition e)
    {
        Begin(EventName(e));
        json.WriteStartObject("event"u8);
        json.WriteString("const"u8, e.Name);
        json.WriteEndObject();
        json.WriteStartObject("at"u8);
        json.WriteString("type"u8, "string");
        json.WriteString("description"u8, "When it happened: 2025-05-30 or 2025-05-30T09:00:00Z.");
        json.WriteEndObject();
        json.WriteStartObject("id"u8);
        json.WriteString("type"u8, "string");
        json.WriteString("description"u8, "Of several events of one kind and id the earliest counts.");
        json.WriteEndObject();
        WriteFields("properties", e.Properties);
        End(["event", "at"]);
    }

    private void WriteResult(string schema, ModelDefinition definition)
    {
        Begin(schema);
        List<string> members =
        [
            definition.KeyColumn, .. definition.Scores.Select(score => score.Name), .. definition.Labels.Select(label => label.Name),
            "excluded", "segments", "handoffs", "reasons",
        ];
        json.WriteStartObject(definition.KeyColumn);
        json.WriteString("type"u8, "string");
        json.WriteEndObject();
        foreach (var score in definition.Scores)
        {
            json.WriteStartObject(score.Name);
            json.WriteString("type"u8, "number");
            json.WriteString("title"u8, score.Title);
            if (score.Minimum != long.MinValue)
            {
                json.WriteNumber("minimum"u8, score.Minimum / Thousandths);
            }

            if (score.Maximum != long.MaxValue)
            {
                json.WriteNumber("maximum"u8, score.Maximum / Thousandths);
            }

            json.WriteEndObject();
        }

        foreach (var label in definition.Labels)
        {
            json.WriteStartObject(label.Name);
            WriteEnum(label.Labels);
            json.WriteEndObject();
        }

        WriteFlags("excluded", definition, FlagKind.Exclusion);
        WriteFlags("segments", definition, FlagKind.Segment);
        WriteFlags("handoffs", definition, FlagKind.Handoff);
        json.WritePropertyName("reasons"u8);
        json.WriteRawValue("""{"type":"array","items":{"type":"string"}}""");
        if (definition.Flags.Any(flag => flag.Kind == FlagKind.Outcome))
        {
            WriteFlags("outcomes", definition, FlagKind.Outcome);
            members.Add("outcomes");
        }

        End([.. members]);
    }

    private void WriteAnswer(bool hasAccounts)
    {
        Begin("Answer");
        WriteHead();
        json.WritePropertyName("as_of"u8);
        json.WriteRawValue("""{"type":"string"}""");
        WriteReference("result", "Result");
        WriteList("results", "Result", null);
        if (hasAccounts)
        {
            WriteList("accounts", "AccountResult", null);
        }

        json.WritePropertyName("ignored"u8);
        json.WriteRawValue("""{"type":"array","items":{"type":"string"},"description":"Places in the request that were left out (with --lenient)."}""");
        End(["model", "fingerprint", "as_of"]);
    }

    private void WriteExplanation()
    {
        Begin("Explanation");
        WriteHead();
        json.WritePropertyName("explanation"u8);
        json.WriteRawValue("""{"type":"object","description":"What 'score explain --format json' prints."}""");
        End(["model", "fingerprint", "explanation"]);
    }

    private void WriteHead()
    {
        json.WritePropertyName("model"u8);
        json.WriteRawValue("""{"type":"string"}""");
        json.WritePropertyName("version"u8);
        json.WriteRawValue("""{"type":"integer"}""");
        json.WritePropertyName("fingerprint"u8);
        json.WriteRawValue("""{"type":"string","description":"What tells this model from other versions of it."}""");
    }

    private void WriteKey(string description)
    {
        json.WriteStartObject("key"u8);
        json.WriteString("type"u8, "string");
        json.WriteString("description"u8, description);
        json.WriteEndObject();
    }

    private void WriteFields(string member, FieldDefinition[] fields)
    {
        json.WriteStartObject(member);
        json.WriteString("type"u8, "object");
        json.WriteBoolean("additionalProperties"u8, settings.IsLenient);
        json.WriteStartObject("properties"u8);
        foreach (var field in fields)
        {
            if (!field.IsKey)
            {
                json.WriteStartObject(field.Name);
                WriteType(field);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The type of a field; every value may be null, which is missing.</summary>
    private void WriteType(FieldDefinition field)
    {
        json.WriteStartArray("type"u8);
        json.WriteStringValue(field.Kind switch
        {
            FieldKind.Number => "number",
            FieldKind.Bool => "boolean",
            FieldKind.TextList => "array",
            _ => "string",
        });
        json.WriteStringValue("null");
        json.WriteEndArray();
        switch (field.Kind)
        {
            case FieldKind.TextList:
                json.WritePropertyName("items"u8);
                json.WriteRawValue("""{"type":"string"}""");
                break;
            case FieldKind.Date:
                json.WriteString("description"u8, "2025-06-01 or 2025-06-01T09:30:00Z.");
                break;
            case FieldKind.OneOf:
                // No enum: other values are taken too, they only equal none of these.
                json.WriteString("description"u8, $"One of {string.Join(", ", field.Values)}.");
                json.WriteStartArray("examples"u8);
                foreach (var value in field.Values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
                break;
        }
    }

    private void WriteFlags(string member, ModelDefinition definition, FlagKind kind)
    {
        json.WriteStartObject(member);
        json.WriteString("type"u8, "array");
        json.WriteStartObject("items"u8);
        WriteEnum(definition.Flags.Where(flag => flag.Kind == kind).Select(flag => flag.Name));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteEnum(IEnumerable<string> values)
    {
        json.WriteString("type"u8, "string");
        var all = values.ToList();
        if (all.Count == 0)
        {
            return;
        }

        json.WriteStartArray("enum"u8);
        foreach (var value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private void WriteReference(string member, string schema)
    {
        json.WriteStartObject(member);
        json.WriteString("$ref"u8, Reference(schema));
        json.WriteEndObject();
    }

    private void WriteList(string member, string schema, int? most)
    {
        json.WriteStartObject(member);
        json.WriteString("type"u8, "array");
        if (most is { } count)
        {
            json.WriteNumber("maxItems"u8, count);
        }

        WriteReference("items", schema);
        json.WriteEndObject();
    }

    private void Begin(string schema)
    {
        json.WriteStartObject($"{name}.{schema}");
        json.WriteString("type"u8, "object");
        json.WriteBoolean("additionalProperties"u8, false);
        json.WriteStartObject("properties"u8);
    }

    private void End(ReadOnlySpan<string> required)
    {
        json.WriteEndObject();
        if (!required.IsEmpty)
        {
            json.WriteStartArray("required"u8);
            foreach (var member in required)
            {
                json.WriteStringValue(member);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private string Reference(string schema) => $"#/components/schemas/{name}.{schema}";

    // Schemas' names are letters, digits, dots, hyphens and underscores.
    private static string EventName(EventDefinition e) =>
        "Event." + string.Concat(e.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : c == ' ' ? "_" : $"-{(int)c:x}"));
}
