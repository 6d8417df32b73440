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

    /// <summary>Points from a number: to thousandths, kept within <see cref="Limit"/>; a missing number (NaN) is 0.</summary>
    public static long FromNumber(double points) => throw new NotImplementedException();

    /// <summary>A score as a number of points.</summary>
    public static double ToNumber(long thousandths) => thousandths / (double)Scale;

    /// <summary>points × factor, brought to thousandths; the factor (a sum of factors) in units of 2^−32.</summary>
    public static long Decayed(long points, long factors) => throw new NotImplementedException();

    /// <summary>A group's sum times its weight in millionths.</summary>
    public static long Weighted(long sum, long weight) => throw new NotImplementedException();

    /// <summary>Rounds thousandths to whole points (still in thousandths).</summary>
    public static long Rounded(long thousandths) => throw new NotImplementedException();

    /// <summary>Keeps a value within bounds.</summary>
    public static long Capped(long value, long down, long up) => value < down ? down : value > up ? up : value;

    /// <summary>The number itself where it is finite, else missing (NaN).</summary>
    public static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;
}
