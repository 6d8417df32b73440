using System.Numerics;

namespace ScoringDsl.Runtime.Tests.Points;

/// <summary>Decay factors in units of 2^−32 from big integers, by other means than the runtime's: square roots instead of series.</summary>
internal static class ExactDecay
{
    private const int Bits = 200;

    // 2^(−2^−i), i from 1.
    private static readonly BigInteger[] Roots = MakeRoots();

    public static long HalfLife(ulong age, ulong duration)
    {
        var (halfLives, rest) = Math.DivRem(age, duration);
        if (halfLives > 40)
        {
            return 0;
        }

        var exponent = ((BigInteger)rest << Roots.Length) / duration;
        var power = BigInteger.One << Bits;
        for (var i = 0; i < Roots.Length; i++)
        {
            if (!((exponent >> (Roots.Length - 1 - i)) & 1).IsZero)
            {
                power = (power * Roots[i]) >> Bits;
            }
        }

        return HalfUp(power, BigInteger.One << (Bits - 32 + (int)halfLives));
    }

    public static long Linear(ulong age, ulong duration) =>
        age >= duration ? 0 : HalfUp((BigInteger)(duration - age) << 32, duration);

    public static long Percent(int steps, int millionths) =>
        HalfUp(BigInteger.Pow(1_000_000 - millionths, steps) << 32, BigInteger.Pow(1_000_000, steps));

    private static long HalfUp(BigInteger numerator, BigInteger denominator) => (long)(((2 * numerator) + denominator) / (2 * denominator));

    private static BigInteger[] MakeRoots()
    {
        var roots = new BigInteger[140];
        var value = BigInteger.One << (Bits - 1);
        for (var i = 0; i < roots.Length; i++)
        {
            value = SquareRoot(value << Bits);
            roots[i] = value;
        }

        return roots;
    }

    private static BigInteger SquareRoot(BigInteger value)
    {
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
