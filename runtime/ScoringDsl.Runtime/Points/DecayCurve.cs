using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Points;

/// <summary>
/// How points fade with age. A factor is a whole number of 2^−32, rounded half up from its exact value, so it is the same however
/// it is computed: alone or many at once, with whatever instructions. Immutable.
/// </summary>
internal abstract class DecayCurve
{
    /// <summary>
    /// A factor computed in floating point is off by less than 2^−18 units. Where it lies nearer to a tie than this, integers decide.
    /// </summary>
    protected const double TieZone = 1.0 / (1 << 15);

    /// <summary>The factor of one age in microseconds, from 0 to <see cref="PointsMath.One"/>.</summary>
    public abstract long Factor(ulong age);

    /// <summary>The factors of events of many instants, none of them after <paramref name="asOf"/>.</summary>
    public abstract void Factors(long asOf, ReadOnlySpan<long> instants, Span<long> factors);

    /// <summary>The curve of a definition.</summary>
    public static DecayCurve Create(CurveDefinition definition)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(definition.Duration, nameof(definition));
        return definition.Kind switch
        {
            CurveKind.HalfLife => new HalfLifeCurve((ulong)definition.Duration),
            CurveKind.Linear => new LinearCurve((ulong)definition.Duration),
            _ => new PercentCurve((ulong)definition.Duration, definition.PercentMillionths),
        };
    }
}
