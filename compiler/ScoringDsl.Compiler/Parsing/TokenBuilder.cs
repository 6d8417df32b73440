using System.Collections.Immutable;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Makes the tree's tokens from the parser's. The same word is one string in the whole tree.</summary>
internal sealed class TokenBuilder(TokenList list)
{
    private readonly HashSet<string> _texts = [];

    public SyntaxToken Build(ScoreToken token) => new(KindOf(token.Type), TextOf(token.Span), token.StartIndex, LeadingOf(token));

    private ImmutableArray<SyntaxTrivia> LeadingOf(ScoreToken token)
    {
        if (token.TriviaCount == 0)
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<SyntaxTrivia>(token.TriviaCount);
        for (var i = 0; i < token.TriviaCount; i++)
        {
            var (kind, start, end) = list.Trivia[token.FirstTrivia + i];
            var span = TextSpan.FromBounds(start, end);
            result.Add(new SyntaxTrivia(kind, TextOf(span), span));
        }

        return result.MoveToImmutable();
    }

    private string TextOf(TextSpan span)
    {
        var text = list.Source.Text.AsSpan(span.Start, span.Length);
        var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var result))
        {
            result = text.ToString();
            _texts.Add(result);
        }

        return result;
    }

    private static TokenKind KindOf(int type) => type switch
    {
        >= ScoringParser.UP_TO and <= ScoringParser.TESTS_FOR => TokenKind.WordOperator,
        >= ScoringParser.AND and <= ScoringParser.MATCH => TokenKind.Keyword,
        >= ScoringParser.AT and <= ScoringParser.WORD => TokenKind.Word,
        ScoringParser.QUOTED_NAME => TokenKind.QuotedName,
        ScoringParser.STRING => TokenKind.String,
        ScoringParser.DATE => TokenKind.Date,
        ScoringParser.PERCENT => TokenKind.Percent,
        ScoringParser.NUMBER => TokenKind.Number,
        ScoringParser.Eof => TokenKind.EndOfFile,
        ScoringParser.TOO_DEEP or ScoringParser.UNCLOSED_COMMENT or ScoringParser.UNKNOWN => TokenKind.Invalid,
        _ => TokenKind.Punctuation,
    };
}
