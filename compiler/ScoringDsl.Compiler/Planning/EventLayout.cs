using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Shares filters, windows and curves between rules: equal ones are one.</summary>
internal sealed class EventLayout
{
    private readonly Dictionary<string, Filter> _filters = new(StringComparer.Ordinal);
    private readonly List<Filter> _order = [];
    private readonly List<WindowDefinition> _windows = [new WindowDefinition(WindowKind.Always)];
    private readonly List<CurveDefinition> _curves = [];

    /// <summary>The filter of a kind of event with a condition on the event alone.</summary>
    public int FilterOf(EventSymbol e, PlanCondition condition)
    {
        var key = $"{e.Ordinal}: {PlanKey.Of(condition)}";
        if (!_filters.TryGetValue(key, out var filter))
        {
            _filters[key] = filter = new Filter(_order.Count, e.Ordinal, condition);
            _order.Add(filter);
        }

        return filter.Index;
    }

    /// <summary>The window's index; 0 is all time.</summary>
    public int WindowOf(BoundWindow? window) => window switch
    {
        null => 0,
        BoundWindow.Within w => Add(_windows, new WindowDefinition(WindowKind.Within, w.Duration)),
        BoundWindow.BetweenAgo w => Add(_windows, new WindowDefinition(WindowKind.BetweenAgo, w.Nearer, w.Farther)),
        BoundWindow.OlderThan w => Add(_windows, new WindowDefinition(WindowKind.OlderThan, w.Duration)),
        BoundWindow.Since w => Add(_windows, new WindowDefinition(WindowKind.Since, w.Instant)),
        BoundWindow.Before w => Add(_windows, new WindowDefinition(WindowKind.Before, w.Instant)),
        _ => throw new InvalidOperationException($"Events lie in the past; the window {window} does not."),
    };

    /// <summary>The curve's index, or −1 for no decay.</summary>
    public int CurveOf(BoundDecay? decay) => decay switch
    {
        null or BoundDecay.None => -1,
        BoundDecay.HalfLife d => Add(_curves, new CurveDefinition(CurveKind.HalfLife, d.Duration)),
        BoundDecay.Linear d => Add(_curves, new CurveDefinition(CurveKind.Linear, d.Duration)),
        BoundDecay.PercentEvery d => Add(_curves, new CurveDefinition(CurveKind.PercentEvery, d.Duration, (long)(d.Percent * 1_000_000))),
        _ => throw new InvalidOperationException(decay.GetType().Name),
    };

    public WindowDefinition[] Windows() => [.. _windows];

    public CurveDefinition[] Curves() => [.. _curves];

    public FilterDefinition[] Filters() => [.. _order.Select(f => new FilterDefinition { Event = f.Event })];

    /// <summary>The filters of one kind of event.</summary>
    public ImmutableArray<PlanFilter> FiltersOf(EventSymbol e) => [.. _order.Where(f => f.Event == e.Ordinal).Select(f => new PlanFilter(f.Index, f.Condition))];

    private static int Add<T>(List<T> all, T item)
    {
        var index = all.IndexOf(item);
        if (index < 0)
        {
            index = all.Count;
            all.Add(item);
        }

        return index;
    }

    private sealed record Filter(int Index, int Event, PlanCondition Condition);
}
