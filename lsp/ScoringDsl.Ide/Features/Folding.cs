using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>Lines that an editor can fold, counted from 0.</summary>
/// <param name="FirstLine">The line that stays.</param>
/// <param name="LastLine">The last line that is hidden.</param>
/// <param name="IsComment">Whether they are comments.</param>
public sealed record FoldedLines(int FirstLine, int LastLine, bool IsComment);

/// <summary>Finds what can be folded: blocks in braces and runs of comment lines.</summary>
public static class Folding
{
    /// <summary>The stretches of a file in the order of their first lines.</summary>
    public static IReadOnlyList<FoldedLines> Find(IdeSnapshot snapshot, string path)
    {
        if (snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var found = new List<FoldedLines>();
        var open = new Stack<int>();
        foreach (var token in TokenFinder.TokensOf(tree.Root))
        {
            AddComments(tree, token, found);
            if (token is { Kind: TokenKind.Punctuation, Text: "{" })
            {
                open.Push(Line(token.Span.Start));
            }
            else if (token is { Kind: TokenKind.Punctuation, Text: "}" } && open.TryPop(out var first) && Line(token.Span.Start) - 1 > first)
            {
                found.Add(new FoldedLines(first, Line(token.Span.Start) - 1, IsComment: false));
            }
        }

        return [.. found.OrderBy(f => f.FirstLine)];

        int Line(int offset) => tree.Source.GetPosition(offset).Line;
    }

    private static void AddComments(SyntaxTree tree, SyntaxToken token, List<FoldedLines> found)
    {
        int? first = null;
        var last = 0;
        foreach (var trivia in token.Leading)
        {
            if (trivia.Kind is TriviaKind.Whitespace or TriviaKind.NewLine)
            {
                continue;
            }

            var start = tree.Source.GetPosition(trivia.Span.Start).Line;
            if (first is not null && start > last + 1)
            {
                Add();
                first = null;
            }

            first ??= start;
            last = tree.Source.GetPosition(trivia.Span.End).Line;
        }

        Add();

        void Add()
        {
            if (first is { } line && last > line)
            {
                found.Add(new FoldedLines(line, last, IsComment: true));
            }
        }
    }
}
