using System.Collections.Immutable;
using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Statements in the wrong place, declarations, tests and names.</content>
internal sealed partial class SyntaxProblem
{
    private static readonly string[] DeclarationWords =
    [
        "model", "import", "lead", "account", "event", "list", "define", "score", "bands", "rating", "stages", "exclude", "segment", "handoff", "outcome", "ignore", "test",
    ];

    private static readonly string[] TestWords = ["expect", "as of"];

    private static readonly string[] TestStatementWords = ["expect", "event", "lead", "account"];

    private Diagnostic? InPlace()
    {
        var first = _tokens[_first];
        if (Inside(RULE_testDeclaration) && !Inside(RULE_testStatement, RULE_testHeader) || IsIn(RULE_testStatement))
        {
            return Begins && first.Type != OPEN_BRACE ? NotInTest(first) : null;
        }

        if (!Inside(RULE_testDeclaration) && Is(first, TestWords))
        {
            return At(first).WrongPlace(first.Text, "in a test");
        }

        if (first.Type == ACCOUNT && _at == _first + 1)
        {
            return At(first).AccountForm();
        }

        var isInBlock = Inside(RULE_block, RULE_matchRule);
        if (isInBlock && first.Type == WORD && Is(first, DeclarationWords) && LooksLikeDeclaration())
        {
            return At(first).WrongPlace(first.Text, "at the top of the file");
        }

        if (first.Type == WORD && Is(first, ["group"]) && _at > _first)
        {
            return GroupTitle();
        }

        if (!isInBlock && first.Type == WORD && Inside(RULE_topLevel) && Inside(RULE_member) && Misspelt(first) is { } meant)
        {
            return At(first).UnknownDeclaration(first.Text, meant);
        }

        return null;
    }

    /// <summary>Whether a statement that begins with a declaration word goes on like a declaration, and not like a rule about a field of that name.</summary>
    private bool LooksLikeDeclaration()
    {
        for (var i = _first + 1; i < _last; i++)
        {
            if (_tokens[i].Type == ARROW)
            {
                return false;
            }
        }

        return _tokens[_first + 1].Type is OPEN_BRACE or STRING or (>= COLUMN and <= QUOTED_NAME);
    }

    /// <summary>A line of a test that lacks its first word, or has another.</summary>
    private Diagnostic NotInTest(ScoreToken first)
    {
        if (TestStatementWords.FirstOrDefault(w => IsNearly(first.Characters, w)) is { } meant)
        {
            return At(first).NotInTest(first.Text, meant);
        }

        var (isEvent, isExpected) = (false, false);
        for (var i = _first; i < _last; i++)
        {
            isEvent |= _tokens[i].Type is AGO or DATE;
            isExpected |= _tokens[i].Type is IS or COMPARE or GIVES || Is(_tokens[i], ["gives"]);
        }

        return isEvent ? At(first).Missing("event", null, first.StartIndex, "event ")
            : isExpected ? At(first).Missing("expect", null, first.StartIndex, "expect ")
            : At(first).NotInTest(first.Text, null);
    }

    private Diagnostic? GroupTitle()
    {
        // 'group Social up to 15 {': the words up to the brace or the first clause are the title.
        var last = _first + 1;
        while (_tokens[last + 1].Type is WORD)
        {
            last++;
        }

        return _tokens[_first + 1].Type == WORD ? From(_tokens[_first + 1], _tokens[last]).NeedsQuotes(TextOf(_tokens[_first + 1], _tokens[last])) : null;
    }

    private Diagnostic? InTests()
    {
        if (!Inside(RULE_testStatement))
        {
            return null;
        }

        if (Expects(AGO) || Previous.Type == AT)
        {
            var ago = Expects(AGO) && Previous.Type == UNIT ? $"{TextOf(_tokens[_at - 2], Previous)} ago" : null;
            return From(Previous.Type == AT ? Previous : _tokens[_at - 2], ago is not null || Ends ? Previous : Token).EventTimeForm(ago);
        }

        if (Token.Type == DATE && Is(Previous, ["on"]))
        {
            return At(Previous).MeantWord(Previous.Text, "at");
        }

        if (Inside(RULE_expect) && Token.Type == NUMBER && IsWord(Previous.Type))
        {
            return After.Missing("is", null, Previous.EndIndex, " is");
        }

        if (Inside(RULE_testField) && _tokens[Math.Max(_at - 2, _first)] is { Type: COMMA } comma && IsWord(Previous.Type) && IsValue(Token.Type))
        {
            return At(comma).MeantWord(",", ";");
        }

        if (IsIn(RULE_testField) || Token.Type is COLON or EQUALS && Inside(RULE_testField))
        {
            return Token.Type is COLON or EQUALS ? At(Token).SignBeforeValue(Token.Text, Removal(_at)) : null;
        }

        return IsIn(RULE_asOf) && Expects(DATE) && !Ends ? At(Token).DateForm([]) : null;
    }

    private Diagnostic? InDeclarations()
    {
        if (IsIn(RULE_bandsDeclaration) && Begins)
        {
            return At(Token).BandForm(null);
        }

        if (IsIn(RULE_stagesDeclaration) && Begins)
        {
            return At(Token).StageForm();
        }

        if (Inside(RULE_fieldDeclaration, RULE_eventMember))
        {
            return InField();
        }

        if (IsIn(RULE_listDeclaration) && Is(Token, ["from"]))
        {
            return Quotes(_at + 1);
        }

        if (Inside(RULE_band))
        {
            return Band();
        }

        if (IsIn(RULE_stage) && Expects(WHEN))
        {
            return MeantWhen() ?? From(_tokens[_first], Ends ? Previous : Token).StageForm();
        }

        if (Expects(DOT_DOT) && Inside(RULE_scoreRange))
        {
            return Token.Type == MINUS || IsWord(Token.Type)
                ? At(Token).RangeWithoutDots(Between(Previous, _tokens[_at + 1]))
                : At(Previous).RangeWithoutDots(Previous.Span);
        }

        if (Expects(WHEN) && IsIn(RULE_resultDeclaration))
        {
            return MeantWhen() ?? After.Missing("when", null, Previous.EndIndex, " when");
        }

        if (Expects(EQUALS) && IsIn(RULE_defineDeclaration) || Expects(EQUALS) && Expects(FROM) || Expects(EQUALS) && IsIn(RULE_ratingDeclaration))
        {
            return Token.Type is COLON or IS || Is(Token, ["as", "means"]) ? At(Token).MeantWord(Token.Text, "=") : After.Missing("=", null, Previous.EndIndex, " =");
        }

        if (Expects(OPEN_BRACE) && !ExpectsExpression && Ends)
        {
            return From(_tokens[_first], Previous).MissingOpeningBrace(_tokens[_first].Text, Previous.EndIndex);
        }

        if (Expects(STRING) && !Expects(WORD) && IsWord(Token.Type))
        {
            return Quotes(_at);
        }

        return null;
    }

    private Diagnostic Band()
    {
        if (Token.Type == COMMA)
        {
            var commas = ImmutableArray.CreateBuilder<TextEdit>();
            for (var i = _at; i < _last; i++)
            {
                if (_tokens[i].Type == COMMA)
                {
                    commas.Add(new TextEdit(_tokens[i].Span, ";"));
                }
            }

            return At(Token).MeantWord(",", ";", commas.DrainToImmutable());
        }

        if (Is(Token, OtherwiseWords))
        {
            return At(Token).MeantWord(Token.Text, "otherwise");
        }

        // 'warm 40..69', 'warm: 40': the lower bound is what counts.
        for (var i = _first + 1; i < _last; i++)
        {
            if (_tokens[i].Type == NUMBER)
            {
                return From(_tokens[_first], _tokens[_last - 1]).BandForm($"{_tokens[_first].Text} >= {_tokens[i].Text}");
            }
        }

        return From(_tokens[_first], Ends ? Previous : Token).BandForm(null);
    }

    private Diagnostic? MeantWhen() =>
        Token.Type is COLON or EQUALS or ARROW || Is(Token, ["if", "where", "for"]) ? At(Token).MeantWord(Token.Text, "when") : null;

    /// <summary>The words that were meant as one text.</summary>
    private Diagnostic Quotes(int first)
    {
        var last = first;
        while (_tokens[last + 1].Type is >= AND and <= NUMBER or DOT or MINUS or SLASH && _tokens[last + 1].Type is not (VERSION or COLUMN or STRING))
        {
            last++;
        }

        return From(_tokens[first], _tokens[last]).NeedsQuotes(TextOf(_tokens[first], _tokens[last]));
    }

    private Diagnostic? InField()
    {
        if (_at == _first + 1 && Ends)
        {
            return At(Previous).MissingType(Previous.Text);
        }

        if (Token.LineBreakBefore && Token.Type is >= AND and <= ALWAYS)
        {
            return At(Token).ReservedName(Token.Text);
        }

        if (Token.Type == COMMA && (!Expects(WORD) || _tokens[_at + 1].LineBreakBefore))
        {
            return _tokens[_at + 1].LineBreakBefore || _at + 1 == _last ? At(Token).NotNeeded(",", Removal(_at)) : At(Token).MeantWord(",", ";");
        }

        if (Token.Type == OR && IsValue(Previous.Type))
        {
            return Alternatives();
        }

        if (Token.Type == OPEN_PAREN && Token.HasPartner && Previous.Type == OF)
        {
            var close = _at;
            while (_tokens[close].Type != CLOSE_PAREN)
            {
                close++;
            }

            return At(Token).NotNeeded("(", [new TextEdit(Token.Span, ""), new TextEdit(_tokens[close].Span, "")]);
        }

        return _at == _first + 1 && Token.Type is COLON or EQUALS ? At(Token).SignBeforeValue(Token.Text, Removal(_at)) : InNames();
    }

    private Diagnostic? InNames()
    {
        if (!IsIn(RULE_name) && (!Expects(WORD) || Expects(NUMBER) || ExpectsExpression))
        {
            return null;
        }

        if (Token.Type is >= AND and <= ALWAYS)
        {
            // 'exclude when …' has no name; in 'define when = 5' the word is meant as one.
            return Token.Type is WHEN or OF && IsWord(_tokens[_at + 1].Type) ? After.MissingName(Previous.Text) : At(Token).ReservedName(Token.Text);
        }

        if (Token.Type == STRING)
        {
            var inner = Token.Text.Trim('"');
            var name = IsIn(RULE_eventHeader) ? inner : inner.Replace(' ', '_').Replace('-', '_');
            return name.Length > 0 && name.All(c => char.IsLetter(c) || c is '_' or ' ') ? At(Token).NameInQuotes(name) : null;
        }

        return Begins ? null : After.MissingName(Previous.Text);
    }

    private static bool Is(ScoreToken token, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Ascii.EqualsIgnoreCase(token.Characters, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The declaration word that a word nearly is: one letter more, fewer or other, or two neighbours changed about.</summary>
    private static string? Misspelt(ScoreToken token)
    {
        foreach (var word in DeclarationWords)
        {
            if (IsNearly(token.Characters, word))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Whether a text is a word but for one slip.</summary>
    internal static bool IsNearly(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var same = 0;
        while (same < text.Length && same < word.Length && Ascii.EqualsIgnoreCase(text.Slice(same, 1), word.Slice(same, 1)))
        {
            same++;
        }

        var rest = text[same..];
        var wanted = word[same..];
        return text.Length > 3 && Math.Abs(rest.Length - wanted.Length) <= 1 && (
            (rest.Length > 0 && Ascii.EqualsIgnoreCase(rest[1..], wanted))
            || (wanted.Length > 0 && Ascii.EqualsIgnoreCase(rest, wanted[1..]))
            || (rest.Length > 0 && wanted.Length > 0 && Ascii.EqualsIgnoreCase(rest[1..], wanted[1..]))
            || (rest.Length > 1 && wanted.Length > 1 && rest[0] == wanted[1] && rest[1] == wanted[0] && Ascii.EqualsIgnoreCase(rest[2..], wanted[2..])));
    }
}
