using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.LanguageServer.Documents;

/// <summary>Between the protocol's URIs and the compiler's paths.</summary>
internal static class DocumentPath
{
    /// <summary>The path of a URI; a URI that names no file (an unsaved document) is its own path.</summary>
    public static string FromUri(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !parsed.IsFile)
        {
            return uri;
        }

        var path = Uri.UnescapeDataString(parsed.AbsolutePath);
        // file:///c%3A/models and file:///c:/models are one file.
        return ModelPath.Normalize(path is ['/', _, ':', ..] ? path[1..] : path);
    }

    /// <summary>The URI of a path.</summary>
    public static string ToUri(string path)
    {
        if (path.Contains("://", StringComparison.Ordinal) || path.StartsWith("untitled:", StringComparison.Ordinal))
        {
            return path;
        }

        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? $"file://{escaped}" : $"file:///{escaped}";
    }
}
