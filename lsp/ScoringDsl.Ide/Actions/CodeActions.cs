using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Actions;

/// <summary>Offers changes for a place: the mends of findings, and what may be made of what stands there.</summary>
public static class CodeActions
{
    /// <summary>The actions for a selection, or for the place of a cursor where its length is 0; mends first.</summary>
    public static IReadOnlyList<CodeAction> Find(IdeSnapshot snapshot, string path, TextSpan selection)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var analysis = snapshot.AnalysisOf(path);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in analysis.Diagnostics.Where(d => d.Source == tree.Source && d.Span.Start <= selection.End && d.Span.End >= selection.Start))
        {
            actions.AddRange(diagnostic.Fixes.Select((fix, i) => new CodeAction(
                fix.Title,
                CodeActionKind.QuickFix,
                () => FormattedEdits.Of(tree, fix.Edits))
            {
                Mends = diagnostic,
                IsPreferred = i == 0,
            }));
            actions.AddRange(DeclareMissing.Find(analysis, tree, diagnostic));
        }

        if (analysis.Model is { } model)
        {
            var place = new ActionPlace(analysis, tree, model, Trimmed(tree.Source, selection));
            actions.AddRange(ExtractDefine.Find(place));
            actions.AddRange(ExtractList.Find(place));
            actions.AddRange(AddTest.Find(place));
        }

        return [.. actions.DistinctBy(a => a.Title)];
    }

    /// <summary>A selection without the blanks at its ends: people seldom hit words exactly.</summary>
    private static TextSpan Trimmed(SourceText source, TextSpan selection)
    {
        var (start, end) = (selection.Start, selection.End);
        while (start < end && char.IsWhiteSpace(source.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(source.Text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}
