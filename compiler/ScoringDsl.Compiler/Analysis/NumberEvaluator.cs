using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Works out what numbers can come to.</summary>
internal sealed class NumberEvaluator(ExpressionKeys keys)
{
    private readonly Dictionary<ScoreSymbol, PointsInterval> _scores = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DefineSymbol, NumberInterval> _defines = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a score can reach: what was found, and before that what its range says.</summary>
    public PointsInterval this[ScoreSymbol score]
    {
        get => _scores.TryGetValue(score, out var reach) ? reach : new PointsInterval(score.Minimum, score.Maximum);
        set => _scores[score] = value;
    }

    /// <summary>What a number can come to where some facts hold.</summary>
    public NumberInterval Of(BoundNumber number, Facts facts) => number switch
    {
        BoundNumberLiteral n => NumberInterval.Of(n.Value),
        BoundDefineNumber n => OfDefine(n.Define),
        BoundNumberField n => OfField(n.Field, facts),
        BoundSum n => Fold(n.Terms, n.Subtracted, facts, (a, b, isSubtracted) => isSubtracted ? a - b : a + b),
        BoundProduct n when IsShare(n) => new NumberInterval(0, 1, true, false),
        BoundProduct n => Fold(n.Factors, n.Divided, facts, (a, b, isDivided) => isDivided ? a / b : a * b),
        BoundNegation n => -Of(n.Operand, facts),
        BoundCount or BoundDistinctCount or BoundMostPer => NumberInterval.Counts,
        BoundPropertyAggregate n => NumberInterval.Anything with { CanMiss = n.Function != PropertyFunction.Sum },
        BoundDaysSinceEvent => new NumberInterval(0, double.PositiveInfinity, true, false),
        BoundTextLength or BoundListSize => new NumberInterval(1, double.PositiveInfinity, true, true),
        BoundScoreValue n => OfScore(n.Score),
        _ => NumberInterval.Anything,
    };

    /// <summary>Whether everything that <paramref name="part"/> counts is also counted by <paramref name="whole"/>.</summary>
    public bool IsPartOf(BoundEventPhrase part, BoundEventPhrase whole) =>
        part.Event == whole.Event
        && (whole.Subject is null || (part.Subject is not null && keys.Of(part.Subject) == keys.Of(whole.Subject)))
        && (whole.Where is null || (part.Where is not null && keys.Of(part.Where) == keys.Of(whole.Where)))
        && (whole.Window, part.Window) switch
        {
            (null, _) => true,
            (BoundWindow.Within w, BoundWindow.Within p) => p.Duration <= w.Duration,
            (BoundWindow.Within w, BoundWindow.BetweenAgo p) => p.Farther <= w.Duration,
            (BoundWindow.OlderThan w, BoundWindow.OlderThan p) => p.Duration >= w.Duration,
            (BoundWindow.OlderThan w, BoundWindow.BetweenAgo p) => p.Nearer >= w.Duration,
            (BoundWindow.BetweenAgo w, BoundWindow.BetweenAgo p) => p.Nearer >= w.Nearer && p.Farther <= w.Farther,
            (BoundWindow.Since w, BoundWindow.Since p) => p.Instant >= w.Instant,
            (BoundWindow.Before w, BoundWindow.Before p) => p.Instant <= w.Instant,
            _ => whole.Window == part.Window,
        };

    /// <summary><c>count of A / count of B</c> where every A is a B: never above 1.</summary>
    private bool IsShare(BoundProduct product) =>
        product is { Factors: [var part, BoundCount whole], Divided: [_, true] }
        && (part as BoundCount)?.Phrase is { } counted
        && IsPartOf(counted, whole.Phrase);

    private NumberInterval OfDefine(DefineSymbol define)
    {
        if (!_defines.TryGetValue(define, out var value))
        {
            value = define.Value is BoundNumber number ? Of(number, Facts.None) : NumberInterval.Anything;
            _defines.Add(define, value);
        }

        return value;
    }

    private static NumberInterval OfField(FieldSymbol field, Facts facts)
    {
        if (facts.Find(ExpressionKeys.Of(field)) is not { Present: NumberSet values } fact)
        {
            return NumberInterval.Anything with { CanMiss = !field.IsKey };
        }

        return values.IsEmpty ? NumberInterval.Missing : new NumberInterval(values.Low, values.High, fact.CanMiss, false);
    }

    private NumberInterval OfScore(ScoreSymbol score)
    {
        var reach = this[score];
        return new NumberInterval(reach.Minimum / 1000.0 ?? double.NegativeInfinity, reach.Maximum / 1000.0 ?? double.PositiveInfinity, false, score.IsRounded);
    }

    private NumberInterval Fold(
        ImmutableArray<BoundNumber> parts, ImmutableArray<bool> inverted, Facts facts, Func<NumberInterval, NumberInterval, bool, NumberInterval> join)
    {
        var result = Of(parts[0], facts);
        for (var i = 1; i < parts.Length; i++)
        {
            result = join(result, Of(parts[i], facts), inverted[i]);
        }

        return result;
    }
}
