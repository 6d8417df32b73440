namespace ScoringDsl.Runtime.Abi;

/// <content>
/// Windows as stretches of time. Every window is (low, high] in whole microseconds; the sorted bounds of all windows cut time into
/// stretches, and a window is a run of them. This is worked out once for each asOf.
/// </content>
public sealed partial class Evaluation
{
    // The inclusive ends of the stretches, ascending; the last is asOf.
    private readonly long[] _bounds;
    private readonly WindowStretches[] _windows;
    private int _stretches;

    private void ResolveWindows()
    {
        var definitions = _definition.Windows;
        var count = 0;
        foreach (var definition in definitions)
        {
            var (low, high) = Resolve(definition, _asOf);
            if (low < high)
            {
                count = AddBound(low, count);
                count = AddBound(high, count);
            }
        }

        _bounds[count] = _asOf;
        var ends = _bounds.AsSpan(0, count);
        ends.Sort();
        count = RemoveRepeats(ends);
        _bounds[count] = _asOf;
        _stretches = count + 1;
        ends = _bounds.AsSpan(0, _stretches);

        for (var window = 0; window < definitions.Length; window++)
        {
            var (low, high) = Resolve(definitions[window], _asOf);
            _windows[window] = low < high
                ? new WindowStretches(low == long.MinValue ? 0 : ends.BinarySearch(low) + 1, ends.BinarySearch(high) + 1)
                : default;
        }
    }

    private int AddBound(long bound, int count)
    {
        if (bound != long.MinValue && bound != _asOf)
        {
            _bounds[count++] = bound;
        }

        return count;
    }

    private static int RemoveRepeats(Span<long> sorted)
    {
        var kept = 0;
        foreach (var value in sorted)
        {
            if (kept == 0 || sorted[kept - 1] != value)
            {
                sorted[kept++] = value;
            }
        }

        return kept;
    }

    /// <summary>A window as (low, high]; <see cref="long.MinValue"/> for low is no lower bound, as no event has that instant.</summary>
    private static (long Low, long High) Resolve(WindowDefinition window, long asOf)
    {
        var (low, high) = window.Kind switch
        {
            WindowKind.Within => (Before(asOf, window.First), asOf),
            WindowKind.BetweenAgo => (Before(asOf, window.Second), Before(asOf, window.First)),
            WindowKind.OlderThan => (long.MinValue, Before(asOf, window.First)),
            WindowKind.Since => (Before(window.First, 1), asOf),
            WindowKind.Before => (long.MinValue, Before(window.First, 1)),
            _ => (long.MinValue, asOf),
        };
        return (low, Math.Min(high, asOf));
    }

    private static long Before(long instant, long duration) =>
        instant < long.MinValue + duration ? long.MinValue : instant - duration;

    /// <summary>A window's first stretch and the one past its last.</summary>
    private readonly record struct WindowStretches(int Low, int High);
}
