using System.Text.Json;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Serve.Http;
using ScoringDsl.Serve.Models;

namespace ScoringDsl.Serve.OpenApi;

/// <summary>
/// Writes what the service takes and gives, as OpenAPI 3.1. It is made from the models that are loaded: each model's fields, events and
/// results are schemas of their own, so that clients and editors know them.
/// </summary>
internal sealed class OpenApiDocument(Utf8JsonWriter json, ServeSettings settings)
{
    /// <summary>Writes the document.</summary>
    public void Write(ModelCatalog models)
    {
        var definitions = new List<(string Name, ModelDefinition Leads, ModelDefinition? Accounts)>();
        foreach (var host in models.Hosts)
        {
            if (host.TryAcquire(out var lease))
            {
                using (lease)
                {
                    definitions.Add((host.Name, lease.Model.Definition, lease.Model.AccountDefinition));
                }
            }
        }

        json.WriteStartObject();
        json.WriteString("openapi"u8, "3.1.0");
        json.WriteStartObject("info"u8);
        json.WriteString("title"u8, "Lead scoring");
        json.WriteString("version"u8, string.Join(", ", definitions.Select(model => $"{model.Name} {model.Leads.Version ?? 0}")));
        json.WriteEndObject();
        if (settings.ApiKeys.Count > 0)
        {
            json.WritePropertyName("security"u8);
            json.WriteRawValue("""[{"key":[]},{"header":[]}]""");
        }

        json.WriteStartObject("paths"u8);
        foreach (var (name, leads, accounts) in definitions)
        {
            WriteOperation(name, "score", $"Score leads by {leads.Title}", "Answer");
            WriteOperation(name, "explain", $"Explain the scores of one lead{(accounts is null ? "" : " or account")} by {leads.Title}", "Explanation");
        }

        WriteGet("/models", "The models and how they stand", "200");
        WriteGet(Endpoints.HealthPath, "Whether every model is loaded", "200", "503");
        json.WriteEndObject();
        json.WriteStartObject("components"u8);
        if (settings.ApiKeys.Count > 0)
        {
            json.WritePropertyName("securitySchemes"u8);
            json.WriteRawValue("""{"key":{"type":"http","scheme":"bearer"},"header":{"type":"apiKey","in":"header","name":"X-Api-Key"}}""");
        }

        json.WriteStartObject("schemas"u8);
        json.WritePropertyName("Problem"u8);
        json.WriteRawValue("""{"type":"object","properties":{"status":{"type":"integer"},"title":{"type":"string"},"detail":{"type":"string"},"hint":{"type":"string"},"path":{"type":"string","description":"The JSON path of what is wrong."}},"required":["status","title","detail"]}""");
        foreach (var (name, leads, accounts) in definitions)
        {
            new ModelSchemas(json, name, settings).Write(leads, accounts);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteOperation(string name, string operation, string summary, string answer)
    {
        json.WriteStartObject($"/models/{name}/{operation}");
        json.WriteStartObject("post"u8);
        json.WriteString("operationId"u8, $"{name}_{operation}");
        json.WriteString("summary"u8, summary);
        json.WriteStartObject("requestBody"u8);
        json.WriteBoolean("required"u8, true);
        WriteContent("application/json", $"{name}.Request");
        json.WriteEndObject();
        json.WriteStartObject("responses"u8);
        json.WriteStartObject("200"u8);
        json.WriteString("description"u8, "The results");
        WriteContent("application/json", $"{name}.{answer}");
        json.WriteEndObject();
        foreach (var (status, description) in Problems)
        {
            json.WriteStartObject(status);
            json.WriteString("description"u8, description);
            WriteContent("application/problem+json", "Problem");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static readonly (string Status, string Description)[] Problems =
    [
        ("400", "The body is not what the model takes; 'path' says where"),
        ("401", "No key, or a wrong one"),
        ("408", "The body arrives too slowly"),
        ("413", "The body is too long, or has too many leads"),
        ("415", "The body is not JSON"),
        ("503", "Too many requests at once, or the model is not loaded"),
    ];

    private void WriteContent(string type, string schema)
    {
        json.WriteStartObject("content"u8);
        json.WriteStartObject(type);
        json.WriteStartObject("schema"u8);
        json.WriteString("$ref"u8, $"#/components/schemas/{schema}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteGet(string path, string summary, params ReadOnlySpan<string> statuses)
    {
        json.WriteStartObject(path);
        json.WriteStartObject("get"u8);
        json.WriteString("summary"u8, summary);
        if (path == Endpoints.HealthPath)
        {
            // Open to everybody.
            json.WriteStartArray("security"u8);
            json.WriteEndArray();
        }

        json.WriteStartObject("responses"u8);
        foreach (var status in statuses)
        {
            json.WriteStartObject(status);
            json.WriteString("description"u8, summary);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
