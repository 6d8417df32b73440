using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Tests.Events;

public class PickingTests
{
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;
    private const long Week = 7 * Day;

    // Sunday 2025-06-01, midnight UTC.
    private const long AsOf = 1_748_736_000_000_000;

    [Fact]
    public void Points_times_factors_add_up_exactly_and_are_rounded_once()
    {
        var x = Picking([new(AsOf, []), new(AsOf - (30 * Day), []), new(AsOf - (30 * Day), [])], 1, 1, -3);
        Assert.Equal(-1, x.PickedPoints(-1));

        // −3 for the newest, a half and a half for the others.
        Assert.Equal(-2, x.PickedPoints(0));
        Assert.Equal(3, x.PickedCount);
        Assert.Equal(AsOf, x.PickedLast);
        Assert.Equal(AsOf - (30 * Day), x.PickedFirst);
        Assert.Equal(AsOf - (30 * Day), x.PickedLastPositive);
    }

    [Fact]
    public void Nothing_picked_has_no_points_and_no_instants()
    {
        var x = Picking([]);
        Assert.Equal((0, 0, 0), (x.PickedCount, x.PickedPoints(-1), x.PickedPoints(0)));
        Assert.Equal((long.MinValue, long.MinValue, long.MinValue), (x.PickedFirst, x.PickedLast, x.PickedLastPositive));
    }

    [Fact]
    public void Of_each_text_the_latest_event_is_kept_and_events_without_the_text_go()
    {
        var x = Picking(
            [new(AsOf - 4, [], Text: "guide"), new(AsOf - 3, [], Text: "price list"), new(AsOf - 2, [], Text: "guide"), new(AsOf - 1, [])],
            1_000, 200, 30, 4);
        x.KeepLatestByText(0);
        Assert.Equal((2, 230), (x.PickedCount, x.PickedPoints(-1)));
        Assert.Equal((AsOf - 3, AsOf - 2), (x.PickedFirst, x.PickedLast));
    }

    [Fact]
    public void Of_each_number_the_latest_event_is_kept_and_zero_has_no_sign()
    {
        var x = Picking(
            [new(AsOf - 4, [], 0.0), new(AsOf - 3, [], 2), new(AsOf - 2, [], -0.0), new(AsOf - 1, [])],
            1_000, 200, 30, 4);
        x.KeepLatestByNumber(0);
        Assert.Equal((2, 230), (x.PickedCount, x.PickedPoints(-1)));
    }

    [Fact]
    public void Of_each_instant_the_latest_event_is_kept_and_events_without_it_go()
    {
        var x = Picking(
            [new(AsOf - 4, [], Instant: 7), new(AsOf - 3, [], Instant: -7), new(AsOf - 2, [], Instant: 7), new(AsOf - 1, [])],
            1_000, 200, 30, 4);
        x.KeepLatestByInstant(0);
        Assert.Equal((2, 230), (x.PickedCount, x.PickedPoints(-1)));
    }

    [Fact]
    public void The_value_that_most_events_have_is_counted_and_missing_ones_are_no_value()
    {
        LoggedEvent[] events =
        [
            new(AsOf - 5, [], 0.0, "a", 7), new(AsOf - 4, [], 2, "b", 8), new(AsOf - 3, [], -0.0, "a"), new(AsOf - 2, []), new(AsOf - 1, []), new(AsOf, [], 0, "b", 7),
        ];
        var x = Picking(events, 0, 0, 0, 0, 0, 0);
        Assert.Equal((2, 3, 2), (x.PickedMostPerText(0), x.PickedMostPerNumber(0), x.PickedMostPerInstant(0)));
        Assert.Equal((2, 2, 2), (x.PickedDistinctTexts(0), x.PickedDistinctNumbers(0), x.PickedDistinctInstants(0)));
        var none = Picking([new(AsOf, [])], 0);
        Assert.Equal((0, 0, 0), (none.PickedMostPerText(0), none.PickedMostPerNumber(0), none.PickedMostPerInstant(0)));
    }

    [Theory]
    [InlineData(5, 9)]
    [InlineData(9, 5)]
    public void At_one_instant_the_latest_is_the_one_of_larger_points(long first, long second)
    {
        var x = Picking([new(AsOf, [], 1, "guide"), new(AsOf, [], 1, "guide")], first, second);
        x.KeepLatestByText(0);
        Assert.Equal((1, 9), (x.PickedCount, x.PickedPoints(-1)));
    }

    [Fact]
    public void Each_period_keeps_its_earliest_events()
    {
        var x = Picking(
            [new(AsOf - (2 * Day), []), new(AsOf - Day - 1, []), new(AsOf - Day, []), new(AsOf - Day + Hour, []), new(AsOf - 1, []), new(AsOf, [])],
            1, 20, 300, 4_000, 50_000, 600_000);
        x.KeepPerPeriod(1, Day);
        Assert.Equal((3, 600_301), (x.PickedCount, x.PickedPoints(-1)));
    }

    [Fact]
    public void Weeks_begin_on_monday()
    {
        // Sunday 2025-05-25, Monday 2025-05-26, Sunday 2025-06-01.
        var x = Picking([new(AsOf - (6 * Day) - 1, []), new(AsOf - (6 * Day), []), new(AsOf, [])], 1, 20, 300);
        x.KeepPerPeriod(1, Week);
        Assert.Equal((2, 21), (x.PickedCount, x.PickedPoints(-1)));
    }

    [Fact]
    public void Periods_before_1970_are_rounded_down_too()
    {
        // The last microsecond of 1969-12-31 and the first of 1970 are different days; so are the ends of 1969-12-31.
        var x = Picking([new(-Day - 1, []), new(-Day, []), new(-1, []), new(0, []), new(Day - 1, [])], 1, 20, 300, 4_000, 50_000);
        x.KeepPerPeriod(1, Day);
        Assert.Equal((3, 4_021), (x.PickedCount, x.PickedPoints(-1)));
    }

    [Fact]
    public void At_one_instant_a_period_keeps_those_of_larger_points_in_whatever_order_they_come()
    {
        // One earlier event counts first, then two of the three at noon.
        long[][] orders = [[1, 7, 5, 9, 2], [1, 9, 7, 5, 2], [1, 5, 9, 7, 2]];
        foreach (var points in orders)
        {
            var noon = AsOf - (12 * Hour);
            var x = Picking([new(noon - 1, []), new(noon, []), new(noon, []), new(noon, []), new(noon + 1, [])], points);
            x.KeepPerPeriod(3, Day);
            Assert.Equal((3, 17, noon), (x.PickedCount, x.PickedPoints(-1), x.PickedLast));
        }
    }

    [Fact]
    public void Distinct_goes_before_the_limit_of_a_period()
    {
        var x = Picking(
            [new(AsOf - 3, [], Text: "a"), new(AsOf - 2, [], Text: "b"), new(AsOf - 1, [], Text: "a")],
            1, 20, 300);
        x.KeepLatestByText(0);
        x.KeepPerPeriod(1, Day);
        Assert.Equal(20, x.PickedPoints(-1));
    }

    [Fact]
    public void Properties_of_picked_events_add_up()
    {
        var x = Picking([new(AsOf - 3, [], 2.5, "a"), new(AsOf - 2, [], 7.5, "b"), new(AsOf - 1, [], double.NaN, "a"), new(AsOf, [], 2.5)], 0, 0, 0, 0);
        Assert.Equal((12.5, 12.5 / 3, 2.5, 7.5), (x.PickedSum(0), x.PickedAverage(0), x.PickedMin(0), x.PickedMax(0)));
        Assert.Equal((2, 2), (x.PickedDistinctNumbers(0), x.PickedDistinctTexts(0)));
    }

    [Fact]
    public void Sums_of_the_largest_points_stay_exact()
    {
        var events = new LoggedEvent[5_000];
        Array.Fill(events, new LoggedEvent(AsOf, []));
        var points = new long[events.Length];
        Array.Fill(points, PointsMath.Limit);
        var x = Picking(events, points);
        Assert.Equal(5_000 * PointsMath.Limit, x.PickedPoints(0));
        Assert.Equal(5_000 * PointsMath.Limit, x.PickedPoints(-1));
    }

    /// <summary>An evaluation of one lead with all its events picked, each with its points.</summary>
    private static Evaluation Picking(LoggedEvent[] events, params long[] points)
    {
        var definition = EventLog.Definition([], [new(WindowKind.Always)], new CurveDefinition(CurveKind.HalfLife, 30 * Day));
        var x = new Evaluation(new UnusedModel(), definition);
        x.Use(EventLog.Block(definition, events), AsOf);
        x.MoveTo(0);
        x.StartPicking();
        for (var e = x.FirstEvent; e < x.EndEvent; e++)
        {
            x.Pick(e, points[e]);
        }

        return x;
    }
}
