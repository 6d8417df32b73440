using System.Text.Json;

namespace ScoringDsl.LanguageServer;

/// <summary>What the client can do, as far as the server acts on it.</summary>
/// <param name="PullsDiagnostics">Whether it asks for findings when it wants them; else they are sent.</param>
/// <param name="RegistersWatchedFiles">Whether it tells of files that change on the disk when asked to.</param>
/// <param name="TakesSnippets">Whether proposals may have places to fill in.</param>
internal sealed record ClientAbilities(bool PullsDiagnostics, bool RegistersWatchedFiles, bool TakesSnippets)
{
    /// <summary>A client that can do nothing.</summary>
    public static ClientAbilities None { get; } = new(false, false, false);

    /// <summary>Reads the capabilities of initialize.</summary>
    public static ClientAbilities Of(JsonElement capabilities) => new(
        Has(capabilities, "textDocument", "diagnostic"),
        Has(capabilities, "workspace", "didChangeWatchedFiles", "dynamicRegistration"),
        Has(capabilities, "textDocument", "completion", "completionItem", "snippetSupport"));

    /// <summary>Whether something stands at a path and is not false or null.</summary>
    private static bool Has(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return false;
            }
        }

        return element.ValueKind is not (JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined);
    }
}
