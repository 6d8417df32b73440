using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>What "expand selection" selects: word, expression, rule, block, file.</summary>
public static class Selecting
{
    /// <summary>The stretches around an offset, innermost first, each larger than the one before.</summary>
    public static IReadOnlyList<TextSpan> Find(IdeSnapshot snapshot, string path, int offset)
    {
        if (snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var spans = new List<TextSpan>();
        if (TokenFinder.At(tree.Root, offset) is { } token)
        {
            spans.Add(token.Span);
        }

        foreach (var node in TokenFinder.NodesAt(tree.Root, offset).Reverse())
        {
            if (spans.Count == 0 || (node.Span.Length > spans[^1].Length && node.Span.Start <= spans[^1].Start && node.Span.End >= spans[^1].End))
            {
                spans.Add(node.Span);
            }
        }

        return spans;
    }
}
