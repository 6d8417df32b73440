using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Works out what numbers can come to.</summary>
internal sealed class NumberEvaluator(ExpressionKeys keys)
{
    private const double Million = 1_000_000;

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
        BoundHighest n => OfHighest(n.Scores),
        BoundLeadCount => NumberInterval.Counts,
        BoundLeadAggregate n => OfLeads(n),
        BoundTopLeads n => Widened(Total(Of(n.Value, Facts.None), n.Count), n.Value, n.Count),
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
            return NumberInterval.Anything with { CanMiss = CanMiss(field) };
        }

        return values.IsEmpty ? NumberInterval.Missing : new NumberInterval(values.Low, values.High, fact.CanMiss, false);
    }

    /// <summary>Whether a field can be missing. An account's key is missing for a lead without account.</summary>
    public static bool CanMiss(FieldSymbol field) => !field.IsKey || field.Owner != FieldOwner.Lead;

    /// <summary>What some scores' highest can reach.</summary>
    public PointsInterval Highest(ImmutableArray<ScoreSymbol> scores) => scores.Select(s => this[s]).Aggregate((a, b) => new PointsInterval(
        a.Minimum is null || b.Minimum is null ? a.Minimum ?? b.Minimum : Math.Max(a.Minimum.Value, b.Minimum.Value),
        a.Maximum is null || b.Maximum is null ? null : Math.Max(a.Maximum.Value, b.Maximum.Value)));

    private NumberInterval OfHighest(ImmutableArray<ScoreSymbol> scores) => OfPoints(Highest(scores), scores.All(s => s.IsRounded));

    private NumberInterval OfLeads(BoundLeadAggregate aggregate)
    {
        var value = Of(aggregate.Value, Facts.None);
        return aggregate.Function switch
        {
            PropertyFunction.Sum => Total(value, double.PositiveInfinity),
            PropertyFunction.Average => Widened(value with { CanMiss = true, IsWhole = false }, aggregate.Value, 1),
            _ => value with { CanMiss = true },
        };
    }

    /// <summary>Values are brought to millionths before they are added up; scores have no more than thousandths.</summary>
    private static NumberInterval Widened(NumberInterval total, BoundNumber value, double count) =>
        value is BoundScoreValue || total.IsEmpty ? total : total with { Low = total.Low - (count / Million), High = total.High + (count / Million) };

    /// <summary>The sum of up to so many values.</summary>
    private static NumberInterval Total(NumberInterval value, double most) => value.IsEmpty
        ? NumberInterval.Of(0)
        : new NumberInterval(value.Low < 0 ? value.Low * most : 0, value.High > 0 ? value.High * most : 0, false, false);

    private NumberInterval OfScore(ScoreSymbol score) => OfPoints(this[score], score.IsRounded);

    private static NumberInterval OfPoints(PointsInterval reach, bool isWhole) =>
        new NumberInterval(reach.Minimum / 1000.0 ?? double.NegativeInfinity, reach.Maximum / 1000.0 ?? double.PositiveInfinity, false, isWhole);

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
