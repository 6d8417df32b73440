using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Tests.Events;

/// <summary>Ignored events against LINQ over the events, for random leads: filter 0 has all events, 1 and 2 some of them.</summary>
public class IgnoringTests
{
    private const long Second = 1_000_000;
    private const long AsOf = 1_748_736_000_000_000;

    private static readonly FilterDefinition[] Filters = [.. Enumerable.Range(0, 3).Select(_ => new FilterDefinition { Event = 0 })];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 10)]
    [InlineData(3, 30)]
    [InlineData(20, 100)]
    [InlineData(int.MaxValue, 1000)]
    public void Bursts_go_that_lie_in_an_interval_with_too_many_others(int count, long seconds)
    {
        Check(
            x =>
            {
                Pick(x, 1);
                x.IgnorePickedBursts(count, seconds * Second);
                x.DropIgnored();
            },
            events => WithoutBursts(events, 1, count, seconds * Second));
    }

    [Fact]
    public void Matching_events_go_first_and_bursts_do_not_see_one_another()
    {
        Check(
            x =>
            {
                Pick(x, 2);
                x.IgnorePicked();
                x.DropIgnored();
                Pick(x, 1);
                x.IgnorePickedBursts(2, 5 * Second);
                Pick(x, 0);
                x.IgnorePickedBursts(4, 8 * Second);
                x.DropIgnored();
            },
            events =>
            {
                LoggedEvent[] left = [.. events.Where(e => !e.Filters.Contains(2))];
                return [.. WithoutBursts(left, 1, 2, 5 * Second).Intersect(WithoutBursts(left, 0, 4, 8 * Second))];
            });
    }

    [Fact]
    public void Events_picked_one_by_one_go_too()
    {
        Check(
            x =>
            {
                x.StartPicking();
                for (var e = x.NextEvent(1, 0, x.FirstEvent); e < x.EndEvent; e = x.NextEvent(1, 0, e + 1))
                {
                    if (x.EventNumber(e, 0) > 0.5)
                    {
                        x.Pick(e, 0);
                    }
                }

                x.IgnorePicked();
                x.DropIgnored();
            },
            events => [.. events.Where(e => !e.Filters.Contains(1) || e.Number <= 0.5)]);
    }

    private static void Pick(Evaluation x, int filter)
    {
        x.StartPicking();
        x.PickAll(filter, 0, 0);
    }

    /// <summary>The events less those that lie, with more than a count of one filter's, in an interval that begins with one of these.</summary>
    private static LoggedEvent[] WithoutBursts(LoggedEvent[] events, int filter, int count, long duration)
    {
        var matching = events.Where(e => e.Filters.Contains(filter)).ToArray();
        var gone = matching
            .Select(first => matching.Where(e => e.At >= first.At && e.At <= first.At + duration).ToArray())
            .Where(together => together.Length > count)
            .SelectMany(together => together)
            .ToHashSet<LoggedEvent>(ReferenceEqualityComparer.Instance);
        return [.. events.Where(e => !gone.Contains(e))];
    }

    /// <summary>Rows of one word and of several, as of two instants: what is left of each filter, and how many are gone.</summary>
    private static void Check(Action<Evaluation> ignore, Func<LoggedEvent[], LoggedEvent[]> expected)
    {
        var random = new Random(5);
        LoggedEvent[][] leads = [.. Enumerable.Range(0, 60).Select(i => RandomEvents(random, i % 3 == 0 ? random.Next(300) : random.Next(20)))];
        var definition = EventLog.Definition(Filters, [new(WindowKind.Always)]);
        var x = new Evaluation(new IgnoringModel(ignore), definition);
        var block = EventLog.Block(definition, leads);
        foreach (var asOf in new[] { AsOf, AsOf - (40 * Second) })
        {
            x.Use(block, asOf);
            for (var row = 0; row < leads.Length; row++)
            {
                x.MoveTo(row);
                LoggedEvent[] known = [.. leads[row].Where(e => e.At <= asOf)];
                var left = expected(known);
                Assert.Equal(known.Length - left.Length, x.IgnoredEvents);
                for (var filter = 0; filter < Filters.Length; filter++)
                {
                    Assert.Equal(left.Where(e => e.Filters.Contains(filter)).Select(e => e.At).Order(), InstantsOf(x, filter));
                }
            }
        }
    }

    private static List<long> InstantsOf(Evaluation x, int filter)
    {
        var instants = new List<long>();
        for (var e = x.NextEvent(filter, 0, x.FirstEvent); e < x.EndEvent; e = x.NextEvent(filter, 0, e + 1))
        {
            instants.Add(x.EventInstant(e, 0));
        }

        return instants;
    }

    private static LoggedEvent[] RandomEvents(Random random, int count)
    {
        var events = new LoggedEvent[count];
        for (var i = 0; i < count; i++)
        {
            // Whole seconds, so that many lie exactly an interval apart or at one instant.
            var at = AsOf - (random.Next(-10, Math.Max(20, count)) * Second);
            int[] filters = random.Next(4) switch { 0 => [0], 1 => [0, 1], 2 => [0, 2], _ => [0, 1, 2] };
            events[i] = new LoggedEvent(at, filters, random.NextDouble(), Instant: at);
        }

        return events;
    }

    private sealed class IgnoringModel(Action<Evaluation> ignore) : UnusedModel
    {
        public override void IgnoreEvents(Evaluation x) => ignore(x);
    }
}
