using System.Numerics;

namespace ScoringDsl.Oracle;

/// <summary>The arithmetic of points: whole thousandths, integers throughout.</summary>
internal static class Points
{
    /// <summary>Thousandths in a point.</summary>
    public const int Scale = 1_000;

    /// <summary>"Kept within ±1,000,000 points", in thousandths.</summary>
    private static readonly BigInteger s_limit = new(1_000_000L * Scale);

    /// <summary>
    /// "An event's points (or a rule's, without each) are brought to thousandths": sign(x)·⌊|x|·1000 + 0.5⌋, computed on the double
    /// that x is, so that 1.0005 is 1.001. "Missing: 0 points."
    /// </summary>
    public static BigInteger Of(Number points) => points.IsMissing ? 0 : Limited(Rounded(points.Value, Scale));

    /// <summary>Keeps points within the limit of one event or one rule.</summary>
    public static BigInteger Limited(BigInteger points) => BigInteger.Clamp(points, -s_limit, s_limit);

    /// <summary>sign(x)·⌊|x|·scale + 0.5⌋ of a double, in double arithmetic.</summary>
    public static BigInteger Rounded(double value, int scale)
    {
        var scaled = Math.Abs(value) * scale;
        return new BigInteger(double.IsFinite(scaled) ? Math.Floor(scaled + 0.5) : double.MaxValue) * Math.Sign(value);
    }

    /// <summary>"Rule cap": up to and down to.</summary>
    public static BigInteger Capped(BigInteger points, long? down, long? up)
    {
        var capped = up is { } most ? BigInteger.Min(points, most) : points;
        return down is { } least ? BigInteger.Max(capped, least) : capped;
    }

    /// <summary>"Group weight (rounded)": the weight in millionths.</summary>
    public static BigInteger Weighted(BigInteger points, long? weight) =>
        weight is { } millionths ? new Rational(points * millionths, 1_000_000).RoundHalfAwayFromZero() : points;

    /// <summary>"<c>rounded</c> rounds it to whole points."</summary>
    public static BigInteger WholePoints(BigInteger points) => new Rational(points, Scale).RoundHalfAwayFromZero() * Scale;
}
