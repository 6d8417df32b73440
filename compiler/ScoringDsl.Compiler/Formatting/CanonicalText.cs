using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>The text of a part of a model as the formatter writes it on one line, comments left out.</summary>
internal static class CanonicalText
{
    /// <summary>The text of a node up to an offset, so that however a line is spaced its text is the same.</summary>
    /// <param name="node">The node; no block in it may begin before <paramref name="end"/>.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="replace">What stands for a token; null for its own text.</param>
    public static string Of(SyntaxNode node, int end, Func<SyntaxToken, string?> replace)
    {
        var pieces = new List<Piece>();
        Collect(node, end, new PieceBuilder(), pieces);
        return new LineBreaker("", [.. pieces.Select(p => p with { Text = replace(p.Token) ?? p.Text, Gap = Gap.Empty })]).OneLine();
    }

    private static void Collect(SyntaxNode node, int end, PieceBuilder builder, List<Piece> pieces)
    {
        builder.Enter(node);
        foreach (var child in node.Children)
        {
            if (child.Span.Start >= end)
            {
                return;
            }

            if (child is SyntaxNode inner)
            {
                Collect(inner, end, builder, pieces);
            }
            else if (child is SyntaxToken { Text.Length: > 0 } token && builder.Next(token) is { } piece)
            {
                pieces.Add(piece);
            }
        }
    }
}
