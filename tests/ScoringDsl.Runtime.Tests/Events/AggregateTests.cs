using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Tests.Points;

namespace ScoringDsl.Runtime.Tests.Events;

/// <summary>Every aggregate against LINQ over the events, for random leads, filters and windows.</summary>
public class AggregateTests
{
    private const long Day = 86_400_000_000;
    private const long AsOf = 1_748_736_000_000_000;

    private static readonly WindowDefinition[] Windows =
    [
        new(WindowKind.Always),
        new(WindowKind.Within, 30 * Day),
        new(WindowKind.Within, 90 * Day),
        new(WindowKind.BetweenAgo, 30 * Day, 60 * Day),
        new(WindowKind.OlderThan, 90 * Day),
        new(WindowKind.Since, AsOf - (100 * Day)),
        new(WindowKind.Before, AsOf - (20 * Day)),
        new(WindowKind.Since, AsOf + Day),
    ];

    private static readonly CurveDefinition[] Curves =
    [
        new(CurveKind.HalfLife, 30 * Day),
        new(CurveKind.Linear, 60 * Day),
        new(CurveKind.PercentEvery, 7 * Day, 100_000),
    ];

    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 20)]
    [InlineData(70, 150)]
    [InlineData(200, 400)]
    public void Aggregates_are_those_of_the_events_in_the_window(int filterCount, int classCount)
    {
        var random = new Random(filterCount);
        var filters = new FilterDefinition[filterCount];
        for (var i = 0; i < filterCount; i++)
        {
            filters[i] = new FilterDefinition { Event = 0 };
        }

        var classes = RandomClasses(random, filterCount, classCount);
        var leads = new LoggedEvent[40][];
        for (var i = 0; i < leads.Length; i++)
        {
            leads[i] = RandomEvents(random, classes, i % 5 == 0 ? i / 5 : random.Next(300));
        }

        var definition = EventLog.Definition(filters, Windows, Curves);
        var x = new Evaluation(new UnusedModel(), definition);
        var block = EventLog.Block(definition, leads);

        // Two instants, and rows out of order, so that nothing may be left over from one to the next.
        foreach (var asOf in new[] { AsOf, AsOf - (25 * Day), AsOf })
        {
            x.Use(block, asOf);
            for (var i = 0; i < leads.Length; i++)
            {
                var row = (i * 17) % leads.Length;
                x.MoveTo(row);
                HoldsFor(x, filters, leads[row], asOf);
            }
        }
    }

    [Fact]
    public void A_block_with_other_classes_may_follow()
    {
        var definition = EventLog.Definition([new FilterDefinition { Event = 0 }, new FilterDefinition { Event = 0 }], Windows, Curves);
        var x = new Evaluation(new UnusedModel(), definition);
        x.Use(EventLog.Block(definition, [new LoggedEvent(AsOf, [0]), new LoggedEvent(AsOf, [1])]), AsOf);
        x.MoveTo(0);
        Assert.Equal((1, 1, 1L << 32), (x.Count(0, 0), x.Count(1, 0), x.DecaySum(0, 0, 0)));

        x.Use(EventLog.Block(definition, [new LoggedEvent(AsOf, [1]), new LoggedEvent(AsOf, [0, 1]), new LoggedEvent(AsOf - (30 * Day), [0])]), AsOf);
        x.MoveTo(0);
        Assert.Equal((2, 2, 3L << 31), (x.Count(0, 0), x.Count(1, 0), x.DecaySum(0, 0, 0)));
    }

    [Fact]
    public void One_decay_factor_is_that_of_the_instant()
    {
        var definition = EventLog.Definition([], Windows, Curves);
        var x = new Evaluation(new UnusedModel(), definition);
        x.Use(EventLog.Block(definition, []), AsOf);
        Assert.Equal(1L << 31, x.DecayFactor(0, AsOf - (30 * Day)));
        Assert.Equal(1L << 31, x.DecayFactor(1, AsOf - (30 * Day)));
        Assert.Equal(1L << 32, x.DecayFactor(0, AsOf));
        Assert.Equal(1L << 32, x.DecayFactor(0, long.MinValue));
    }

    private static void HoldsFor(Evaluation x, FilterDefinition[] filters, LoggedEvent[] events, long asOf)
    {
        for (var filter = 0; filter < filters.Length; filter++)
        {
            for (var window = 0; window < Windows.Length; window++)
            {
                var matching = events.Where(e => e.Filters.Contains(filter) && IsIn(Windows[window], e.At, asOf)).ToList();
                Assert.Equal(matching.Count, x.Count(filter, window));
                Assert.Equal(matching.Select(e => e.At).DefaultIfEmpty(long.MinValue).Max(), x.Last(filter, window));
                Assert.Equal(matching.Select(e => e.At).DefaultIfEmpty(long.MinValue).Min(), x.First(filter, window));
                for (var curve = 0; curve < Curves.Length; curve++)
                {
                    Assert.Equal(matching.Sum(e => Factor(curve, asOf - e.At)), x.DecaySum(filter, window, curve));
                }

                var known = matching.Where(e => !double.IsNaN(e.Number)).ToList();
                Assert.Equal((double)known.Sum(e => (decimal)e.Number), x.Sum(filter, window, 0));
                Assert.Equal(known.Count == 0 ? double.NaN : (double)known.Sum(e => (decimal)e.Number) / known.Count, x.Average(filter, window, 0));
                Assert.Equal(known.Select(e => e.Number).DefaultIfEmpty(double.NaN).Min(), x.Min(filter, window, 0));
                Assert.Equal(known.Select(e => e.Number).DefaultIfEmpty(double.NaN).Max(), x.Max(filter, window, 0));
                Assert.Equal(known.Select(e => e.Number).Distinct().Count(), x.DistinctNumbers(filter, window, 0));
                Assert.Equal(matching.Select(e => e.Text).OfType<string>().Distinct().Count(), x.DistinctTexts(filter, window, 0));
            }
        }

        var picked = 0;
        for (var e = x.FirstEvent; e < x.EndEvent; e++)
        {
            picked += x.Matches(e, 0, 1) ? 1 : 0;
        }

        Assert.Equal(x.Count(0, 1), picked);
    }

    private static bool IsIn(WindowDefinition window, long at, long asOf) => at <= asOf && window.Kind switch
    {
        WindowKind.Within => asOf - at < window.First,
        WindowKind.BetweenAgo => asOf - at >= window.First && asOf - at < window.Second,
        WindowKind.OlderThan => asOf - at >= window.First,
        WindowKind.Since => at >= window.First,
        WindowKind.Before => at < window.First,
        _ => true,
    };

    private static long Factor(int curve, long age) => curve switch
    {
        0 => ExactDecay.HalfLife((ulong)age, (ulong)Curves[0].Duration),
        1 => ExactDecay.Linear((ulong)age, (ulong)Curves[1].Duration),
        _ => ExactDecay.Percent((int)(age / Curves[2].Duration), (int)Curves[2].PercentMillionths),
    };

    private static int[][] RandomClasses(Random random, int filterCount, int classCount)
    {
        var classes = new int[classCount][];
        for (var i = 0; i < classCount; i++)
        {
            classes[i] = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(filterCount)).Distinct()];
        }

        return classes;
    }

    private static LoggedEvent[] RandomEvents(Random random, int[][] classes, int count)
    {
        var events = new LoggedEvent[count];
        for (var i = 0; i < count; i++)
        {
            // Whole days hit the windows' bounds, and make several events of one instant.
            var age = random.Next(3) == 0 ? random.Next(130) * Day : random.NextInt64(130 * Day);
            var number = random.Next(4) == 0 ? double.NaN : random.Next(-50, 50) / 4.0;
            var text = random.Next(4) == 0 ? null : $"/page/{random.Next(6)}";
            events[i] = new LoggedEvent(AsOf + (5 * Day) - age, classes[random.Next(classes.Length)], number, text);
        }

        return events;
    }
}
