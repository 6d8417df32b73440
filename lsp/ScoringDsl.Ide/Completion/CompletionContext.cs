using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Completion;

/// <summary>The kinds of blocks in braces.</summary>
internal enum BlockKind
{
    File,
    Fields,
    EventProperties,
    Rules,
    Match,
    Bands,
    Stages,
    Test,
    TestLead,
    TestEvent,
    Unknown,
}

/// <summary>
/// Where in the language a place is, told from the tokens before it: the text around the cursor is being written and need not be
/// readable as a whole.
/// </summary>
/// <param name="Block">The block that the place is in.</param>
/// <param name="BlockHead">The tokens of the statement that opened the block.</param>
/// <param name="Statement">The tokens of the statement so far, without the word being typed.</param>
/// <param name="IsInText">Whether the place is inside quotes or a comment.</param>
internal sealed record CompletionContext(
    BlockKind Block, SyntaxToken[] BlockHead, SyntaxToken[] Statement, bool IsInText)
{
    /// <summary>Whether the place is inside quotes.</summary>
    public bool IsInQuotes { get; init; }

    private static readonly HashSet<string> JoiningWords = new(StringComparer.Ordinal)
    {
        "and", "or", "not", "in", "of", "is", "within", "where", "when", "between", "since", "older than", "up to", "down to", "at most", "at least",
        "because", "contains", "has word", "starts with", "ends with", "like", "under", "any of", "count of", "sum of", "average of", "min of", "max of",
        "per", "every", "each", "distinct", "without", "decay", "match", "weight", "=>", "=", ">", ">=", "<", "<=", "+", "-", "*", "/", ",", "(", "..", ":",
    };

    /// <summary>Reads the context of an offset.</summary>
    public static CompletionContext At(SyntaxTree tree, int offset)
    {
        var blocks = new Stack<(BlockKind Kind, List<SyntaxToken> Head)>();
        blocks.Push((BlockKind.File, []));
        var statement = new List<SyntaxToken>();
        var parentheses = 0;
        foreach (var token in TokenFinder.TokensOf(tree.Root))
        {
            if (IsInComment(token, offset))
            {
                return new CompletionContext(BlockKind.Unknown, [], [], IsInText: true);
            }

            if (token.Span.Start >= offset || token.Kind == TokenKind.EndOfFile)
            {
                BreakLine(token, offset);
                break;
            }

            BreakLine(token, token.Span.Start);
            // A text that is not closed yet goes on to the end of its line.
            if (token.Kind is TokenKind.String or TokenKind.Invalid && (offset < token.Span.End || (offset == token.Span.End && IsOpen(token))))
            {
                return new CompletionContext(blocks.Peek().Kind, [.. blocks.Peek().Head], [.. statement], IsInText: true) { IsInQuotes = token.Text.StartsWith('"') };
            }

            if (token.Span.End >= offset && IsWord(token))
            {
                // The word being typed: what is proposed replaces it.
                break;
            }

            if (token.Span.Length > 0)
            {
                Take(token);
            }
        }

        var (kind, head) = blocks.Peek();
        return new CompletionContext(kind, [.. head], [.. statement], IsInText: false);

        void Take(SyntaxToken token)
        {
            switch (token.Kind == TokenKind.Punctuation ? token.Text : "")
            {
                case "{":
                    blocks.Push((KindOf([.. statement], blocks.Peek().Kind), [.. statement]));
                    statement.Clear();
                    parentheses = 0;
                    break;
                case "}":
                    if (blocks.Count > 1)
                    {
                        blocks.Pop();
                    }

                    statement.Clear();
                    parentheses = 0;
                    break;
                case ";":
                    statement.Clear();
                    parentheses = 0;
                    break;
                default:
                    parentheses += token.Text switch { "(" => 1, ")" => -1, _ => 0 };
                    statement.Add(token);
                    break;
            }
        }

        // A line break before an offset ends the statement unless something is open or the line ends in a word that wants more.
        void BreakLine(SyntaxToken token, int before)
        {
            if (parentheses <= 0 && statement.Count > 0 && !JoiningWords.Contains(statement[^1].Text)
                && token.Leading.Any(t => t.Kind == TriviaKind.NewLine && t.Span.Start < before))
            {
                statement.Clear();
                parentheses = 0;
            }
        }
    }

    /// <summary>Whether a token is a word in the making: a name or any kind of keyword.</summary>
    public static bool IsWord(SyntaxToken token) => token.Kind is TokenKind.Word or TokenKind.Keyword or TokenKind.WordOperator or TokenKind.QuotedName;

    /// <summary>Whether a text lacks its closing quotation mark.</summary>
    private static bool IsOpen(SyntaxToken token) => token.Text is "\"" || (token.Text.StartsWith('"') && !token.Text.EndsWith('"'));

    private static bool IsInComment(SyntaxToken token, int offset) => token.Leading.Any(t =>
        (t.Kind is TriviaKind.LineComment or TriviaKind.Documentation && t.Span.Start < offset && offset <= t.Span.End)
        || (t.Kind == TriviaKind.BlockComment && t.Span.Start < offset && offset < t.Span.End));

    private static BlockKind KindOf(SyntaxToken[] head, BlockKind outer)
    {
        var first = head is [var opening, ..] ? opening.Text : "";
        var isAccount = first == "account" && head.Length > 1;
        return (outer, isAccount ? head[1].Text : first) switch
        {
            (BlockKind.File, "lead" or "account") => BlockKind.Fields,
            (BlockKind.File, "event") => BlockKind.EventProperties,
            (BlockKind.File, "score") => BlockKind.Rules,
            (BlockKind.File, "bands") => BlockKind.Bands,
            (BlockKind.File, "stages") => BlockKind.Stages,
            (BlockKind.File, "test") => BlockKind.Test,
            (BlockKind.Test, "lead" or "account") => BlockKind.TestLead,
            (BlockKind.Test, "event") => BlockKind.TestEvent,
            (BlockKind.Rules, _) => head.Any(t => t.Text == "match") ? BlockKind.Match : BlockKind.Rules,
            _ => BlockKind.Unknown,
        };
    }
}
