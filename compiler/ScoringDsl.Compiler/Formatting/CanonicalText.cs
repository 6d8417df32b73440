using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>The text of a part of a model as the formatter writes it on one line, comments left out.</summary>
internal static class CanonicalText
{
    /// <summary>The text of the tokens of a node that begin in a span, so that however a line is spaced its text is the same.</summary>
    /// <param name="node">The node; no block in it may begin in the span.</param>
    /// <param name="span">The span.</param>
    /// <param name="replace">What stands for a token; null for its own text.</param>
    public static string Of(SyntaxNode node, TextSpan span, Func<SyntaxToken, string?> replace)
    {
        var pieces = new List<Piece>();
        Collect(node, span, new PieceBuilder(), pieces);
        return new LineBreaker("", [.. pieces.Select(p => p with { Text = replace(p.Token) ?? p.Text, Gap = Gap.Empty })]).OneLine();
    }

    private static void Collect(SyntaxNode node, TextSpan span, PieceBuilder builder, List<Piece> pieces)
    {
        builder.Enter(node);
        foreach (var child in node.Children)
        {
            if (child.Span.Start >= span.End)
            {
                return;
            }

            if (child is SyntaxNode inner)
            {
                Collect(inner, span, builder, pieces);
            }
            else if (child is SyntaxToken { Text.Length: > 0 } token && token.Span.Start >= span.Start && builder.Next(token) is { } piece)
            {
                pieces.Add(piece);
            }
        }
    }
}
