namespace ScoringDsl.Runtime.Points;

/// <summary>Known values added up in whole millionths, with their least and greatest. No order of values changes it.</summary>
internal struct NumberTally
{
    private const double Scale = 1_000_000;

    // A value beyond nine million million million millionths counts as that.
    private const double Limit = 9e18;

    // Every whole number up to this one is a double.
    private const ulong Whole = 1UL << 53;

    private Int128 _millionths;
    private long _count;

    /// <summary>A tally of nothing.</summary>
    public static NumberTally Empty => new() { Min = double.NaN, Max = double.NaN };

    /// <summary>The number nearest to the sum; 0 of nothing.</summary>
    public readonly double Sum => Nearest(_millionths, (long)Scale);

    /// <summary>The number nearest to the sum by the count of values; NaN of nothing.</summary>
    /// <remarks>Not the sum's nearest number by the count: three times 0.1 has the average 0.1.</remarks>
    public readonly double Average => _count == 0 ? double.NaN : Nearest(_millionths, (long)Scale * _count);

    /// <summary>The least value; NaN of nothing.</summary>
    public double Min { get; private set; }

    /// <summary>The greatest value; NaN of nothing.</summary>
    public double Max { get; private set; }

    /// <summary>Adds a value; NaN is missing and not counted. Each is brought to millionths half away from zero, and kept within ±9·10^12.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        var magnitude = (long)Math.Min(Math.Floor((Math.Abs(value) * Scale) + 0.5), Limit);
        _millionths += value < 0 ? -magnitude : magnitude;
        _count++;
        Min = value >= Min ? Min : value;
        Max = value <= Max ? Max : value;
    }

    /// <summary>The double nearest to a quotient.</summary>
    /// <param name="dividend">The dividend.</param>
    /// <param name="divisor">The divisor, from 1 to below 2^53.</param>
    private static double Nearest(Int128 dividend, long divisor)
    {
        var magnitude = (UInt128)Int128.Abs(dividend);
        if (magnitude <= Whole)
        {
            // Both are doubles, and one division rounds once.
            return (double)(long)dividend / divisor;
        }

        // A quotient of more digits than a double has; a last digit stands for all that were cut, so that it rounds to the right side.
        var shift = (int)UInt128.LeadingZeroCount(magnitude);
        var (quotient, rest) = UInt128.DivRem(magnitude << shift, (UInt128)divisor);
        quotient |= rest == 0 ? 0U : 1U;
        return (dividend < 0 ? -1 : 1) * Math.ScaleB((double)quotient, -shift);
    }
}
