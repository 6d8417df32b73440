using System.Text.Json;

namespace ScoringDsl.LanguageServer;

/// <summary>The settings of one folder: the section <c>score</c> of the client's configuration.</summary>
/// <param name="Section">The section as it came; undefined where the client has none.</param>
/// <param name="ShowsStatistics">Whether code lenses say on how many leads a rule fires; <c>score.codeLens.statistics</c>.</param>
/// <param name="CountsAllNames">Whether code lenses count the uses of fields, events, lists and defines too; <c>score.codeLens.allReferences</c>.</param>
/// <param name="HintsReach">Whether inlay hints say what scores and bands can come to; <c>score.inlayHints.reach</c>.</param>
/// <param name="HintsPoints">Whether inlay hints say what points come to in the end; <c>score.inlayHints.points</c>.</param>
internal sealed record Settings(JsonElement Section, bool ShowsStatistics, bool CountsAllNames, bool HintsReach, bool HintsPoints)
{
    /// <summary>The settings of a client that says nothing.</summary>
    public static Settings Default { get; } = Of(default);

    /// <summary>The value of <c>score.data</c> as it came; undefined where it is not set.</summary>
    public JsonElement Data => Find("data");

    /// <summary>Reads the section; whatever is missing or of another kind is as by default.</summary>
    public static Settings Of(JsonElement section)
    {
        var settings = new Settings(section, true, false, true, true);
        return settings with
        {
            ShowsStatistics = settings.IsOn("codeLens", "statistics"),
            CountsAllNames = settings.Find("codeLens", "allReferences").ValueKind == JsonValueKind.True,
            HintsReach = settings.IsOn("inlayHints", "reach"),
            HintsPoints = settings.IsOn("inlayHints", "points"),
        };
    }

    private bool IsOn(params ReadOnlySpan<string> path) => Find(path).ValueKind != JsonValueKind.False;

    private JsonElement Find(params ReadOnlySpan<string> path)
    {
        var element = Section;
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
