using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Tests.Events;

/// <summary>One event of a test: its instant, the filters it passes, a number, a text and another instant.</summary>
internal sealed record LoggedEvent(long At, int[] Filters, double Number = double.NaN, string? Text = null, long Instant = long.MinValue);

/// <summary>Leads with events, put into a block by hand.</summary>
internal static class EventLog
{
    /// <summary>A definition that knows filters, windows and curves and nothing else; events have one number, one instant and one kept text.</summary>
    public static ModelDefinition Definition(FilterDefinition[] filters, WindowDefinition[] windows, params CurveDefinition[] curves) => new()
    {
        Title = "Events",
        KeyColumn = "lead_id",
        LeadFields = [],
        Events = [],
        LeadTexts = [],
        EventTexts = [],
        LeadNumbers = 0,
        LeadInstants = 0,
        LeadKeptTexts = 0,
        EventNumbers = 1,
        EventInstants = 1,
        EventKeptTexts = 1,
        Filters = filters,
        IgnoresEvents = true,
        Windows = windows,
        Curves = curves,
        Scores = [],
        Labels = [],
        Flags = [],
    };

    /// <summary>A block of these leads; each lead's events may come in any order.</summary>
    public static LeadBlock Block(ModelDefinition definition, params IEnumerable<LoggedEvent>[] leads)
    {
        var classes = new EventClassTable(definition.Filters.Length);
        var numbers = new Dictionary<string, int> { [""] = 0 };
        var kept = new KeptTexts();
        var events = new List<LoggedEvent>();
        var starts = new List<int> { 0 };
        foreach (var lead in leads)
        {
            events.AddRange(lead.OrderBy(e => e.At));
            starts.Add(events.Count);
        }

        return new LeadBlock
        {
            Definition = definition,
            Count = leads.Length,
            EventCount = events.Count,
            Keys = [.. leads.Select((_, i) => $"L{i}")],
            EventStarts = [.. starts],
            EventAt = [.. events.Select(e => e.At)],
            EventClass = [.. events.Select(e => ClassOf(e.Filters, classes, numbers))],
            EventNumbers = [.. events.Select(e => e.Number)],
            EventInstants = [.. events.Select(e => e.Instant)],
            EventKeptTexts = [.. events.Select(e => e.Text is null ? 0 : kept.NumberOf(e.Text))],
            KeptTextNumbers = kept,
            EventClasses = classes,
        };
    }

    private static int ClassOf(int[] filters, EventClassTable classes, Dictionary<string, int> numbers)
    {
        var name = string.Join(',', filters.Order());
        if (numbers.TryGetValue(name, out var known))
        {
            return known;
        }

        var bits = new ulong[classes.Words];
        foreach (var filter in filters)
        {
            bits[filter / 64] |= 1UL << (filter % 64);
        }

        classes.Bits = [.. classes.Bits, .. bits];
        classes.Filters = [.. classes.Filters, .. filters.Order()];
        classes.FilterStarts = [.. classes.FilterStarts, classes.Filters.Length];
        return numbers[name] = classes.Count++;
    }
}
