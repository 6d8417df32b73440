using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Tests.Events;

public class WindowTests
{
    private const long Day = 86_400_000_000;
    private const long AsOf = 1_748_736_000_000_000;

    public static TheoryData<WindowDefinition, long, long> Windows => new()
    {
        // The window, then its oldest instant and its newest, both inside; MinValue is any time.
        { new WindowDefinition(WindowKind.Always), long.MinValue, AsOf },
        { new WindowDefinition(WindowKind.Within, 30 * Day), AsOf - (30 * Day) + 1, AsOf },
        { new WindowDefinition(WindowKind.BetweenAgo, 30 * Day, 60 * Day), AsOf - (60 * Day) + 1, AsOf - (30 * Day) },
        { new WindowDefinition(WindowKind.OlderThan, 90 * Day), long.MinValue, AsOf - (90 * Day) },
        { new WindowDefinition(WindowKind.Since, AsOf - (7 * Day)), AsOf - (7 * Day), AsOf },
        { new WindowDefinition(WindowKind.Before, AsOf - (7 * Day)), long.MinValue, AsOf - (7 * Day) - 1 },
        { new WindowDefinition(WindowKind.Before, AsOf + (7 * Day)), long.MinValue, AsOf },
        { new WindowDefinition(WindowKind.Within, long.MaxValue), AsOf - long.MaxValue + 1, AsOf },
        { new WindowDefinition(WindowKind.Since, long.MinValue), long.MinValue, AsOf },
        { new WindowDefinition(WindowKind.BetweenAgo, 0, 1), AsOf, AsOf },
    };

    public static TheoryData<WindowDefinition> EmptyWindows =>
    [
        new WindowDefinition(WindowKind.Since, AsOf + 1),
        new WindowDefinition(WindowKind.Within, 0),
        new WindowDefinition(WindowKind.BetweenAgo, 30 * Day, 30 * Day),
        new WindowDefinition(WindowKind.Before, long.MinValue),
    ];

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_ends_where_the_language_says_to_the_microsecond(WindowDefinition window, long oldest, long newest)
    {
        long[] inside = oldest == long.MinValue ? [newest, newest - Day, -5 * Day, long.MinValue + 1] : [oldest, newest];
        long[] outside = oldest == long.MinValue ? [newest + 1] : [oldest - 1, newest + 1];
        foreach (var at in inside)
        {
            Assert.Equal((1, at, at, true), Ask(window, at));
        }

        foreach (var at in outside)
        {
            Assert.Equal((0, long.MinValue, long.MinValue, false), Ask(window, at));
        }
    }

    [Theory]
    [MemberData(nameof(EmptyWindows))]
    public void An_empty_window_has_no_events(WindowDefinition window)
    {
        foreach (var at in new[] { AsOf, AsOf - 1, AsOf + 1, AsOf - (30 * Day), long.MinValue + 1 })
        {
            Assert.Equal((0, long.MinValue, long.MinValue, false), Ask(window, at));
        }
    }

    [Fact]
    public void Durations_that_reach_before_all_time_stop_there()
    {
        const long Early = -10;
        Assert.Equal(1, Ask(new WindowDefinition(WindowKind.Within, long.MaxValue), long.MinValue + 1, Early).Count);
        Assert.Equal(0, Ask(new WindowDefinition(WindowKind.OlderThan, long.MaxValue), long.MinValue + 1, Early).Count);
    }

    private static (long Count, long Last, long First, bool Matches) Ask(WindowDefinition window, long at, long asOf = AsOf)
    {
        // Other windows with bounds of their own must not disturb it.
        WindowDefinition[] windows = [new(WindowKind.Always), new(WindowKind.Within, 10 * Day), window, new(WindowKind.OlderThan, 45 * Day)];
        var definition = EventLog.Definition([new FilterDefinition { Event = 0 }], windows);
        var x = new Evaluation(new UnusedModel(), definition);
        x.Use(EventLog.Block(definition, [new LoggedEvent(at, [0])]), asOf);
        x.MoveTo(0);
        Assert.Equal(at > asOf ? 0 : 1, x.EndEvent - x.FirstEvent);
        return (x.Count(0, 2), x.Last(0, 2), x.First(0, 2), x.Matches(0, 0, 2));
    }
}
