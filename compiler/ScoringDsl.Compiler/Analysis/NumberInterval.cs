using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// The numbers that an expression can come to: from <paramref name="Low"/> to <paramref name="High"/>, both included, where an infinite end
/// is open. The ends are computed with the doubles that scoring uses: its operations are monotone, rounding included.
/// </summary>
/// <param name="Low">The least; above <paramref name="High"/> where the number is always missing.</param>
/// <param name="High">The greatest.</param>
/// <param name="CanMiss">Whether it may be missing.</param>
/// <param name="IsWhole">Whether it is a whole number.</param>
internal readonly record struct NumberInterval(double Low, double High, bool CanMiss, bool IsWhole)
{
    /// <summary>Any number, or none.</summary>
    public static NumberInterval Anything { get; } = new(double.NegativeInfinity, double.PositiveInfinity, true, false);

    /// <summary>Always missing.</summary>
    public static NumberInterval Missing { get; } = new(1, 0, true, false);

    /// <summary>0 and every whole number above.</summary>
    public static NumberInterval Counts { get; } = new(0, double.PositiveInfinity, false, true);

    /// <summary>Whether it is always missing.</summary>
    public bool IsEmpty => Low > High;

    /// <summary>The one number that it always is, or null.</summary>
    public double? Constant => Low == High && !CanMiss ? Low : null;

    public static NumberInterval Of(double value) => new(value, value, false, value == Math.Floor(value));

    public static NumberInterval operator +(NumberInterval a, NumberInterval b) => a.IsEmpty || b.IsEmpty
        ? Missing
        : new NumberInterval(a.Low + b.Low, a.High + b.High, MayFail(a, b), a.IsWhole && b.IsWhole).Finite();

    public static NumberInterval operator -(NumberInterval a) => a.IsEmpty ? a : a with { Low = -a.High, High = -a.Low };

    public static NumberInterval operator -(NumberInterval a, NumberInterval b) => a + -b;

    public static NumberInterval operator *(NumberInterval a, NumberInterval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Missing;
        }

        Span<double> corners = [Times(a.Low, b.Low), Times(a.Low, b.High), Times(a.High, b.Low), Times(a.High, b.High)];
        corners.Sort();
        return new NumberInterval(corners[0], corners[^1], MayFail(a, b), a.IsWhole && b.IsWhole).Finite();
    }

    public static NumberInterval operator /(NumberInterval a, NumberInterval b)
    {
        if (a.IsEmpty || b.IsEmpty || (b.Low == 0 && b.High == 0))
        {
            return Missing;
        }

        var canMiss = MayFail(a, b) || (b.Low <= 0 && b.High >= 0);
        if (b.Low < 0 && b.High > 0)
        {
            return Anything;
        }

        // A divisor may come as near to zero as it likes from the one side on which it lies.
        var near = b.Low >= 0 ? b.Low : b.High;
        var far = b.Low >= 0 ? b.High : b.Low;
        var toZero = b.Low >= 0 ? double.PositiveInfinity : double.NegativeInfinity;
        Span<double> corners = [Over(a.Low, far), Over(a.High, far), near == 0 ? Times(a.Low, toZero) : Over(a.Low, near), near == 0 ? Times(a.High, toZero) : Over(a.High, near)];
        corners.Sort();
        return new NumberInterval(corners[0], corners[^1], canMiss, false).Finite();
    }

    /// <summary>Points made of such a number: thousandths, 0 where it is missing.</summary>
    public PointsInterval ToPoints()
    {
        if (IsEmpty)
        {
            return PointsInterval.Zero;
        }

        var points = new PointsInterval(
            double.IsInfinity(Low) ? null : PointsMath.FromNumber(Low),
            double.IsInfinity(High) ? null : PointsMath.FromNumber(High));
        return CanMiss ? points.OrNothing() : points;
    }

    /// <summary>Counts stay far from where doubles overflow; other open ends may come to more than a double holds, which is missing.</summary>
    private static bool MayFail(NumberInterval a, NumberInterval b) => a.CanMiss || b.CanMiss || IsWild(a) || IsWild(b);

    private static bool IsWild(NumberInterval a) => !a.IsWhole && (double.IsInfinity(a.Low) || double.IsInfinity(a.High));

    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static double Over(double a, double b) => double.IsInfinity(b) ? 0 : a / b;

    /// <summary>Ends that overflowed are open ends; what lies wholly beyond the largest number is missing.</summary>
    private NumberInterval Finite() => double.IsPositiveInfinity(Low) || double.IsNegativeInfinity(High) || double.IsNaN(Low) || double.IsNaN(High)
        ? Anything
        : double.IsInfinity(Low) || double.IsInfinity(High) ? this with { CanMiss = CanMiss || !IsWhole } : this;
}
