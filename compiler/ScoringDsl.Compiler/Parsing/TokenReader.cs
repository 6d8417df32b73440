using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Runs the lexer over a text and sets the trivia aside.</summary>
internal static class TokenReader
{
    public static TokenList Read(SourceText source)
    {
        var lexer = new ScoringLexer(new SourceCharStream(source)) { TokenFactory = new ScoreTokenFactory(source) };
        lexer.RemoveErrorListeners();

        var tokens = new List<ScoreToken>();
        var trivia = new List<TriviaStretch>();
        var firstTrivia = 0;
        var lineBreak = false;
        var comment = false;
        while (true)
        {
            var token = (ScoreToken)lexer.NextToken();
            if (TriviaKindOf(token.Type) is { } kind)
            {
                trivia.Add(new TriviaStretch(kind, token.StartIndex, token.EndIndex));
                lineBreak |= kind == TriviaKind.NewLine;
                comment |= kind is not (TriviaKind.NewLine or TriviaKind.Whitespace);
                continue;
            }

            // The lexer's end of file has a length of its own making.
            var end = token.Type == ScoringLexer.Eof;
            tokens.Add(new ScoreToken(source, token.Type, token.StartIndex, end ? token.StartIndex - 1 : token.StopIndex)
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
