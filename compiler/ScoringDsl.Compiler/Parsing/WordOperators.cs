using System.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// The first token filter: joins the words of an operator of several words into one token, where they stand on one line with only
/// blanks between. Anywhere else the words stay free for names.
/// </summary>
internal static class WordOperators
{
    /// <summary>The operators by their first letter; a longer one before a shorter one with the same beginning.</summary>
    private static readonly Operator[]?[] ByFirstLetter = Arrange(
        new("up to", ScoringLexer.UP_TO),
        new("down to", ScoringLexer.DOWN_TO),
        new("at most", ScoringLexer.AT_MOST),
        new("at least", ScoringLexer.AT_LEAST),
        new("more than", ScoringLexer.MORE_THAN),
        new("less than", ScoringLexer.LESS_THAN),
        new("fewer than", ScoringLexer.FEWER_THAN),
        new("older than", ScoringLexer.OLDER_THAN),
        new("starts with", ScoringLexer.STARTS_WITH),
        new("ends with", ScoringLexer.ENDS_WITH),
        new("has word", ScoringLexer.HAS_WORD),
        new("any of", ScoringLexer.ANY_OF),
        new("count of", ScoringLexer.COUNT_OF),
        new("sum of", ScoringLexer.SUM_OF),
        new("average of", ScoringLexer.AVERAGE_OF),
        new("min of", ScoringLexer.MIN_OF),
        new("max of", ScoringLexer.MAX_OF),
        new("highest of", ScoringLexer.HIGHEST_OF),
        new("name of highest", ScoringLexer.NAME_OF_HIGHEST),
        new("days since last", ScoringLexer.DAYS_SINCE_LAST),
        new("days since first", ScoringLexer.DAYS_SINCE_FIRST),
        new("days since", ScoringLexer.DAYS_SINCE),
        new("linear over", ScoringLexer.LINEAR_OVER),
        new("half-life", ScoringLexer.HALF_LIFE),
        new("within next", ScoringLexer.WITHIN_NEXT),
        new("as of", ScoringLexer.AS_OF),
        new("tests for", ScoringLexer.TESTS_FOR));

    public static void Apply(TokenList list)
    {
        var tokens = list.Tokens;
        var result = new List<ScoreToken>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (OperatorAt(tokens, i, result) is { } found)
            {
                result.Add(tokens[i].MergeThrough(tokens[i + found.Pieces.Length - 1], found.Type));
                i += found.Pieces.Length - 1;
            }
            else
            {
                result.Add(tokens[i]);
            }
        }

        list.Tokens = result;
    }

    /// <summary>Whether two words, one behind the other on a line, would be read as an operator or the beginning of one.</summary>
    /// <param name="before">The first: a word, or an operator that is part of a longer one.</param>
    /// <param name="next">The second, a word.</param>
    public static bool WouldJoin(string before, string next)
    {
        if (before.Length == 0 || !char.IsAsciiLetter(before[0]) || ByFirstLetter[(before[0] | 0x20) - 'a'] is not { } candidates)
        {
            return false;
        }

        var words = before.Split(' ');
        return candidates.Any(o => !o.Joined
            && o.Pieces.Length > words.Length
            && words.Append(next).Zip(o.Pieces, (word, piece) => Ascii.EqualsIgnoreCase(word, piece)).All(same => same));
    }

    private static Operator? OperatorAt(List<ScoreToken> tokens, int index, List<ScoreToken> before)
    {
        var first = tokens[index].Characters;
        if (first.IsEmpty || !char.IsAsciiLetter(first[0]) || ByFirstLetter[(first[0] | 0x20) - 'a'] is not { } candidates)
        {
            return null;
        }

        foreach (var candidate in candidates)
        {
            if (Matches(candidate, tokens, index) && !IsName(candidate, tokens[index], before))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool Matches(Operator candidate, List<ScoreToken> tokens, int index)
    {
        if (index + candidate.Pieces.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < candidate.Pieces.Length; i++)
        {
            var token = tokens[index + i];
            if (!Ascii.EqualsIgnoreCase(token.Characters, candidate.Pieces[i]))
            {
                return false;
            }

            if (i > 0 && (candidate.Joined ? token.TriviaCount > 0 : token.LineBreakBefore || token.CommentBefore))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the words cannot be an operator after what stands before: in <c>sum of count of purchased</c> and
    /// <c>distinct count of purchased</c> a property named count, in <c>bands count of fit</c> bands, in <c>30 days since …</c>, on one line, a unit.
    /// </summary>
    private static bool IsName(Operator candidate, ScoreToken first, List<ScoreToken> before)
    {
        if (before.Count == 0 || first.LineBreakBefore)
        {
            return false;
        }

        return before[^1].Type switch
        {
            ScoringLexer.DISTINCT or ScoringLexer.BANDS or ScoringLexer.SUM_OF or ScoringLexer.AVERAGE_OF or ScoringLexer.MIN_OF or ScoringLexer.MAX_OF => true,
            ScoringLexer.NUMBER => !first.LineBreakBefore && candidate.Type is ScoringLexer.DAYS_SINCE or ScoringLexer.DAYS_SINCE_FIRST or ScoringLexer.DAYS_SINCE_LAST,
            _ => false,
        };
    }

    private static Operator[]?[] Arrange(params Operator[] operators)
    {
        var result = new Operator[]?['z' - 'a' + 1];
        foreach (var group in operators.GroupBy(o => o.Pieces[0][0]))
        {
            result[group.Key - 'a'] = [.. group];
        }

        return result;
    }

    private sealed class Operator(string words, int type)
    {
        public int Type { get; } = type;

        /// <summary>Whether its pieces touch, as in <c>half-life</c>.</summary>
        public bool Joined { get; } = words.Contains('-', StringComparison.Ordinal);

        public string[] Pieces { get; } = words.Contains('-', StringComparison.Ordinal) ? ["half", "-", "life"] : words.Split(' ');
    }
}
