using System.Text;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Reads the tokens under a node.</summary>
internal static class TokenWalk
{
    /// <summary>Adds the first tokens under <paramref name="node"/>, up to <paramref name="most"/>.</summary>
    public static void Collect(SyntaxNode node, int most, List<SyntaxToken> tokens)
    {
        foreach (var child in node.Children)
        {
            if (tokens.Count == most)
            {
                return;
            }

            if (child is SyntaxToken token)
            {
                tokens.Add(token);
            }
            else if (child is SyntaxNode inner)
            {
                Collect(inner, most, tokens);
            }
        }
    }

    /// <summary>
    /// The text of a node up to an offset, comments left out, blanks folded and a family's variable replaced: the label of an unlabelled rule.
    /// </summary>
    public static string FoldedText(SyntaxNode node, int end, FamilyVariable? variable)
    {
        var builder = new StringBuilder();
        Append(node, end, variable, builder);
        return builder.ToString();
    }

    private static void Append(SyntaxNode node, int end, FamilyVariable? variable, StringBuilder builder)
    {
        foreach (var child in node.Children)
        {
            if (child.Span.Start >= end)
            {
                return;
            }

            if (child is SyntaxNode inner)
            {
                Append(inner, end, variable, builder);
                continue;
            }

            if (child is SyntaxToken { Text.Length: > 0 } token)
            {
                builder.Append(builder.Length > 0 && !token.Leading.IsDefaultOrEmpty ? " " : "").Append(variable?.TextOf(token) ?? token.Text);
            }
        }
    }
}
