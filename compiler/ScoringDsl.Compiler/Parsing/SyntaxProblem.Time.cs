using ScoringDsl.Compiler.Diagnostics;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Dates and stretches of time in other spellings.</content>
internal sealed partial class SyntaxProblem
{
    private static readonly string[] WordsBeforeLengths =
        ["in", "within", "during", "over", "for", "the", "last", "past", "previous", "recent", "next", "coming", "following", "upcoming"];

    private static readonly string[] WordsOfTheFuture = ["next", "coming", "following", "upcoming"];

    private static readonly (string[] Words, string Unit)[] ShortUnits =
    [
        (["s", "sec", "secs"], "seconds"),
        (["min", "mins"], "minutes"),
        (["h", "hr", "hrs"], "hours"),
        (["d"], "days"),
        (["w", "wk", "wks"], "weeks"),
    ];

    private static readonly string[] Units = ["second", "minute", "hour", "day", "week", "seconds", "minutes", "hours", "days", "weeks"];

    private Diagnostic? InTime() => Date() ?? Unit() ?? Length();

    /// <summary>A date after a word that a date follows.</summary>
    private Diagnostic? Date()
    {
        var anchor = _at;
        while (anchor >= _first && anchor > _at - 6 && !IsBeforeDate(_tokens[anchor]))
        {
            anchor--;
        }

        if (anchor < _first || !IsBeforeDate(_tokens[anchor]) || anchor == _at)
        {
            return null;
        }

        var first = anchor + 1;
        var last = anchor;
        while (last + 1 < _last && IsPartOfDate(_tokens[last + 1]))
        {
            last++;
        }

        if (last < first)
        {
            return Is(_tokens[first], ["today", "now", "yesterday"]) && _at == first ? At(_tokens[first]).NoClock(_tokens[first].Text) : null;
        }

        if (last + 1 < _last && _tokens[last + 1].Type == UNIT)
        {
            // 'since 30 days', perhaps with 'ago'.
            var end = _tokens[last + 2].Type == AGO ? last + 2 : last + 1;
            return _tokens[anchor].Type == SINCE && first == last
                ? From(_tokens[anchor], _tokens[end]).WrittenAs($"within {TextOf(_tokens[first], _tokens[last + 1])}")
                : null;
        }

        var dates = WrittenDate.Read(TextOf(_tokens[first], _tokens[last]));
        return dates.IsEmpty && first == last && _tokens[first].Type != STRING && !Expects(DATE) ? null : From(_tokens[first], _tokens[last]).DateForm(dates);
    }

    private static bool IsBeforeDate(ScoreToken token) => token.Type is SINCE or BEFORE or AS_OF or AT || Is(token, ["on", "after"]) && token.Type == WORD;

    private static bool IsPartOfDate(ScoreToken token) => token.Type switch
    {
        NUMBER or SLASH or DOT or MINUS or STRING => true,
        COMMA => true,
        WORD => WrittenDate.IsMonth(token.Text),
        _ => false,
    };

    /// <summary>A word after a number that was meant as a unit.</summary>
    private Diagnostic? Unit()
    {
        if (!Expects(UNIT) || Previous.Type != NUMBER)
        {
            return null;
        }

        var between = StartOf(BETWEEN);
        if (between.Type == BETWEEN && _tokens[_at - 2].Type == AND && _tokens[_at - 3].Type == NUMBER && _tokens[_at - 4] == between && Token.Type != AGO)
        {
            return From(between, Previous).BetweenNumbers(_tokens[_at - 3].Text, Previous.Text);
        }

        if (Token.Type != WORD || Token.LineBreakBefore)
        {
            return null;
        }

        var meant = ShortUnits.FirstOrDefault(s => Is(Token, s.Words)).Unit ?? Units.FirstOrDefault(u => IsNearly(Token.Characters, u));
        return At(Token).UnknownUnit(Token.Text, meant);
    }

    /// <summary><c>in the last 30 days</c> for <c>within 30 days</c>.</summary>
    private Diagnostic? Length()
    {
        if (Inside(RULE_decay, RULE_everyRule, RULE_testEvent))
        {
            return null;
        }

        for (var i = Math.Max(_first, _at - 1); i <= Math.Min(_at + 4, _last - 1); i++)
        {
            if (_tokens[i].Type != NUMBER || _tokens[i + 1].Type != UNIT)
            {
                continue;
            }

            var first = i;
            while (first > _first && Is(_tokens[first - 1], WordsBeforeLengths))
            {
                first--;
            }

            var length = TextOf(_tokens[i], _tokens[i + 1]);
            if (first < i && first <= _at)
            {
                var isFuture = false;
                for (var j = first; j < i; j++)
                {
                    isFuture |= Is(_tokens[j], WordsOfTheFuture);
                }

                return From(_tokens[first], _tokens[i + 1]).WrittenAs($"within {(isFuture ? "next " : "")}{length}");
            }

            if (i == _at && (Expects(WITHIN) || Inside(RULE_matchRule) || (Expects(ARROW) && Inside(RULE_member))))
            {
                var isAgo = _tokens[i + 2].Type == AGO;
                return isAgo ? From(Token, _tokens[i + 2]).WrittenAs($"older than {length}") : From(Token, _tokens[i + 1]).WrittenAs($"within {length}");
            }
        }

        return null;
    }
}
