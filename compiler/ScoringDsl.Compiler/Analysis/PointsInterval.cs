using System.Globalization;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>The points that something can give, both ends included, in thousandths of a point; an end that is null has no bound.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The most.</param>
public readonly record struct PointsInterval(long? Minimum, long? Maximum)
{
    /// <summary>Past this many thousandths an end counts as unbounded: no cap and no range can be written that large.</summary>
    private const long Largest = 1_000_000_000_000_000;

    /// <summary>Nothing but 0 points.</summary>
    public static PointsInterval Zero { get; } = new(0, 0);

    /// <summary>Any number of points.</summary>
    public static PointsInterval Anything { get; } = new(null, null);

    /// <summary>Whether it can give nothing but 0 points.</summary>
    public bool IsZero => this == Zero;

    /// <summary>Whether <paramref name="thousandths"/> lies within.</summary>
    public bool Contains(long thousandths) => !(thousandths < Minimum) && !(thousandths > Maximum);

    /// <summary>As people write it: <c>0..100</c>, <c>0..</c>, <c>..25.5</c>; <c>any</c> where both ends are open.</summary>
    public override string ToString() =>
        this == Anything ? "any" : Minimum == Maximum ? Write(Minimum) : $"{Write(Minimum)}..{Write(Maximum)}";

    /// <summary>What one of both gives.</summary>
    internal PointsInterval Or(PointsInterval other) => new(
        Minimum is { } low && other.Minimum is { } otherLow ? Math.Min(low, otherLow) : null,
        Maximum is { } high && other.Maximum is { } otherHigh ? Math.Max(high, otherHigh) : null);

    /// <summary>The same where it may also give nothing.</summary>
    internal PointsInterval OrNothing() => Or(Zero);

    /// <summary>What both give together.</summary>
    internal PointsInterval And(PointsInterval other) => new(Bounded(Minimum + other.Minimum), Bounded(Maximum + other.Maximum));

    /// <summary>The same, kept between a lower and an upper end.</summary>
    internal PointsInterval Capped(long? down, long? up) => new(Cap(Minimum, down, up, down), Cap(Maximum, down, up, up));

    /// <summary>Each value times a weight in millionths.</summary>
    internal PointsInterval Weighted(long weight) => weight == 0 ? Zero : Map(value => PointsMath.Weighted(value, weight));

    /// <summary>Each value brought to whole points.</summary>
    internal PointsInterval Rounded() => Map(PointsMath.Rounded);

    /// <summary>Any number, from none up, of such contributions.</summary>
    internal PointsInterval Repeated(long? most) => new(Repeat(Math.Min(Minimum ?? long.MinValue, 0), most), Repeat(Math.Max(Maximum ?? long.MaxValue, 0), most));

    private static long? Repeat(long end, long? most) =>
        end == 0 ? 0 : most is null || end is long.MinValue or long.MaxValue ? null : Bounded((Int128)end * most.Value);

    private static long? Cap(long? end, long? down, long? up, long? open) => end is not { } value ? open : value < down ? down : value > up ? up : value;

    private static long? Bounded(Int128? value) => value is { } v && Int128.Abs(v) <= Largest ? (long)v : null;

    private static string Write(long? thousandths) => thousandths is { } value ? (value / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : "";

    private PointsInterval Map(Func<long, long> monotone) =>
        new(Minimum is { } low ? Bounded(monotone(low)) : null, Maximum is { } high ? Bounded(monotone(high)) : null);
}
