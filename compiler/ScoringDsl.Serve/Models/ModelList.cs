using System.Text.Json;
using ScoringDsl.Extensions.Hosting;

namespace ScoringDsl.Serve.Models;

/// <summary>Writes what models there are and how they stand.</summary>
internal static class ModelList
{
    /// <summary>Writes the list.</summary>
    public static void Write(Utf8JsonWriter json, ModelCatalog models)
    {
        json.WriteStartObject();
        json.WriteStartArray("models"u8);
        foreach (var host in models.Hosts)
        {
            Write(json, host);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScoringModelHost host)
    {
        var status = host.Status;
        json.WriteStartObject();
        json.WriteString("name"u8, host.Name);
        json.WriteString("state"u8, status.State switch { ModelState.Ready => "ready", ModelState.Stale => "stale", _ => "unavailable" });
        if (host.TryAcquire(out var lease))
        {
            using (lease)
            {
                var definition = lease.Model.Definition;
                json.WriteString("title"u8, definition.Title);
                if (definition.Version is { } version)
                {
                    json.WriteNumber("version"u8, version);
                }

                json.WriteString("fingerprint"u8, lease.Version);
                json.WriteStartArray("scores"u8);
                foreach (var score in definition.Scores)
                {
                    json.WriteStringValue(score.Name);
                }

                json.WriteEndArray();
            }
        }

        if (status.LoadedAt is { } loaded)
        {
            json.WriteString("loaded_at"u8, loaded);
        }

        json.WriteNumber("tests"u8, status.TestsRun);
        json.WriteNumber("swaps"u8, status.Swaps);
        json.WriteNumber("failures"u8, status.Failures);
        if (status.LastError is { } error)
        {
            json.WriteString("last_error"u8, error);
        }

        json.WriteEndObject();
    }
}
