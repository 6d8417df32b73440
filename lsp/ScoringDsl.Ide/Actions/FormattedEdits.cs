using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Actions;

/// <summary>Makes edits such that a file that was formatted stays so: columns of neighbours move along.</summary>
internal static class FormattedEdits
{
    /// <summary>The edits of one file, formatted where the file was.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="edits">The edits, not overlapping, in any order.</param>
    /// <param name="newName">A define or list that the edits declare under a made-up name, or null.</param>
    public static ActionEdits Of(SyntaxTree tree, IReadOnlyCollection<TextEdit> edits, string? newName = null)
    {
        var text = Apply(tree.Source.Text, edits);
        var after = SyntaxTree.Parse(new SourceText(tree.Source.Path, text));
        IReadOnlyCollection<TextEdit> made = edits;
        if (Formatter.Format(tree) == tree.Source.Text && Formatter.Format(after) is { } formatted)
        {
            made = LineEdits.Between(tree.Source, formatted);
            after = SyntaxTree.Parse(new SourceText(tree.Source.Path, formatted));
        }

        var named = after.Root.Statements
            .Select(s => s switch { DefineDeclarationSyntax define => define.Name, ListDeclarationSyntax list => list.Name, _ => null })
            .FirstOrDefault(n => newName is not null && n?.Value == newName);
        return new ActionEdits(
            [.. made.Select(e => new FileEdit(new Place(tree.Source, e.Span), e.NewText))],
            named is null ? null : new NewName(tree.Source.Path, after.Source.GetPosition(named.Span.Start)));
    }

    /// <summary>The text after the edits.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(e => e.Span.Start).ThenByDescending(e => e.Span.End))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return text;
    }
}
