using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding.Symbols;
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
            ? new HoverText(SymbolText.Signature(found.Symbol), $"{SymbolText.Notes(found.Symbol)}\n\n{Reach(snapshot, path, found)}".Trim(), found.Name)
            : null;

    /// <summary>What a score can come to; nothing of a model with errors, about which nothing is proved.</summary>
    private static string Reach(IdeSnapshot snapshot, string path, SymbolAt found) =>
        found.Symbol is ScoreSymbol score && !snapshot.AnalysisOf(path).HasErrors
            ? $"Can come to {ModelReach.Of(found.Model).Of(score)} points."
            : "";
}
