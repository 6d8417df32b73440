using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScoringDsl.Runtime.Points;

/// <summary>2^(−age/D).</summary>
/// <param name="duration">D in microseconds, above 0.</param>
internal sealed class HalfLifeCurve(ulong duration) : DecayCurve
{
    // Past 33 half-lives the factor is below half a unit.
    private const uint LastHalfLife = 33;

    // Any age beyond this many half-lives gives 0 as surely as this one.
    private const double EnoughHalfLives = 64;

    // Added to a small number, this rounds it and leaves it in the low bits.
    private const double Rounder = 3L << 51;

    // The exponent of 2^32, in place.
    private const long ExponentOfUnits = (1023L + 32) << 52;

    // ln 2 in units of 2^−64.
    private const ulong Ln2 = 0xB17217F7D1CF79AC;

    // 2^r = C0 + C1·r + … for r from −1/2 to 1/2 with a relative error below 2^−51 (interpolation at Chebyshev's points).
    private const double C0 = 1.0;
    private const double C1 = 0.69314718055995;
    private const double C2 = 0.24022650695910097;
    private const double C3 = 0.05550410866444772;
    private const double C4 = 0.009618129107606888;
    private const double C5 = 0.0013333558230164974;
    private const double C6 = 0.0001540353044173605;
    private const double C7 = 1.5252657260200837e-05;
    private const double C8 = 1.321544258792169e-06;
    private const double C9 = 1.0208690299958306e-07;
    private const double C10 = 7.072585949269223e-09;

    private readonly double _perMicrosecond = 1.0 / duration;

    /// <inheritdoc/>
    public override long Factor(ulong age)
    {
        var halfLives = Math.Min(age * _perMicrosecond, EnoughHalfLives);
        var rounded = halfLives + Rounder;
        var r = rounded - Rounder - halfLives;
        var r2 = r * r;
        var r4 = r2 * r2;

        // Small independent groups, so that the processor need not wait for one chain of ten steps.
        var low = (C0 + (C1 * r)) + ((C2 + (C3 * r)) * r2);
        var middle = (C4 + (C5 * r)) + ((C6 + (C7 * r)) * r2);
        var high = (C8 + (C9 * r)) + (C10 * r2);
        var power = low + ((middle + (high * r4)) * r4);
        var scale = BitConverter.Int64BitsToDouble(ExponentOfUnits - (BitConverter.DoubleToInt64Bits(rounded) << 52));

        var factor = FactorRounding.Round(power * scale, TieZone, out var nearTie);
        return nearTie ? ExactFactor(age) : factor;
    }

    /// <inheritdoc/>
    public override void Factors(long asOf, ReadOnlySpan<long> instants, Span<long> factors)
    {
        if (!Vector256.IsHardwareAccelerated || instants.Length < Vector256<long>.Count)
        {
            for (var i = 0; i < instants.Length; i++)
            {
                factors[i] = Factor((ulong)(asOf - instants[i]));
            }

            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(factors.Length, instants.Length);
        ref var from = ref MemoryMarshal.GetReference(instants);
        ref var to = ref MemoryMarshal.GetReference(factors);
        for (var next = 0; next < instants.Length; next += Vector256<long>.Count)
        {
            // The last four may overlap those before: sooner done again than one by one.
            var i = Math.Min(next, instants.Length - Vector256<long>.Count);
            var ages = (Vector256.Create(asOf) - Vector256.LoadUnsafe(ref from, (nuint)i)).AsUInt64();
            FourFactors(ages, out var nearTies).StoreUnsafe(ref to, (nuint)i);
            if (nearTies != 0)
            {
                DecideTies(ages, nearTies, factors[i..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<long> FourFactors(Vector256<ulong> ages, out uint nearTies)
    {
        var halfLives = Vector256.Min(Vector256.ConvertToDouble(ages) * _perMicrosecond, Vector256.Create(EnoughHalfLives));
        var rounded = halfLives + Vector256.Create(Rounder);
        var r = rounded - Vector256.Create(Rounder) - halfLives;
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Vector256.MultiplyAddEstimate(
            Vector256.MultiplyAddEstimate(Vector256.Create(C3), r, Vector256.Create(C2)),
            r2,
            Vector256.MultiplyAddEstimate(Vector256.Create(C1), r, Vector256.Create(C0)));
        var middle = Vector256.MultiplyAddEstimate(
            Vector256.MultiplyAddEstimate(Vector256.Create(C7), r, Vector256.Create(C6)),
            r2,
            Vector256.MultiplyAddEstimate(Vector256.Create(C5), r, Vector256.Create(C4)));
        var high = Vector256.MultiplyAddEstimate(
            Vector256.Create(C10),
            r2,
            Vector256.MultiplyAddEstimate(Vector256.Create(C9), r, Vector256.Create(C8)));
        var power = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(high, r4, middle), r4, low);
        var scale = (Vector256.Create(ExponentOfUnits) - (rounded.AsInt64() << 52)).AsDouble();
        return FactorRounding.Round(power * scale, TieZone, out nearTies);
    }

    private void DecideTies(Vector256<ulong> ages, uint nearTies, Span<long> factors)
    {
        for (; nearTies != 0; nearTies &= nearTies - 1)
        {
            var lane = BitOperations.TrailingZeroCount(nearTies);
            factors[lane] = ExactFactor(ages[lane]);
        }
    }

    /// <summary>The factor by integers alone.</summary>
    internal long ExactFactor(ulong age)
    {
        var (halfLives, rest) = Math.DivRem(age, duration);
        if (halfLives > LastHalfLife || (halfLives == LastHalfLife && rest > 0))
        {
            return 0;
        }

        if (halfLives >= LastHalfLife - 1)
        {
            // From a unit down to half a unit, which is rounded up.
            return 1;
        }

        if (rest == 0)
        {
            return PointsMath.One >> (int)halfLives;
        }

        // e^(−x) in units of 2^−64 for x = ln 2 · rest/D, by its series; what is cut off adds up to less than the slack.
        const ulong Slack = 128;
        var part = (ulong)(((UInt128)rest << 64) / duration);
        var x = Math.BigMul(part, Ln2, out _);
        UInt128 sum = UInt128.One << 64;
        var term = x;
        for (var n = 2u; term != 0; n++)
        {
            sum = (n & 1) == 0 ? sum - term : sum + term;
            term = Math.BigMul(term, x, out _) / n;
        }

        var fractionBits = 32 + (int)halfLives;
        var shifted = sum + (UInt128.One << (fractionBits - 1));
        var low = (ulong)shifted & ((1UL << fractionBits) - 1);
        var isSure = low > Slack && low < (1UL << fractionBits) - Slack;
        return isSure ? (long)(shifted >> fractionBits) : LongFactor((int)halfLives, rest);
    }

    /// <summary>
    /// The same with as many bits as it takes. It ends: 2^(−rest/D) is irrational, so no factor here is a tie. One in ten million comes here.
    /// </summary>
    internal long LongFactor(int halfLives, ulong rest)
    {
        for (var bits = 256; ; bits *= 2)
        {
            var x = ((((BigInteger)rest << bits) / duration) * NaturalLogOf2(bits)) >> bits;
            var sum = BigInteger.One << bits;
            var term = x;
            for (var n = 2; !term.IsZero; n++)
            {
                sum = n % 2 == 0 ? sum - term : sum + term;
                term = ((term * x) >> bits) / n;
            }

            var slack = (BigInteger)(4 * bits);
            var fractionBits = bits - 32 + halfLives;
            var shifted = sum + (BigInteger.One << (fractionBits - 1));
            var factor = (shifted - slack) >> fractionBits;
            if (factor == (shifted + slack) >> fractionBits)
            {
                return (long)factor;
            }
        }
    }

    // ln 2 = Σ 1 / (n·2^n)
    private static BigInteger NaturalLogOf2(int bits)
    {
        var sum = BigInteger.Zero;
        for (var n = 1; n <= bits; n++)
        {
            sum += (BigInteger.One << (bits - n)) / n;
        }

        return sum;
    }
}
