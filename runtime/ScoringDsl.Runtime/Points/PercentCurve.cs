using System.Numerics;

namespace ScoringDsl.Runtime.Points;

/// <summary>(1 − P)^⌊age/D⌋: a table, made once, of all powers that are not 0.</summary>
internal sealed class PercentCurve : DecayCurve
{
    private const uint Million = 1_000_000;

    // Binary digits of the running power: with twenty more for a factor in millionths it fits in 128.
    private const int PowerBits = 104;

    private readonly ulong _duration;
    private readonly long[] _factors;

    /// <summary>Makes the table: about 23,000 entries for the least P, 0.1%.</summary>
    /// <param name="duration">D in microseconds, above 0.</param>
    /// <param name="percentMillionths">P in millionths, from 1,000 to 1,000,000.</param>
    public PercentCurve(ulong duration, long percentMillionths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percentMillionths, 1_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentMillionths, Million);
        _duration = duration;
        _factors = Powers((uint)(Million - percentMillionths));
    }

    /// <inheritdoc/>
    public override long Factor(ulong age)
    {
        var steps = age / _duration;
        return steps < (ulong)_factors.Length ? _factors[steps] : 0;
    }

    /// <inheritdoc/>
    public override void Factors(long asOf, ReadOnlySpan<long> instants, Span<long> factors)
    {
        for (var i = 0; i < instants.Length; i++)
        {
            factors[i] = Factor((ulong)(asOf - instants[i]));
        }
    }

    private static long[] Powers(uint millionths)
    {
        var factors = new List<long>();
        var power = UInt128.One << PowerBits;
        for (var n = 0; ; n++)
        {
            // Each step cuts less than one of the last digits off, so the exact power is in [power, power + n].
            const int FractionBits = PowerBits - 32;
            var half = UInt128.One << (FractionBits - 1);
            var factor = (long)((power + half) >> FractionBits);
            if (factor != (long)((power + half + (uint)n) >> FractionBits))
            {
                factor = ExactPower(millionths, n);
            }

            if (factor == 0)
            {
                return [.. factors];
            }

            factors.Add(factor);
            power = power * millionths / Million;
        }
    }

    private static long ExactPower(uint millionths, int exponent)
    {
        var common = (uint)BigInteger.GreatestCommonDivisor(millionths, Million);
        var divisor = BigInteger.Pow(Million / common, exponent);
        return (long)(((BigInteger.Pow(millionths / common, exponent) << 33) + divisor) / (divisor << 1));
    }
}
