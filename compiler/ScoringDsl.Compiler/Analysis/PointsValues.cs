using System.Collections.Immutable;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// All the single values, in thousandths, that something can give, where they are few: fixed points that do not fade skip what lies between.
/// </summary>
internal sealed class PointsValues
{
    /// <summary>More values than this skip nothing that anybody asks for.</summary>
    private const int Most = 500;

    private readonly ImmutableArray<long> _values;

    private PointsValues(IEnumerable<long> values) => _values = [.. values.Distinct().Order()];

    public static PointsValues Zero { get; } = Of(0);

    public static PointsValues Of(long value) => new([value]);

    /// <summary>Whether one of the values lies from <paramref name="low"/> (in) up to <paramref name="high"/> (not in).</summary>
    public bool HasBetween(long? low, long? high) => _values.Any(v => !(v < low) && !(v >= high));

    /// <summary>The nearest values outside such a stretch: below it and above it.</summary>
    public (long? Below, long? Above) Around(long? low, long? high) =>
        (_values.Where(v => v < low).Select(v => (long?)v).LastOrDefault(), _values.Where(v => v >= high).Select(v => (long?)v).FirstOrDefault());

    public PointsValues Or(PointsValues other) => new(_values.Concat(other._values));

    /// <summary>What both give together; null where that is too many values.</summary>
    public PointsValues? And(PointsValues other)
    {
        var sums = new HashSet<long>();
        foreach (var value in _values)
        {
            foreach (var otherValue in other._values)
            {
                sums.Add(value + otherValue);
            }

            if (sums.Count > Most)
            {
                return null;
            }
        }

        return new PointsValues(sums);
    }

    /// <summary>From none up to <paramref name="most"/> of such contributions, until a cap stops them; null where nothing does, or too late.</summary>
    public static PointsValues? Repeated(long points, long? most, long? down, long? up)
    {
        var values = new List<long> { 0 };
        var sum = 0L;
        for (var i = 0; values.Count <= Most; i++)
        {
            if (i == most || sum >= up || sum <= down || points == 0)
            {
                return new PointsValues(values);
            }

            sum += points;
            values.Add(sum);
        }

        return null;
    }

    public PointsValues Capped(long? down, long? up) => Map(v => PointsMath.Capped(v, down ?? long.MinValue, up ?? long.MaxValue));

    public PointsValues Weighted(long weight) => Map(v => PointsMath.Weighted(v, weight));

    public PointsValues Rounded() => Map(PointsMath.Rounded);

    private PointsValues Map(Func<long, long> function) => new(_values.Select(function));
}
