using System.Numerics;

namespace ScoringDsl.Oracle;

/// <summary>An exact fraction.</summary>
internal readonly struct Rational : IComparable<Rational>
{
    /// <summary>The bits of a double's fraction, the leading one included.</summary>
    private const int DoubleBits = 53;

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        _numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>A decimal, exactly.</summary>
    public static Rational Of(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = ((BigInteger)(uint)parts[2] << 64) | ((BigInteger)(uint)parts[1] << 32) | (uint)parts[0];
        return new Rational(parts[3] < 0 ? -digits : digits, BigInteger.Pow(10, (parts[3] >> 16) & 0xFF));
    }

    public static Rational operator -(Rational value) => new(-value._numerator, value._denominator);

    public static Rational operator -(Rational left, Rational right) =>
        new((left._numerator * right._denominator) - (right._numerator * left._denominator), left._denominator * right._denominator);

    public static Rational operator *(Rational left, BigInteger right) => new(left._numerator * right, left._denominator);

    /// <summary>The power of a whole exponent, 0 or more.</summary>
    public Rational Power(int exponent) => new(BigInteger.Pow(_numerator, exponent), BigInteger.Pow(_denominator, exponent));

    /// <summary>⌊x⌋.</summary>
    public BigInteger Floor()
    {
        var whole = BigInteger.DivRem(_numerator, _denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    /// <summary>⌊x + ½⌋.</summary>
    public BigInteger RoundHalfUp() => new Rational((2 * _numerator) + _denominator, 2 * _denominator).Floor();

    /// <summary>sign(x)·⌊|x| + ½⌋.</summary>
    public BigInteger RoundHalfAwayFromZero() =>
        new Rational(BigInteger.Abs(_numerator), _denominator).RoundHalfUp() * _numerator.Sign;

    /// <summary>The nearest double; of two equally near ones the even.</summary>
    public double ToDouble()
    {
        if (_numerator.IsZero)
        {
            return 0;
        }

        // A quotient of some bits more than a double has; what is left over matters only for telling a tie from no tie.
        var magnitude = BigInteger.Abs(_numerator);
        var shift = 64 - (int)(magnitude.GetBitLength() - _denominator.GetBitLength());
        var quotient = BigInteger.DivRem(
            shift > 0 ? magnitude << shift : magnitude, shift > 0 ? _denominator : _denominator << -shift, out var rest);
        var dropped = (int)quotient.GetBitLength() - DoubleBits;
        var bits = (long)(quotient >> dropped);
        var low = quotient - (new BigInteger(bits) << dropped);
        var half = BigInteger.One << (dropped - 1);
        if (low > half || (low == half && (!rest.IsZero || (bits & 1) == 1)))
        {
            bits++;
        }

        return Math.ScaleB(_numerator.Sign * (double)bits, dropped - shift);
    }

    public int CompareTo(Rational other) => (_numerator * other._denominator).CompareTo(other._numerator * _denominator);
}
