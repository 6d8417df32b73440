using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// Says in plain words what is wrong where the parser could not go on. It looks at the statement as people wrote it (the tokens before
/// and after, the rules around), for what a parser expects is not what a person has done wrong.
/// </summary>
internal sealed partial class SyntaxProblem
{
    private readonly SourceText _source;
    private readonly ScoreTokenStream _tokens;
    private readonly RuleContext? _context;
    private readonly IntervalSet _expected;
    private readonly int _first;
    private readonly int _last;
    private readonly int _at;

    private SyntaxProblem(SourceText source, ScoreTokenStream tokens, RecognitionException error)
    {
        _source = source;
        _tokens = tokens;
        _context = error.Context;
        _expected = error.GetExpectedTokens();
        _at = error.OffendingToken.TokenIndex;
        (_first, _last) = tokens.StatementAround(_at);
    }

    /// <summary>The token that does not fit.</summary>
    private ScoreToken Token => _tokens[_at];

    /// <summary>The token before it, or itself where it begins the statement.</summary>
    private ScoreToken Previous => _tokens[Math.Max(_at - 1, 0)];

    private bool Begins => _at == _first;

    /// <summary>Whether the statement ends where it should go on.</summary>
    private bool Ends => Token.Type is END or CLOSE_BRACE or TokenConstants.EOF;

    public static Diagnostic Describe(SourceText source, ScoreTokenStream tokens, RecognitionException error)
    {
        var problem = new SyntaxProblem(source, tokens, error);
        return problem.InBrackets()
            ?? problem.InCharacters()
            ?? problem.InPlace()
            ?? problem.InTime()
            ?? problem.InWords()
            ?? problem.InHeaders()
            ?? problem.InTests()
            ?? problem.InRules()
            ?? problem.InConditions()
            ?? problem.InDeclarations()
            ?? problem.InNames()
            ?? problem.Otherwise();
    }

    private DiagnosticBuilder At(ScoreToken token) => new(_source, token.Span);

    private DiagnosticBuilder From(ScoreToken first, ScoreToken last) => new(_source, first.Span.Cover(last.Span));

    /// <summary>The end of the token before, where something is missing.</summary>
    private DiagnosticBuilder After => Begins ? At(Token) : new(_source, new TextSpan(Previous.EndIndex, 0));

    /// <summary>A span from one token to another, both left out.</summary>
    private static TextSpan Between(ScoreToken first, ScoreToken last) => TextSpan.FromBounds(first.EndIndex, last.StartIndex);

    private string TextOf(ScoreToken first, ScoreToken last) => _source.ToString(first.Span.Cover(last.Span));

    /// <summary>The innermost of the rules around the place that is one of these.</summary>
    private bool Inside(params ReadOnlySpan<int> rules)
    {
        for (var context = _context; context is not null; context = context.Parent)
        {
            if (rules.Contains(context.RuleIndex))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIn(int rule) => _context?.RuleIndex == rule;

    private bool Expects(int type) => _expected.Contains(type);

    /// <summary>Whether an expression is due.</summary>
    private bool ExpectsExpression => Expects(PERCENT) && Expects(WORD);

    private static bool IsWord(int type) => type is >= AND and <= QUOTED_NAME;

    private Diagnostic? InBrackets()
    {
        for (var i = _first; i < _last; i++)
        {
            if (_tokens[i] is { Type: OPEN_PAREN, HasPartner: false } open)
            {
                return At(open).UnclosedParenthesis();
            }
        }

        return Token is { Type: CLOSE_PAREN, HasPartner: false } close ? At(close).ParenthesisClosesNothing() : null;
    }

    private Diagnostic? InCharacters()
    {
        if (Token.Type != UNKNOWN)
        {
            return Begins && Inside(RULE_block, RULE_member) && Token.Type is STAR ? Bullet() : null;
        }

        var next = _tokens[_at + 1];
        var last = next.Type == UNKNOWN && next.StartIndex == Token.EndIndex && next.Characters.SequenceEqual(Token.Characters) ? next : Token;
        var at = From(Token, last);
        var text = TextOf(Token, last);
        if (Begins && Token.Characters is "•" or "·" or "▪" or "●" or "–" or "—" or "−")
        {
            return Bullet();
        }

        return Token.Characters switch
        {
            "-" => at.CommentSign(text),
            "−" or "–" or "—" => at.SignForWord(text, "-"),
            "@" when Previous.EndIndex == Token.StartIndex || next.StartIndex == Token.EndIndex => TextWithSigns(),
            "&" => at.SignForWord(text, "and"),
            "|" => at.SignForWord(text, "or"),
            "!" => at.SignForWord(text, "not"),
            "#" => At(Token).CommentSign("#"),
            "%" => At(Token).UnknownCharacter("%", "A percent is written '40%', without a blank.", null),
            "$" or "€" or "£" => At(Token).UnknownCharacter(Token.Text, "Amounts are plain numbers.", ""),
            [var c] when char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control =>
                At(Token).InvisibleCharacter(string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}")),
            _ => At(Token).UnknownCharacter(Token.Text, "If it belongs to a text, the text needs double quotes.", null),
        };
    }

    /// <summary>A bullet and the blanks after it.</summary>
    private Diagnostic Bullet() => At(Token).Bullet(Token.Text, TextSpan.FromBounds(Token.StartIndex, _tokens[_at + 1].StartIndex));

    /// <summary>A text with a sign in it, such as an address: everything that touches the sign.</summary>
    private Diagnostic TextWithSigns()
    {
        var (first, last) = (_at, _at);
        while (first > _first && _tokens[first - 1].EndIndex == _tokens[first].StartIndex && _tokens[first - 1].Type is not (COMMA or OPEN_PAREN))
        {
            first--;
        }

        while (last + 1 < _last && _tokens[last + 1].StartIndex == _tokens[last].EndIndex && _tokens[last + 1].Type is not (COMMA or CLOSE_PAREN))
        {
            last++;
        }

        // A domain is what follows the sign.
        var text = TextOf(_tokens[first], _tokens[last]);
        return From(_tokens[first], _tokens[last]).NeedsQuotes(first == _at && first > _first && Is(_tokens[first - 1], ["domain"]) ? text[1..] : text);
    }

    private Diagnostic Otherwise()
    {
        if (Begins && Token.Type == SLASH)
        {
            return At(Token).CommentSign("/");
        }

        if (Begins && Token.Type == PER)
        {
            return At(Token).MeantWord(Token.Text, "each");
        }

        if (Begins)
        {
            return Token.Type == OPEN_BRACE ? At(Token).BlockWithoutHeader() : At(Token).CannotBegin(Token.Text);
        }

        if (_expected.Count == 1 && Word(_expected.MinElement) is { } only && (only != "{" || Ends) && (only != "=>" || Token.Type is PLUS or MINUS or NUMBER))
        {
            return After.Missing(only, null, Previous.EndIndex, $" {only}");
        }

        if (Ends || Token.Type is OPEN_BRACE or ARROW)
        {
            return After.Incomplete(Previous.Text, ExpectedHere());
        }

        var hint = Expects(END) && !Expects(OPEN_BRACE) && (IsWord(Token.Type) || Token.Type == STRING) ? "A new statement begins on a line of its own; a note begins with '//'." : ExpectedHere();
        return At(Token).Unexpected(Token.Text, Previous.Text, hint);
    }

    /// <summary>How a token with a fixed text is written.</summary>
    private static string? Word(int type) => type switch
    {
        END => null,
        REASONS => "reasons of",
        _ => DefaultVocabulary.GetLiteralName(type)?.Trim('\''),
    };

    private string? ExpectedHere()
    {
        if (ExpectsExpression)
        {
            return "A field, an event, a value or a number can stand here.";
        }

        if (IsIn(RULE_length) || IsIn(RULE_window) && Expects(NUMBER))
        {
            return "A length of time such as '30 days' can stand here.";
        }

        if (Expects(STRING))
        {
            return Expects(WORD) ? "A word, a number or a text in double quotes can stand here." : "A text in double quotes stands here.";
        }

        return Expects(NUMBER) ? "A number stands here." : Expects(WORD) ? "A name stands here." : null;
    }
}
