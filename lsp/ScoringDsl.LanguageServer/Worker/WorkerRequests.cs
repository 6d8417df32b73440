using System.Text.Json;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>Writes the members of requests to the worker.</summary>
internal static class WorkerRequests
{
    /// <summary>The model with the texts that are open and matter to it.</summary>
    public static void WriteModel(Utf8JsonWriter json, IdeSnapshot snapshot, ModelAnalysis analysis)
    {
        json.WriteString("model", analysis.Path);
        json.WriteStartObject("texts");
        var files = analysis.Trees.Select(t => t.Source.Path).Append(analysis.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, document) in snapshot.Documents)
        {
            // What is no model may be a list that the model reads.
            if (files.Contains(path) || !path.EndsWith(".score", StringComparison.Ordinal))
            {
                json.WriteString(path, document.Text);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>The data that settings name for the model.</summary>
    public static void WriteData(Utf8JsonWriter json, FolderSettings settings, string root, IReadOnlyList<string> folders)
    {
        var data = settings.Of(root).Data;
        if (data.ValueKind != JsonValueKind.Undefined)
        {
            json.WritePropertyName("data");
            data.WriteTo(json);
        }

        if (FolderOf(root, folders) is { } folder)
        {
            json.WriteString("folder", folder);
        }
    }

    /// <summary>The files of the model before.</summary>
    public static void WriteBefore(Utf8JsonWriter json, IReadOnlyDictionary<string, string?>? before)
    {
        if (before is null)
        {
            return;
        }

        json.WriteStartObject("before");
        foreach (var (path, text) in before)
        {
            json.WriteString(path, text);
        }

        json.WriteEndObject();
    }

    /// <summary>The innermost folder of the workspace that a file lies in; for a document that is no file yet the first; or null.</summary>
    private static string? FolderOf(string path, IReadOnlyList<string> folders) =>
        folders.Where(f => path.StartsWith(f.TrimEnd('/') + "/", StringComparison.Ordinal)).MaxBy(f => f.Length)
        ?? (folders.Count == 0 || Path.IsPathRooted(path) ? null : folders[0]);
}
