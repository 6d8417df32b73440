using System.Runtime.Intrinsics;

namespace ScoringDsl.Runtime.Points;

/// <summary>max(0, 1 − age/D).</summary>
/// <param name="duration">D in microseconds, above 0.</param>
internal sealed class LinearCurve(ulong duration) : DecayCurve
{
    private readonly double _perMicrosecond = 1.0 / duration;

    /// <inheritdoc/>
    public override long Factor(ulong age)
    {
        var left = (1 - Math.Min(age * _perMicrosecond, 1)) * PointsMath.One;
        var factor = FactorRounding.Round(left, TieZone, out var nearTie);
        return nearTie ? ExactFactor(age) : factor;
    }

    /// <inheritdoc/>
    public override void Factors(long asOf, ReadOnlySpan<long> instants, Span<long> factors)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= instants.Length - Vector256<long>.Count; i += Vector256<long>.Count)
            {
                var ages = (Vector256.Create(asOf) - Vector256.Create(instants[i..])).AsUInt64();
                var gone = Vector256.Min(Vector256.ConvertToDouble(ages) * _perMicrosecond, Vector256<double>.One);
                var left = (Vector256<double>.One - gone) * (double)PointsMath.One;
                FactorRounding.Round(left, TieZone, out var nearTies).CopyTo(factors[i..]);
                if (nearTies != 0)
                {
                    for (var lane = 0; lane < Vector256<long>.Count; lane++)
                    {
                        factors[i + lane] = ExactFactor(ages[lane]);
                    }
                }
            }
        }

        for (; i < instants.Length; i++)
        {
            factors[i] = Factor((ulong)(asOf - instants[i]));
        }
    }

    /// <summary>The factor by integers alone.</summary>
    internal long ExactFactor(ulong age)
    {
        if (age >= duration)
        {
            return 0;
        }

        // Half up: (2·left·2^32 + D) / 2D.
        return (long)((((UInt128)(duration - age) << 33) + duration) / ((UInt128)duration << 1));
    }
}
