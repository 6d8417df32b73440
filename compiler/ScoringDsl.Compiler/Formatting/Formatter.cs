using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>
/// Brings models to the one form described in docs/language.md, "How a file is formatted". Only blanks, line breaks, semicolons, the case
/// of keywords and a needless <c>count of</c> change; what the model means and every comment stay.
/// </summary>
public static class Formatter
{
    /// <summary>The formatted text, with <c>\n</c> at the end of every line, or null where the file has syntax errors: it is left as it is.</summary>
    /// <param name="tree">The file.</param>
    public static string? Format(SyntaxTree tree) =>
        tree.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : Alignment.Join(Layout.Of(StatementBuilder.Build(tree.Root)));

    /// <summary>What has to change for the file, or the lines that a span touches, to be formatted; nothing where the file has syntax errors.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="span">The span, or null for the whole file.</param>
    /// <returns>Edits in the order of the text, not overlapping.</returns>
    public static ImmutableArray<TextEdit> GetEdits(SyntaxTree tree, TextSpan? span = null)
    {
        if (Format(tree) is not { } text)
        {
            return [];
        }

        var edits = FormattingEdits.Between(tree, text);
        if (span is not { } wanted)
        {
            return edits;
        }

        var first = tree.Source.GetLine(tree.Source.GetPosition(wanted.Start).Line).Start;
        var last = tree.Source.GetLine(tree.Source.GetPosition(wanted.End).Line).End;
        return [.. edits.Where(e => e.Span.Start >= first && e.Span.End <= last)];
    }
}
