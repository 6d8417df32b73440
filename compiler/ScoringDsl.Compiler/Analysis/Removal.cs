using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>What is taken out of a text to be rid of a statement.</summary>
internal static class Removal
{
    /// <summary>A statement's whole lines; null where it shares them with something else.</summary>
    public static TextSpan? Of(SyntaxNode statement, SourceText source)
    {
        var first = source.GetLine(source.GetPosition(statement.Span.Start).Line);
        var last = source.GetPosition(statement.Span.End).Line;
        var before = source.ToString(TextSpan.FromBounds(first.Start, statement.Span.Start));
        var after = source.ToString(TextSpan.FromBounds(statement.Span.End, source.GetLine(last).End));
        return string.IsNullOrWhiteSpace(before) && string.IsNullOrWhiteSpace(after)
            ? TextSpan.FromBounds(first.Start, last + 1 < source.LineCount ? source.GetLine(last + 1).Start : source.Text.Length)
            : null;
    }
}
