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

    /// <summary>The first token under a node that fits; null where none does.</summary>
    public static SyntaxToken? Find(SyntaxNode node, Func<SyntaxToken, bool> fits)
    {
        foreach (var child in node.Children)
        {
            var found = child is SyntaxToken token ? (fits(token) ? token : null) : child is SyntaxNode inner ? Find(inner, fits) : null;
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
