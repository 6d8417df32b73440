using System.Collections.Immutable;
using Antlr4.Runtime;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>What people say for points, caps, counts and comparisons.</content>
internal sealed partial class SyntaxProblem
{
    private static readonly string[] PointWords = ["points", "point", "pts", "pt"];

    private static readonly string[] AddWords = ["add", "adds", "plus", "give", "gives", "gain", "gains", "award", "awards"];

    private static readonly string[] SubtractWords = ["subtract", "subtracts", "minus", "deduct", "deducts", "lose", "loses", "take", "remove"];

    private static readonly string[] CapWords = ["max", "maximum", "limit", "cap", "capped at", "limited to", "no more than", "not more than", "maximum of", "up to a maximum of"];

    private static readonly string[] OtherwiseWords = ["else", "default", "other", "others", "rest"];

    private static readonly (string Words, string Sign)[] ComparisonWords =
    [
        ("greater than", ">"), ("bigger than", ">"), ("larger than", ">"), ("higher than", ">"), ("over", ">"), ("above", ">"), ("exceeds", ">"), ("more than", ">"),
        ("smaller than", "<"), ("lower than", "<"), ("below", "<"), ("less than", "<"), ("fewer than", "<"),
        ("at least", ">="), ("minimum", ">="), ("min", ">="), ("from", ">="), ("at most", "<="), ("maximum", "<="), ("max", "<="),
        ("equals", "="), ("equal to", "="),
    ];

    private static readonly (string Word, string Correct)[] AggregateWords =
    [
        ("number", "count of"), ("total", "sum of"), ("mean", "average of"), ("avg", "average of"), ("minimum", "min of"), ("maximum", "max of"),
    ];

    private Diagnostic? InWords()
    {
        if (!Inside(RULE_member, RULE_scoreHeader, RULE_condition, RULE_sum, RULE_eventClause, RULE_testStatement, RULE_matchRule))
        {
            return null;
        }

        return InPoints() ?? Comparison() ?? IsTooMany() ?? Aggregate();
    }

    /// <summary>The last arrow before the token that does not fit; negative where there is none.</summary>
    private int LastArrow()
    {
        var arrow = Math.Min(_at, _last) - 1;
        while (arrow >= _first && _tokens[arrow].Type != ARROW)
        {
            arrow--;
        }

        return arrow < _first ? -1 : arrow;
    }

    private Diagnostic? InPoints()
    {
        if (Is(Token, PointWords) && Previous.Type is NUMBER or PERCENT)
        {
            return At(Token).NotNeeded(Token.Text, Removal(_at));
        }

        var arrow = LastArrow();
        if (arrow < 0)
        {
            return null;
        }

        if (Cap(arrow) is { } cap)
        {
            return cap;
        }

        // 'add 30 points', 'score = 20', '30+'.
        var first = _tokens[arrow + 1];
        var next = _tokens[Math.Min(arrow + 2, _last)];
        var last = Is(_tokens[Math.Min(arrow + 3, _last)], PointWords) ? _tokens[arrow + 3] : next;
        if (next.Type == NUMBER && first.Type == WORD && (Is(first, AddWords) || Is(first, SubtractWords)))
        {
            return From(first, last).WrittenAs($"{(Is(first, AddWords) ? '+' : '-')}{next.Text}");
        }

        if (first.Type == WORD && next.Type is EQUALS && _tokens[arrow + 3].Type == NUMBER && _at == arrow + 2)
        {
            return From(first, _tokens[arrow + 3]).WrittenAs($"+{_tokens[arrow + 3].Text}");
        }

        if (Ends && first.Type == NUMBER && next.Type is PLUS or MINUS && _at == arrow + 3)
        {
            return From(first, next).WrittenAs($"{next.Text}{first.Text}");
        }

        return Token.Type is COMMA or DOT && Previous.Type is NUMBER && _tokens[_at + 1] is var after && (after.Type is END or CLOSE_BRACE or TokenConstants.EOF || after.LineBreakBefore)
            ? At(Token).NotNeeded(Token.Text, Removal(_at))
            : null;
    }

    /// <summary><c>max 10</c> and <c>capped at 40</c> for <c>up to 10</c>; <c>max 2 per day</c> for <c>at most 2 per day</c>.</summary>
    private Diagnostic? Cap(int arrow)
    {
        var number = _at;
        while (number < _last && number < _at + 4 && _tokens[number].Type != NUMBER)
        {
            number++;
        }

        if (_tokens[number].Type != NUMBER || number <= arrow + 2)
        {
            return null;
        }

        foreach (var words in CapWords)
        {
            if (Before(number, words) is { } first && first > arrow + 1)
            {
                var isLimit = _tokens[number + 1].Type == PER || Is(_tokens[number + 1], ["a", "an", "each", "every", "daily", "weekly"]);
                return From(_tokens[first], _tokens[number - 1]).WrittenAs(isLimit ? "at most" : "up to");
            }
        }

        return null;
    }

    /// <summary>Where certain words begin that stand directly before a token, or null.</summary>
    private int? Before(int index, string words)
    {
        var first = index;
        while (first > _first)
        {
            first--;
            var text = TextOf(_tokens[first], _tokens[index - 1]);
            if (text.Length >= words.Length)
            {
                return System.Text.Ascii.EqualsIgnoreCase(text, words) ? first : null;
            }
        }

        return null;
    }

    /// <summary><c>employees over 100</c>, <c>is at least 100</c>, <c>100+</c>.</summary>
    private Diagnostic? Comparison()
    {
        var number = Token.Type is AT_LEAST or AT_MOST or MORE_THAN or LESS_THAN or FEWER_THAN ? _at + 1 : _at;
        if (_tokens[number].Type != NUMBER || number > _last)
        {
            return Token is { Type: EQUALS or COMPARE } && Previous.Type is COMPARE or EQUALS ? Sign() : null;
        }

        foreach (var (words, sign) in ComparisonWords)
        {
            if (Before(number, words) is { } first && first > _first)
            {
                first -= _tokens[first - 1].Type == IS ? 1 : 0;
                var last = _tokens[number + 1].Type == TIMES ? number + 1 : number;
                return From(_tokens[first], _tokens[last]).SignForWords($"{sign} {_tokens[number].Text}");
            }
        }

        return null;
    }

    /// <summary><c>&gt; =</c> and <c>=&lt;</c>.</summary>
    private Diagnostic? Sign()
    {
        var correct = (Previous.Text, Token.Text) switch
        {
            (">", "=") or ("=", ">") => ">=",
            ("<", "=") or ("=", "<") => "<=",
            ("<", ">") or ("=", "!=") => "!=",
            ("=", "=") => "=",
            _ => null,
        };
        return correct is null ? null : From(Previous, Token).WrittenAs(correct);
    }

    /// <summary><c>is in</c>, <c>is like</c>, <c>is at least</c>, <c>is one of</c>.</summary>
    private Diagnostic? IsTooMany()
    {
        var isWord = Previous.Type == IS ? _at - 1 : Previous.Type == NOT && _at - 2 >= _first && _tokens[_at - 2].Type == IS ? _at - 2 : -1;
        if (isWord >= 0 && Token.Type is IN or LIKE or UNDER or CONTAINS or STARTS_WITH or ENDS_WITH or HAS_WORD or AT_LEAST or COMPARE or EQUALS)
        {
            return At(_tokens[isWord]).NotNeeded(_tokens[isWord].Text, Removal(isWord));
        }

        // 'is one of a, b' and 'is any of (a, b)'.
        var first = Token.Type == OF && Is(Previous, ["one", "any"]) ? _at + 1 : Token.Type == ANY_OF ? _at + 1 : -1;
        var verb = Token.Type == ANY_OF ? _at - 1 : _at - 2;
        if (first < 0 || verb <= _first || _tokens[verb].Type != IS)
        {
            return null;
        }

        var last = EndOfValues(first);
        var values = last >= first ? TextOf(_tokens[first], _tokens[last]) : "";
        return values.Length == 0 ? null : From(_tokens[verb], _tokens[last]).WrittenAs(values.StartsWith('(') ? $"in {values}" : $"in ({values})");
    }

    private int EndOfValues(int first)
    {
        var last = first - 1;
        while (last + 1 < _last && (IsValue(_tokens[last + 1].Type) || _tokens[last + 1].Type is COMMA or OPEN_PAREN or CLOSE_PAREN))
        {
            last++;
        }

        return last;
    }

    /// <summary><c>number of visited</c>, <c>count(visited)</c>, <c>5 visited pricing</c>.</summary>
    private Diagnostic? Aggregate()
    {
        if (Token.Type == OF && AggregateWords.FirstOrDefault(a => Is(Previous, [a.Word])).Correct is { } correct)
        {
            return From(Previous, Token).WrittenAs(correct);
        }

        if (Token.Type == OPEN_PAREN && Token.HasPartner && Is(Previous, ["count", "number"]))
        {
            var close = _at;
            while (close < _last && _tokens[close].Type != CLOSE_PAREN)
            {
                close++;
            }

            var inner = TextOf(_tokens[_at + 1], _tokens[close - 1]);
            return close > _at + 1 && close < _last ? From(Previous, _tokens[close]).WrittenAs($"count of {inner}") : null;
        }

        if (_at != _first + 1 || _tokens[_first].Type != NUMBER || Token.Type != WORD || !Inside(RULE_conditionRule))
        {
            return null;
        }

        var last = _at;
        while (_tokens[last + 1].Type is WORD or STRING)
        {
            last++;
        }

        return _tokens[last + 1].Type is COMPARE or EQUALS
            ? At(_tokens[_first]).NotNeeded(_tokens[_first].Text, Removal(_first))
            : From(_tokens[_first], _tokens[last]).WrittenAs($"{TextOf(Token, _tokens[last])} >= {_tokens[_first].Text}");
    }

    /// <summary>Takes a token away, with the blanks after it, or before it at the end of a line.</summary>
    private ImmutableArray<TextEdit> Removal(int index)
    {
        var token = _tokens[index];
        var next = _tokens[Math.Min(index + 1, _last)];
        var isLast = next.LineBreakBefore || next.Type is END or CLOSE_BRACE or TokenConstants.EOF;
        var span = isLast && index > _first
            ? TextSpan.FromBounds(_tokens[index - 1].EndIndex, token.EndIndex)
            : TextSpan.FromBounds(token.StartIndex, next.CommentBefore || isLast ? token.EndIndex : next.StartIndex);
        var touches = span.Start > 0 && !char.IsWhiteSpace(_source.Text[span.Start - 1]) && span.End < _source.Text.Length && !char.IsWhiteSpace(_source.Text[span.End]);
        return [new TextEdit(span, touches && !isLast ? " " : "")];
    }
}
