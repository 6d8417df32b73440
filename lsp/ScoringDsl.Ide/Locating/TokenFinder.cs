using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Ide.Locating;

/// <summary>Finds tokens and the nodes around them by offset.</summary>
internal static class TokenFinder
{
    /// <summary>All tokens below a node, in the order of the text. A loop, not a recursion: chains may be long.</summary>
    public static IEnumerable<SyntaxToken> TokensOf(SyntaxNode node)
    {
        var open = new Stack<SyntaxElement>([node]);
        while (open.TryPop(out var element))
        {
            if (element is SyntaxToken token)
            {
                yield return token;
            }
            else if (element is SyntaxNode inner)
            {
                for (var i = inner.Children.Length - 1; i >= 0; i--)
                {
                    open.Push(inner.Children[i]);
                }
            }
        }
    }

    /// <summary>The token whose text an offset touches. Between two tokens that meet, names and texts win over signs.</summary>
    public static SyntaxToken? At(SyntaxNode root, int offset)
    {
        SyntaxToken? found = null;
        foreach (var element in PathTo(root, offset))
        {
            if (element is SyntaxToken token && (found is null || found.Kind == TokenKind.Punctuation))
            {
                found = token;
            }
        }

        return found;
    }

    /// <summary>The nodes around an offset, outermost first.</summary>
    public static IReadOnlyList<SyntaxNode> NodesAt(SyntaxNode root, int offset)
    {
        var nodes = new List<SyntaxNode>();
        SyntaxNode? node = root;
        while (node is not null)
        {
            nodes.Add(node);
            node = node.Children.OfType<SyntaxNode>().FirstOrDefault(c => c.Span.Start <= offset && offset < c.Span.End)
                ?? node.Children.OfType<SyntaxNode>().LastOrDefault(c => c.Span.Length > 0 && c.Span.Touches(offset));
        }

        return nodes;
    }

    /// <summary>The last token that ends at or before an offset, tokens without text left out; null at the head of the file.</summary>
    public static SyntaxToken? Before(SyntaxNode root, int offset)
    {
        SyntaxToken? last = null;
        foreach (var token in TokensOf(root))
        {
            if (token.Span.End > offset)
            {
                break;
            }

            last = token.Span.Length > 0 ? token : last;
        }

        return last;
    }

    private static IEnumerable<SyntaxElement> PathTo(SyntaxNode root, int offset)
    {
        var open = new Stack<SyntaxElement>([root]);
        while (open.TryPop(out var element))
        {
            if (element is SyntaxToken { Span.Length: > 0 })
            {
                yield return element;
            }
            else if (element is SyntaxNode node)
            {
                for (var i = node.Children.Length - 1; i >= 0; i--)
                {
                    if (node.Children[i].Span.Touches(offset))
                    {
                        open.Push(node.Children[i]);
                    }
                }
            }
        }
    }
}
