using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Rules, their conditions and their points.</content>
internal sealed partial class SyntaxProblem
{
    private static readonly string[] BlockWords = ["decay", "group", "match", "each", "every", "always"];

    private Diagnostic? InRules()
    {
        if (!Inside(RULE_member))
        {
            return null;
        }

        if (_tokens[_first].Type == WORD && Is(_tokens[_first], ["if"]) || Is(Token, ["if"]) || Token.Type == WHEN && (Begins || Token.LineBreakBefore))
        {
            return IfThen();
        }

        if (FirstWord() is { } first)
        {
            return first;
        }

        if (Token.Type == COLON && Inside(RULE_points))
        {
            return LabelOrPoints();
        }

        // 'employees => 100 => +30'
        if (Token.Type == ARROW && LastArrow() is > 0 and var arrow && _tokens[arrow + 1].Type == NUMBER && !Token.LineBreakBefore)
        {
            return At(_tokens[arrow]).ArrowForComparison();
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
            return Arm();
        }

        if (Inside(RULE_decay) && !Expects(UNIT))
        {
            return Decay();
        }

        if (IsIn(RULE_ruleClause) && !Expects(ARROW))
        {
            return PerPeriod();
        }

        if (Inside(RULE_points) && Expects(ARROW) || Inside(RULE_conditionRule, RULE_eachRule, RULE_everyRule) && Ends && !ExpectsExpression && !Expects(UNIT) && !Expects(AGO))
        {
            return WithoutArrow();
        }

        if (IsIn(RULE_duration) && Expects(NUMBER) && IsWord(Token.Type) && TimeUnits.Contains(Token.Characters))
        {
            return At(Token).MissingNumber($"1 {Token.Text}");
        }

        return null;
    }

    /// <summary>The first words of a rule, where others are due: <c>for each</c>, <c>every purchased</c>, <c>deacy …</c>, <c>2. …</c></summary>
    private Diagnostic? FirstWord()
    {
        var first = _tokens[_first];
        if (Token.Type == EACH && Is(Previous, ["for"]))
        {
            return From(Previous, Token).WrittenAs("each");
        }

        if (first.Type == EVERY && _at == _first + 1 && IsWord(Token.Type) && !TimeUnits.Contains(Token.Characters))
        {
            return At(first).MeantWord(first.Text, "each");
        }

        if (_at == _first + 1 && first.Type == NUMBER && Token.Type == DOT)
        {
            return From(first, Token).Bullet(TextOf(first, Token), TextSpan.FromBounds(first.StartIndex, _tokens[_at + 1].StartIndex));
        }

        return first.Type == WORD && _at > _first && BlockWords.FirstOrDefault(w => IsNearly(first.Characters, w)) is { } meant
            ? At(first).UnknownDeclaration(first.Text, meant)
            : null;
    }

    /// <summary><c>Demo: requested demo =&gt; +30</c> lacks the quotes of its label, <c>requested demo: +30</c> its arrow.</summary>
    private Diagnostic LabelOrPoints()
    {
        for (var i = _at; i < _last; i++)
        {
            if (_tokens[i].Type == ARROW)
            {
                return From(_tokens[_first], Previous).NeedsQuotes(TextOf(_tokens[_first], Previous));
            }
        }

        return At(Token).MeantWord(":", "=>");
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
            var equals = _tokens[_at - 3];
            return equals.Type == EQUALS && _at - 3 > _first ? At(equals).MeantWord("=", "=>") : At(sign).MissingArrow();
        }

        return From(_tokens[_first], Previous).RuleWithoutPoints();
    }

    private Diagnostic? CountOrTimes()
    {
        if (Token.Type == TIMES)
        {
            return At(Token).TimesAfterCount(Removal(_at));
        }

        if (Token.Type == NUMBER && Previous.Type is WORD or QUOTED_NAME or STRING)
        {
            var next = _tokens[_at + 1];
            var last = next.Type == TIMES || (next.Type == PLUS && _tokens[_at + 2].Type is ARROW or AND or OR or END) ? next : Token;
            return From(Token, last).CountWithoutSign(Token.Text);
        }

        return null;
    }

    private Diagnostic? InConditions()
    {
        if (IsIn(RULE_where) && Expects(OPEN_PAREN))
        {
            return Where();
        }

        if (Token.Type == OR && Inside(RULE_valueList))
        {
            return Alternatives();
        }

        if (UpToBeforePoints() is { } cap)
        {
            return cap;
        }

        if (Previous.Type == NUMBER && _at - 2 > _first && _tokens[_at - 2].Type == IN && (Token.Type == MINUS || Is(Token, ["to"])))
        {
            return At(Token).RangeWithoutDots(Between(Previous, _tokens[_at + 1]));
        }

        if (Token.Type == DOT && Previous.Type == DOT_DOT)
        {
            return From(Previous, Token).RangeWithoutDots(Previous.Span.Cover(Token.Span));
        }

        if (Token.Type is WORD && Previous.Type is NUMBER or PERCENT && Inside(RULE_scoreHeader, RULE_scoreDeclaration) && StartOf(EQUALS).Type == EQUALS)
        {
            return Products();
        }

        if (Inside(RULE_aggregate) && Expects(OF) && !Expects(WORD))
        {
            var start = Math.Max(Math.Max(StartOf(SUM_OF).TokenIndex == _at ? 0 : StartOf(SUM_OF).TokenIndex, StartOf(AVERAGE_OF).TokenIndex == _at ? 0 : StartOf(AVERAGE_OF).TokenIndex), _first);
            return From(_tokens[start], Previous).AggregateOfWhich(TextOf(_tokens[start], Previous));
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
            return At(Token).DateForm([]);
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

        ifWord ??= Token;
        var removal = new TextEdit(TextSpan.FromBounds(ifWord.StartIndex, _tokens[ifWord.TokenIndex + 1].StartIndex), "");
        ImmutableArray<TextEdit> edits = then is not null ? [removal, new TextEdit(then.Span, "=>")] : ifWord.Type == WHEN ? [removal] : [];
        return At(ifWord).IfThen(ifWord.Text, edits);
    }

    /// <summary><c>50% fit + 50% activity</c></summary>
    private Diagnostic Products()
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        for (var i = _at; i < _last; i++)
        {
            if (_tokens[i].Type == WORD && _tokens[i - 1].Type is NUMBER or PERCENT)
            {
                edits.Add(new TextEdit(new TextSpan(_tokens[i - 1].EndIndex, 0), " *"));
            }
        }

        return After.Missing("*", "A score is multiplied with '*'.", Previous.EndIndex, " *", edits.DrainToImmutable());
    }

    private Diagnostic Where()
    {
        var first = Ends ? Previous : Token;
        var last = _at;
        while (last < _last && _tokens[last].Type is not (ARROW or WITHIN or SINCE or BEFORE or BETWEEN or OLDER_THAN or AND or OR))
        {
            last++;
        }

        return At(first).WhereWithoutParentheses(last > _at && _tokens[last].Type != AND ? first.Span.Cover(_tokens[last - 1].Span) : null);
    }

    /// <summary><c>in (germany or austria)</c></summary>
    private Diagnostic Alternatives()
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        for (var i = _at; i < _last && _tokens[i].Type != CLOSE_PAREN; i++)
        {
            if (_tokens[i].Type == OR)
            {
                edits.Add(new TextEdit(TextSpan.FromBounds(_tokens[i - 1].EndIndex, _tokens[i].EndIndex), ","));
            }
        }

        return At(Token).MeantWord(Token.Text, ",", edits.DrainToImmutable());
    }

    private Diagnostic? Comma()
    {
        var next = _tokens[_at + 1];
        if (Previous.Type == NUMBER && Previous.Text != "0" && next.Type == NUMBER && next.Characters.Length == 3 && next.StartIndex == Token.EndIndex)
        {
            return From(Previous, next).ThousandsComma(TextOf(Previous, next), $"{Previous.Text}_{next.Text}");
        }

        if (Previous.Type == NUMBER && next.Type == NUMBER && next.StartIndex == Token.EndIndex && Token.StartIndex == Previous.EndIndex)
        {
            return From(Previous, next).DecimalComma($"{Previous.Text}.{next.Text}");
        }

        // The values after 'in', back to the word and on over what still is a value.
        var first = _at - 1;
        while (first > _first && _tokens[first - 1].Type is not (IN or IS) && IsValue(_tokens[first].Type))
        {
            first--;
        }

        if (first <= _first || _tokens[first - 1].Type is not (IN or IS))
        {
            return Inside(RULE_member) && LastArrow() < 0 && Previous.Type is not NUMBER ? At(Token).CommaJoinsNothing() : null;
        }

        var last = _at;
        while (last + 1 < _last && (IsValue(_tokens[last + 1].Type) || _tokens[last + 1].Type == COMMA))
        {
            last++;
        }

        var values = TextOf(_tokens[first], _tokens[last]);
        return _tokens[first - 1].Type == IS
            ? From(_tokens[first - 1], _tokens[last]).WrittenAs($"in ({values})")
            : From(_tokens[first], _tokens[last]).ValuesWithoutParentheses(values);
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
