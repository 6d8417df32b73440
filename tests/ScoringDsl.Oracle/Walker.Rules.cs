using System.Numerics;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Oracle;

/// <content>Rules and groups, and when a score was raised.</content>
internal sealed partial class Walker
{
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;

    private readonly Dictionary<BoundRule, BigInteger> _contributions = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The points of a group after its weight and cap, in thousandths. "Decay stands first in a score or group, or after a rule's points;
    /// the nearest wins; decay none stops it."
    /// </summary>
    private BigInteger PointsOf(BoundGroup group, BoundDecay? inherited)
    {
        var sum = BigInteger.Zero;
        foreach (var member in group.Members)
        {
            sum += member switch
            {
                BoundGroup inner => PointsOf(inner, group.Decay ?? inherited),
                BoundRule rule => _contributions[rule] = Points.Capped(Contribution(rule, rule.Decay ?? group.Decay ?? inherited), rule.CapDown, rule.CapUp),
                _ => throw new NotSupportedException(member.GetType().Name),
            };
        }

        return group.When is { } when && !Holds(when)
            ? 0
            : Points.Capped(Points.Weighted(sum, group.Weight), group.CapDown, group.CapUp);
    }

    /// <summary>What a rule gives before its own cap, in thousandths.</summary>
    private BigInteger Contribution(BoundRule rule, BoundDecay? decay) => rule switch
    {
        BoundConditionRule or BoundMatchRule => Faded([(PointsOfOnce(rule), NewestOf(PhrasesOf(rule)))], decay),
        BoundEachRule r => Faded(Picked(r).Select(e => (PointsOf(r, e), (long?)e.At)), decay),
        BoundEveryRule r => Every(r),
        _ => throw new NotSupportedException(rule.GetType().Name),
    };

    /// <summary>
    /// "A rule's contribution is the exact integer sum of points × factor, brought to thousandths once, at the end." Without an instant
    /// points do not fade.
    /// </summary>
    private BigInteger Faded(IEnumerable<(BigInteger Points, long? At)> given, BoundDecay? decay)
    {
        var sum = BigInteger.Zero;
        foreach (var (points, at) in given)
        {
            sum += points * (at is { } instant ? Decay.Factor(decay, (BigInteger)_asOf - instant) : Decay.One);
        }

        return new Rational(sum, Decay.One).RoundHalfAwayFromZero();
    }

    /// <summary>
    /// The points of a rule without <c>each</c> where it holds, else 0. "<c>match</c> takes the first arm that fits: <c>otherwise</c> takes
    /// missing too; no arm: 0."
    /// </summary>
    private BigInteger PointsOfOnce(BoundRule rule) => rule switch
    {
        BoundConditionRule r => Holds(r.Condition) ? Points.Of(NumberOf(r.Points)) : 0,
        BoundMatchRule r => r.Arms.FirstOrDefault(a => a.Condition is null || Holds(a.Condition)) is { } arm ? Points.Of(NumberOf(arm.Points)) : 0,
        _ => 0,
    };

    /// <summary>
    /// The event phrases by whose newest event a rule without <c>each</c> decays: those of its condition "outside <c>not</c>", or of
    /// the subject of its <c>match</c>. "Field rules, <c>days since</c>, <c>raised</c> … never decay."
    /// </summary>
    private static IEnumerable<BoundEventPhrase> PhrasesOf(BoundRule rule) => rule switch
    {
        BoundConditionRule r => EventPhrases.OutsideNot(r.Condition),
        BoundMatchRule r => r.Phrases,
        _ => [],
    };

    private long? NewestOf(IEnumerable<BoundEventPhrase> phrases) => phrases.SelectMany(Matched).Max(e => (long?)e.At);

    private BigInteger PointsOf(BoundEachRule rule, Happening e) => Points.Of(NumberOf(rule.Points, e));

    /// <summary>"<c>each</c>, in order: where and window; distinct; at most K per …"</summary>
    private IReadOnlyList<Happening> Picked(BoundEachRule rule)
    {
        var picked = Matched(rule.Phrase);
        if (rule.DistinctProperty is { } property)
        {
            // "Per distinct value, for its latest event"; at one instant the one of larger points.
            picked = [.. picked.Where(e => e.Facts.Distinct(property) is not null).GroupBy(e => e.Facts.Distinct(property))
                .Select(same => same.OrderByDescending(e => e.At).ThenByDescending(e => PointsOf(rule, e)).ThenBy(e => e.Id, StringComparer.Ordinal).First())];
        }

        if (rule.PerPeriodCount is { } count)
        {
            // "The earliest count; at one instant the larger points, then the ordinally smaller id, first."
            picked = [.. picked.GroupBy(e => PeriodOf(e.At, rule.Period))
                .SelectMany(same => same.OrderBy(e => e.At).ThenByDescending(e => PointsOf(rule, e)).ThenBy(e => e.Id, StringComparer.Ordinal).Take(count))];
        }

        return picked;
    }

    /// <summary>"Day (or hour, week from Monday; UTC)": the number of the period that an instant lies in.</summary>
    private static BigInteger PeriodOf(long at, Period period) => period switch
    {
        Period.Hour => new Rational(at, Hour).Floor(),
        Period.Day => new Rational(at, Day).Floor(),

        // 1970-01-01 was a Thursday, so 1969-12-29 a Monday.
        Period.Week => new Rational((BigInteger)at + (3 * Day), 7 * Day).Floor(),
        _ => throw new NotSupportedException(period.ToString()),
    };

    /// <summary>
    /// "<c>every D without E [since FIELD]</c> adds them per whole D since the last E, or since that field where there was none; with
    /// neither, 0." The product is kept within the limit of one rule's points.
    /// </summary>
    private BigInteger Every(BoundEveryRule rule)
    {
        var last = Matched(rule.Phrase).Max(e => (long?)e.At) ?? (rule.Since is { } field ? InstantOf(field, null) : null);
        return last is { } since && since <= _asOf
            ? Points.Limited(Points.Of(NumberOf(rule.Points)) * (((BigInteger)_asOf - since) / rule.Duration))
            : 0;
    }

    /// <summary>
    /// "<c>raised within D</c>: some event in the window was matched by a rule of that score (or of a score in its formula) that holds and
    /// gives positive points before decay and caps." Neither <c>distinct</c> nor <c>at most</c> plays a part.
    /// </summary>
    private bool IsRaised(ScoreSymbol score, long duration)
    {
        var scores = new HashSet<ScoreSymbol>();
        AddWithFormula(score, scores);
        return scores.Any(s => IsRaisedBy(s.Body, new BoundWindow.Within(duration)));
    }

    private bool IsRaisedBy(BoundGroup group, BoundWindow window) =>
        (group.When is null || Holds(group.When)) && group.Members.Any(member => member switch
        {
            BoundGroup inner => IsRaisedBy(inner, window),
            BoundEachRule r => Matched(r.Phrase).Any(e => IsIn(window, e.At) && PointsOf(r, e).Sign > 0),
            BoundConditionRule or BoundMatchRule =>
                PhrasesOf((BoundRule)member).SelectMany(Matched).Any(e => IsIn(window, e.At)) && PointsOfOnce((BoundRule)member).Sign > 0,
            _ => false,
        });

    private static void AddWithFormula(ScoreSymbol score, HashSet<ScoreSymbol> scores)
    {
        if (scores.Add(score) && score.Formula is { } formula)
        {
            foreach (var part in ScoresOf(formula))
            {
                AddWithFormula(part, scores);
            }
        }
    }

    /// <summary>The scores that a formula reads.</summary>
    private static IEnumerable<ScoreSymbol> ScoresOf(BoundExpression number) => number switch
    {
        BoundScoreValue n => [n.Score],
        BoundHighest n => n.Scores,
        BoundSum n => n.Terms.SelectMany(ScoresOf),
        BoundProduct n => n.Factors.SelectMany(ScoresOf),
        BoundNegation n => ScoresOf(n.Operand),
        BoundDefineNumber n => ScoresOf(n.Define.Value),
        _ => [],
    };
}
