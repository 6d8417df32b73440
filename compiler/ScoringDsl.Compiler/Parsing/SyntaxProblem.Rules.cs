using ScoringDsl.Compiler.Diagnostics;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Rules, their conditions and their points.</content>
internal sealed partial class SyntaxProblem
{
    private Diagnostic? InRules()
    {
        if (!Inside(RULE_member))
        {
            return null;
        }

        if (_tokens[_first].Type == WORD && Is(_tokens[_first], ["if"]) || Is(Token, ["if"]))
        {
            return IfThen();
        }

        if (Token.Type == COLON && Inside(RULE_points))
        {
            return At(Token).MeantWord(":", "=>");
        }

        // A line that begins with '=>' goes on with the one before, which may have its points already.
        if (Token.Type == ARROW && ((Begins && !Inside(RULE_matchRule)) || Previous.Type == COLON || (Token.LineBreakBefore && Expects(END))))
        {
            return At(Token).MissingCondition();
        }

        if (Previous.Type == ARROW && Ends)
        {
            return After.MissingPoints();
        }

        if (Inside(RULE_matchArm) && !Inside(RULE_points))
        {
            return At(Ends ? Previous : Token).ArmForm();
        }

        if (Inside(RULE_decay) && !Expects(UNIT))
        {
            return From(StartOf(DECAY), Ends ? Previous : Token).DecayForm();
        }

        if (IsIn(RULE_ruleClause) && !Expects(ARROW))
        {
            return From(StartOf(AT_MOST), Ends ? Previous : Token).PerPeriodForm();
        }

        if (Inside(RULE_points) && Expects(ARROW) || Inside(RULE_conditionRule, RULE_eachRule, RULE_everyRule) && Ends && !ExpectsExpression && !Expects(UNIT) && !Expects(AGO))
        {
            return WithoutArrow();
        }

        if (IsIn(RULE_duration) && Expects(NUMBER) && IsWord(Token.Type) && TimeUnits.Contains(Token.Characters))
        {
            return At(Token).MissingNumber(Token.Text);
        }

        return null;
    }

    private Diagnostic WithoutArrow()
    {
        if (Inside(RULE_eachRule) && Token.Type is COMPARE or EQUALS or IS or CONTAINS or AT_LEAST or MORE_THAN)
        {
            return At(Token).EachTakesNoComparison();
        }

        if (CountOrTimes() is { } count)
        {
            return count;
        }

        if (!Ends)
        {
            return InConditions() ?? Otherwise();
        }

        // 'visited pricing >= 5 +20': the points stand there, without their arrow.
        if (Previous.Type == NUMBER && _at - 2 > _first && _tokens[_at - 2] is { Type: PLUS or MINUS } sign)
        {
            return At(sign).MissingArrow();
        }

        return From(_tokens[_first], Previous).RuleWithoutPoints();
    }

    private Diagnostic? CountOrTimes()
    {
        if (Token.Type == TIMES)
        {
            return At(Token).TimesAfterCount();
        }

        if (Token.Type == NUMBER && Previous.Type is WORD or QUOTED_NAME or STRING)
        {
            var last = _tokens[_at + 1].Type == TIMES ? _tokens[_at + 1] : Token;
            return From(Token, last).CountWithoutSign(Token.Text);
        }

        return null;
    }

    private Diagnostic? InConditions()
    {
        if (IsIn(RULE_where) && Expects(OPEN_PAREN))
        {
            return At(Ends ? Previous : Token).WhereWithoutParentheses();
        }

        if (Token.Type == COMMA && Comma() is { } comma)
        {
            return comma;
        }

        if (CountOrTimes() is { } count && Inside(RULE_condition))
        {
            return count;
        }

        if (Expects(UNIT) && Previous.Type == NUMBER)
        {
            return At(Previous).MissingUnit(Previous.Text);
        }

        if (Expects(AGO) && Inside(RULE_window))
        {
            return After.Missing("ago", "A stretch of time is written 'between 30 and 60 days ago'.", Previous.EndIndex, " ago");
        }

        if (IsIn(RULE_window) && (Previous.Type == BEFORE || (Previous.Type == SINCE && Token.Type is NUMBER)))
        {
            return At(Token).DateForm();
        }

        if (IsIn(RULE_window) && StartOf(BETWEEN).Type == BETWEEN && Is(Token, ["to"]))
        {
            return At(Token).MeantWord(Token.Text, "and");
        }

        return Token.Type == ARROW && ExpectsExpression ? After.Incomplete(Previous.Text, ExpectedHere()) : null;
    }

    /// <summary>A rule in the words of a programmer; the two words go, the arrow comes.</summary>
    private Diagnostic IfThen()
    {
        ScoreToken? ifWord = null;
        ScoreToken? then = null;
        for (var i = _first; i < _last; i++)
        {
            ifWord ??= Is(_tokens[i], ["if"]) ? _tokens[i] : null;
            then ??= Is(_tokens[i], ["then"]) ? _tokens[i] : null;
        }

        return At(ifWord ?? Token).IfThen(then?.Span);
    }

    private Diagnostic? Comma()
    {
        var next = _tokens[_at + 1];
        if (Previous.Type == NUMBER && next.Type == NUMBER && next.Characters.Length == 3 && next.StartIndex == Token.EndIndex)
        {
            return From(Previous, next).ThousandsComma(TextOf(Previous, next), $"{Previous.Text}_{next.Text}");
        }

        // The values after 'in', back to the word and on over what still is a value.
        var first = _at - 1;
        while (first > _first && _tokens[first - 1].Type is not IN && IsValue(_tokens[first].Type))
        {
            first--;
        }

        if (first <= _first || _tokens[first - 1].Type != IN)
        {
            return null;
        }

        var last = _at;
        while (last + 1 < _last && (IsValue(_tokens[last + 1].Type) || _tokens[last + 1].Type == COMMA))
        {
            last++;
        }

        var values = TextOf(_tokens[first], _tokens[last]);
        return From(_tokens[first], _tokens[last]).ValuesWithoutParentheses(values);
    }

    private static bool IsValue(int type) => type is >= MODEL and <= NUMBER;

    /// <summary>The nearest token of a type up to the one that does not fit.</summary>
    private ScoreToken StartOf(int type)
    {
        for (var i = _at; i >= _first; i--)
        {
            if (_tokens[i].Type == type)
            {
                return _tokens[i];
            }
        }

        return Token;
    }
}
