using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>A stretch of numbers; an infinite end is never in.</summary>
internal readonly record struct NumberStretch(double Low, bool HasLow, double High, bool HasHigh)
{
    public bool IsEmpty => Low > High || (Low == High && !(HasLow && HasHigh));
}

/// <summary>A set of numbers: stretches in ascending order that do not touch. Yes-or-no values are 0 and 1 here, labels their indexes.</summary>
internal sealed class NumberSet : ValueSet
{
    private readonly ImmutableArray<NumberStretch> _stretches;
    private readonly bool _isWhole;

    private NumberSet(ImmutableArray<NumberStretch> stretches, bool isWhole)
    {
        _stretches = stretches;
        _isWhole = isWhole;
    }

    public static NumberSet All { get; } = Between(double.NegativeInfinity, double.PositiveInfinity);

    public static NumberSet None { get; } = new([], false);

    /// <summary>0 and 1: no and yes.</summary>
    public static NumberSet NoOrYes { get; } = Between(0, 1).Whole();

    public static NumberSet Yes { get; } = Between(1, 1);

    public override bool IsEmpty => _stretches.IsEmpty;

    public double Low => _stretches.IsEmpty ? double.PositiveInfinity : _stretches[0].Low;

    public double High => _stretches.IsEmpty ? double.NegativeInfinity : _stretches[^1].High;

    /// <summary>The numbers from one to another, both in unless infinite.</summary>
    public static NumberSet Between(double low, double high) => Of(new NumberStretch(low, !double.IsInfinity(low), high, !double.IsInfinity(high)));

    /// <summary>The numbers x for which <c>x op value</c>.</summary>
    public static NumberSet Compared(ComparisonOperator @operator, double value) => @operator switch
    {
        ComparisonOperator.Equal => Between(value, value),
        ComparisonOperator.NotEqual => (NumberSet)Between(value, value).Not(),
        ComparisonOperator.Less => Of(new NumberStretch(double.NegativeInfinity, false, value, false)),
        ComparisonOperator.LessOrEqual => Between(double.NegativeInfinity, value),
        ComparisonOperator.Greater => Of(new NumberStretch(value, false, double.PositiveInfinity, false)),
        _ => Between(value, double.PositiveInfinity),
    };

    /// <summary>Single numbers.</summary>
    public static NumberSet Points(IEnumerable<double> values) =>
        new([.. values.Distinct().Order().Select(v => new NumberStretch(v, true, v, true))], false);

    /// <summary>From one number (in) up to another (not in).</summary>
    public static NumberSet UpTo(double low, double high) =>
        Of(new NumberStretch(low, !double.IsInfinity(low), high, false));

    /// <summary>The whole numbers in it; so are all sets that it is cut with later.</summary>
    public NumberSet Whole() => new(
        [.. _stretches
            .Select(s => new NumberStretch(
                double.IsInfinity(s.Low) ? s.Low : s.HasLow ? Math.Ceiling(s.Low) : Math.Floor(s.Low) + 1,
                !double.IsInfinity(s.Low),
                double.IsInfinity(s.High) ? s.High : s.HasHigh ? Math.Floor(s.High) : Math.Ceiling(s.High) - 1,
                !double.IsInfinity(s.High)))
            .Where(s => !s.IsEmpty)],
        true);

    public override ValueSet And(ValueSet other)
    {
        var that = (NumberSet)other;
        var result = ImmutableArray.CreateBuilder<NumberStretch>();
        for (int i = 0, j = 0; i < _stretches.Length && j < that._stretches.Length;)
        {
            var (a, b) = (_stretches[i], that._stretches[j]);
            var lower = a.Low > b.Low || (a.Low == b.Low && !a.HasLow) ? (a.Low, a.HasLow) : (b.Low, b.HasLow);
            var isAFirst = a.High < b.High || (a.High == b.High && !a.HasHigh);
            var upper = isAFirst ? (a.High, a.HasHigh) : (b.High, b.HasHigh);
            var common = new NumberStretch(lower.Item1, lower.Item2, upper.Item1, upper.Item2);
            if (!common.IsEmpty)
            {
                result.Add(common);
            }

            if (isAFirst)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        var set = new NumberSet(result.DrainToImmutable(), false);
        return _isWhole || that._isWhole ? set.Whole() : set;
    }

    public override ValueSet Or(ValueSet other)
    {
        var that = (NumberSet)other;
        var result = new List<NumberStretch>();
        foreach (var next in _stretches.Concat(that._stretches).OrderBy(s => s.Low).ThenByDescending(s => s.HasLow))
        {
            if (result.Count > 0 && Touch(result[^1], next))
            {
                var last = result[^1];
                var isNextLast = next.High > last.High || (next.High == last.High && next.HasHigh);
                result[^1] = isNextLast ? last with { High = next.High, HasHigh = next.HasHigh } : last;
            }
            else
            {
                result.Add(next);
            }
        }

        return new NumberSet([.. result], _isWhole && that._isWhole);
    }

    public override ValueSet Not()
    {
        var result = ImmutableArray.CreateBuilder<NumberStretch>();
        var (low, hasLow) = (double.NegativeInfinity, false);
        foreach (var stretch in _stretches)
        {
            Add(new NumberStretch(low, hasLow, stretch.Low, !stretch.HasLow && !double.IsInfinity(stretch.Low)));
            (low, hasLow) = (stretch.High, !stretch.HasHigh);
        }

        if (!double.IsPositiveInfinity(low))
        {
            Add(new NumberStretch(low, hasLow, double.PositiveInfinity, false));
        }

        return new NumberSet(result.DrainToImmutable(), false);

        void Add(NumberStretch stretch)
        {
            if (!stretch.IsEmpty)
            {
                result.Add(stretch);
            }
        }
    }

    private static NumberSet Of(NumberStretch stretch) => stretch.IsEmpty ? None : new NumberSet([stretch], false);

    private static bool Touch(NumberStretch a, NumberStretch b) => b.Low < a.High || (b.Low == a.High && (b.HasLow || a.HasHigh));
}
