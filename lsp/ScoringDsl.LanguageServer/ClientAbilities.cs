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

    /// <summary>Whether it asks for a code action's edits when the action is chosen.</summary>
    public bool ResolvesEdits { get; init; }

    /// <summary>Whether it answers when it is asked for settings.</summary>
    public bool AnswersConfiguration { get; init; }

    /// <summary>Whether it tells of changed settings when asked to.</summary>
    public bool RegistersConfiguration { get; init; }

    /// <summary>Whether it can be asked to ask for code lenses again.</summary>
    public bool RefreshesLenses { get; init; }

    /// <summary>Whether it can be asked to ask for inlay hints again.</summary>
    public bool RefreshesHints { get; init; }

    /// <summary>Whether it can be asked to ask for findings again.</summary>
    public bool RefreshesFindings { get; init; }

    /// <summary>Whether it shows how far work has come.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Reads the capabilities of initialize.</summary>
    public static ClientAbilities Of(JsonElement capabilities) => new(
        Has(capabilities, "textDocument", "diagnostic"),
        Has(capabilities, "workspace", "didChangeWatchedFiles", "dynamicRegistration"),
        Has(capabilities, "textDocument", "completion", "completionItem", "snippetSupport"))
    {
        ResolvesEdits = Lists(capabilities, "edit", "textDocument", "codeAction", "resolveSupport", "properties"),
        AnswersConfiguration = Has(capabilities, "workspace", "configuration"),
        RegistersConfiguration = Has(capabilities, "workspace", "didChangeConfiguration", "dynamicRegistration"),
        RefreshesLenses = Has(capabilities, "workspace", "codeLens", "refreshSupport"),
        RefreshesHints = Has(capabilities, "workspace", "inlayHint", "refreshSupport"),
        RefreshesFindings = Has(capabilities, "workspace", "diagnostics", "refreshSupport"),
        ShowsProgress = Has(capabilities, "window", "workDoneProgress"),
    };

    /// <summary>Whether something stands at a path and is not false or null.</summary>
    private static bool Has(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path).ValueKind is not (JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined);

    /// <summary>Whether a list of texts at a path has a text.</summary>
    private static bool Lists(JsonElement element, string text, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.String && e.ValueEquals(text));

    private static JsonElement Find(JsonElement element, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }
}
