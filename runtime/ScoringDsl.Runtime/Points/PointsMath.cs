namespace ScoringDsl.Runtime.Points;

/// <summary>
/// The arithmetic of points: whole thousandths of a point in 64 bits. Every rounding here is half away from zero,
/// sign(x)·⌊|x|·scale + 0.5⌋, so that no order of events and no machine changes a score.
/// </summary>
public static class PointsMath
{
    /// <summary>Thousandths in a point.</summary>
    public const long Scale = 1_000;

    /// <summary>The largest points that one event, or one rule without <c>each</c>, can give: a million points, in thousandths.</summary>
    public const long Limit = 1_000_000 * Scale;

    /// <summary>A decay factor of 1, in units of 2^−32.</summary>
    public const long One = 1L << 32;

    private const ulong WeightScale = 1_000_000;

    /// <summary>Points from a number: to thousandths, kept within <see cref="Limit"/>; a missing number (NaN, or not finite) is 0.</summary>
    public static long FromNumber(double points)
    {
        if (!double.IsFinite(points))
        {
            return 0;
        }

        var magnitude = Math.Min(Math.Floor((Math.Abs(points) * Scale) + 0.5), Limit);
        return points < 0 ? -(long)magnitude : (long)magnitude;
    }

    /// <summary>A score as a number of points.</summary>
    public static double ToNumber(long thousandths) => thousandths / (double)Scale;

    /// <summary>points × factor, brought to thousandths; the factor (a sum of factors, never negative) in units of 2^−32.</summary>
    public static long Decayed(long points, long factors)
    {
        var sign = points >> 63;
        var high = Math.BigMul((ulong)((points ^ sign) - sign), (ulong)factors, out var low);

        // Adding a half before the shift by 32 is the same as adding bit 31 after it.
        var magnitude = (long)((high << 32) | (low >> 32)) + (long)((low >> 31) & 1);
        return (magnitude ^ sign) - sign;
    }

    /// <summary>A sum of points × factor in units of 2^−32 of a thousandth, brought to thousandths.</summary>
    internal static long FromProducts(long sum) => sum < 0 ? -((-sum + (1L << 31)) >> 32) : (sum + (1L << 31)) >> 32;

    /// <summary>The same of a sum that needs more than 64 bits.</summary>
    internal static long FromProducts(Int128 sum)
    {
        var half = Int128.One << 31;
        return sum < 0 ? -(long)((half - sum) >> 32) : (long)((half + sum) >> 32);
    }

    /// <summary>A group's sum times its weight in millionths, 0 or more; kept within the range of 64 bits.</summary>
    public static long Weighted(long sum, long weight)
    {
        var magnitude = sum < 0 ? (ulong)-sum : (ulong)sum;
        var high = Math.BigMul(magnitude, (ulong)weight, out var low);
        ulong weighted;
        if (high == 0 && low <= ulong.MaxValue - (WeightScale / 2))
        {
            weighted = (low + (WeightScale / 2)) / WeightScale;
        }
        else
        {
            weighted = (ulong)UInt128.Min((new UInt128(high, low) + (WeightScale / 2)) / WeightScale, long.MaxValue);
        }

        return sum < 0 ? -(long)weighted : (long)weighted;
    }

    /// <summary>Rounds thousandths to whole points (still in thousandths).</summary>
    public static long Rounded(long thousandths)
    {
        var (points, rest) = Math.DivRem(thousandths, Scale);
        return (points + (rest >= Scale / 2 ? 1 : rest <= -Scale / 2 ? -1 : 0)) * Scale;
    }

    /// <summary>Keeps a value within bounds.</summary>
    public static long Capped(long value, long down, long up) => value < down ? down : value > up ? up : value;

    /// <summary>The number itself where it is finite, else missing (NaN).</summary>
    public static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;
}
