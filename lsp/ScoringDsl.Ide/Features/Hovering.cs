using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>What is shown about a place.</summary>
/// <param name="Code">A line or two of the language.</param>
/// <param name="Text">Markdown below it; may be empty.</param>
/// <param name="Place">The stretch it is about.</param>
public sealed record HoverText(string Code, string Text, Place Place);

/// <summary>Tells about the name under the mouse.</summary>
public static class Hovering
{
    /// <summary>What to show at an offset, or null.</summary>
    public static HoverText? Find(IdeSnapshot snapshot, string path, int offset) =>
        SymbolFinder.At(snapshot, path, offset) is { } found
            ? new HoverText(SymbolText.Signature(found.Symbol), SymbolText.Notes(found.Symbol), found.Name)
            : null;
}
