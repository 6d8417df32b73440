using System.Runtime.Intrinsics;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>
/// <see cref="Decay.Factor(long)"/> four at a time: 2^−x as a power of two, put together from bits, times a polynomial.
/// Off by less than 2^−12 of a unit, which is not enough to change a score that is not within a millionth of a tie.
/// </summary>
internal static class FastDecay
{
    /// <summary>Factors are written in whole vectors: give room for three more.</summary>
    public const int Room = 3;

    private const double PerMicrosecond = 1 / Decay.HalfLifeMicroseconds;

    // Added to a small number, this rounds it and leaves it in the low bits.
    private const double Rounder = 3L << 51;

    // The exponent of 2^32, in place.
    private const long ExponentOfOne = (1023L + 32) << 52;

    // Added to a positive number below 2^52, this rounds it and leaves it in the low bits.
    private const double Whole = 1L << 52;

    // ln(2)^n / n!
    private static readonly double[] Coefficients =
    [
        1.0, 0.6931471805599453, 0.2402265069591007, 0.05550410866482158, 0.009618129107628477, 0.0013333558146428443,
        0.0001540353039338161, 1.5252733804059841e-05, 1.321548679014431e-06, 1.01780860092397e-07, 7.054911620801123e-09,
        4.44553827187081e-10,
    ];

    /// <summary>Computes the factors of the first ages; the arrays have <see cref="Room"/> for whole vectors.</summary>
    public static void Factors(long[] ages, int count, long[] factors)
    {
        var coefficients = Coefficients;
        for (var i = 0; i < count; i += Vector256<long>.Count)
        {
            var halfLives = Vector256.Min(Vector256.ConvertToDouble(Vector256.Create(ages, i)) * PerMicrosecond, Vector256.Create(64.0));
            var rounded = halfLives + Vector256.Create(Rounder);
            var r = rounded - Vector256.Create(Rounder) - halfLives;
            var power = Vector256.Create(coefficients[^1]);
            for (var n = coefficients.Length - 2; n >= 0; n--)
            {
                power = Vector256.MultiplyAddEstimate(power, r, Vector256.Create(coefficients[n]));
            }

            var scale = (Vector256.Create(ExponentOfOne) - (rounded.AsInt64() << 52)).AsDouble();
            var factor = ((power * scale) + Vector256.Create(Whole)).AsInt64() - Vector256.Create(Whole).AsInt64();
            factor.CopyTo(factors, i);
        }
    }
}
