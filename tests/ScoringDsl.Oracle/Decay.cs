using System.Numerics;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <summary>"A decay factor is brought to a whole number of 2^−32, half up."</summary>
internal static class Decay
{
    /// <summary>A factor of 1 in units of 2^−32.</summary>
    public static readonly BigInteger One = BigInteger.One << 32;

    /// <summary>Binary digits behind the point while powers of two are computed.</summary>
    private const int Digits = 256;

    /// <summary>How many binary digits of an exponent are looked at.</summary>
    private const int ExponentDigits = 200;

    /// <summary>2^(−1/2), 2^(−1/4), 2^(−1/8), …: each the square root of the one before.</summary>
    private static readonly BigInteger[] s_roots = MakeRoots();

    /// <summary>The factor of an age of 0 or more, in microseconds.</summary>
    public static BigInteger Factor(BoundDecay? decay, BigInteger age) => decay switch
    {
        null or BoundDecay.None => One,
        BoundDecay.HalfLife d => HalfLife(age, d.Duration),

        // max(0, 1 − age/D)
        BoundDecay.Linear d => age >= d.Duration ? 0 : (new Rational(d.Duration - age, d.Duration) * One).RoundHalfUp(),
        BoundDecay.PercentEvery d => PercentEvery(age / d.Duration, d.Percent),
        _ => throw new NotSupportedException(decay.GetType().Name),
    };

    /// <summary>2^(−age/D); "past 33 half-lives it is exactly 0".</summary>
    private static BigInteger HalfLife(BigInteger age, BigInteger duration)
    {
        if (age > 33 * duration)
        {
            return 0;
        }

        var whole = (int)(age / duration);
        var rest = age % duration;
        if (rest.IsZero)
        {
            return new Rational(One, BigInteger.One << whole).RoundHalfUp();
        }

        // Factors that are no whole power of two are irrational: they never lie on a tie, and the digits tell on which side they lie.
        var power = BigInteger.One << Digits;
        for (var i = 0; i < ExponentDigits; i++)
        {
            rest <<= 1;
            if (rest >= duration)
            {
                rest -= duration;
                power = (power * s_roots[i]) >> Digits;
            }
        }

        var drop = Digits - 32 + whole;
        var half = BigInteger.One << (drop - 1);
        var doubt = BigInteger.One << (Digits - ExponentDigits + 10);
        var factor = (power + half) >> drop;
        return (power + half - doubt) >> drop == factor && (power + half + doubt) >> drop == factor
            ? factor
            : throw new InvalidOperationException($"2^(-{age}/{duration}) is too near to a tie for {Digits} digits.");
    }

    /// <summary>(1 − P)^n, exactly.</summary>
    private static BigInteger PercentEvery(BigInteger times, decimal percent)
    {
        // (1 − P)^n < e^(−Pn), and e^−25 is less than half of 2^−32. It spares powers of millions of digits.
        if ((Rational.Of(percent) * times).Floor() >= 25)
        {
            return 0;
        }

        return (Rational.Of(1 - percent).Power((int)times) * One).RoundHalfUp();
    }

    private static BigInteger[] MakeRoots()
    {
        var roots = new BigInteger[ExponentDigits];
        var last = BigInteger.One << (Digits - 1);
        for (var i = 0; i < roots.Length; i++)
        {
            last = SquareRoot(last << Digits);
            roots[i] = last;
        }

        return roots;
    }

    /// <summary>⌊√x⌋ by Newton's method, from above.</summary>
    private static BigInteger SquareRoot(BigInteger x)
    {
        var root = BigInteger.One << (int)((x.GetBitLength() / 2) + 1);
        while (true)
        {
            var next = (root + (x / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
