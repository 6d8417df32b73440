using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Runs the lexer over a text and sets the trivia aside.</summary>
internal static class TokenReader
{
    public static TokenList Read(SourceText source)
    {
        var lexed = new LexedToken();
        var lexer = new ScoringLexer(new SourceCharStream(source)) { TokenFactory = lexed };
        lexer.RemoveErrorListeners();

        // A token to five characters and a stretch of trivia to each is about what people write.
        var tokens = new List<ScoreToken>((source.Text.Length / 5) + 16);
        var trivia = new List<TriviaStretch>((source.Text.Length / 5) + 16);
        var firstTrivia = 0;
        var lineBreak = false;
        var comment = false;
        while (true)
        {
            lexer.NextToken();
            if (TriviaKindOf(lexed.Type) is { } kind)
            {
                trivia.Add(new TriviaStretch(kind, lexed.StartIndex, lexed.StopIndex + 1));
                lineBreak |= kind == TriviaKind.NewLine;
                comment |= kind is not (TriviaKind.NewLine or TriviaKind.Whitespace);
                continue;
            }

            // The lexer's end of file has a length of its own making.
            var end = lexed.Type == ScoringLexer.Eof;
            tokens.Add(new ScoreToken(source, lexed.Type, lexed.StartIndex, end ? lexed.StartIndex - 1 : lexed.StopIndex)
            {
                FirstTrivia = firstTrivia,
                TriviaCount = trivia.Count - firstTrivia,
                LineBreakBefore = lineBreak,
                CommentBefore = comment,
            });
            if (end)
            {
                return new TokenList(source, tokens, trivia);
            }

            firstTrivia = trivia.Count;
            lineBreak = false;
            comment = false;
        }
    }

    private static TriviaKind? TriviaKindOf(int type) => type switch
    {
        ScoringLexer.BLANKS => TriviaKind.Whitespace,
        ScoringLexer.NEWLINE => TriviaKind.NewLine,
        ScoringLexer.LINE_COMMENT => TriviaKind.LineComment,
        ScoringLexer.BLOCK_COMMENT => TriviaKind.BlockComment,
        ScoringLexer.DOCUMENTATION => TriviaKind.Documentation,
        _ => null,
    };
}
