using System.Runtime.CompilerServices;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Abi;

/// <content>Aggregates over the row's events; filter and window are indexes of the definition.</content>
public sealed partial class Evaluation
{
    /// <summary>How many events pass the filter in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Count(int filter, int window)
    {
        var stretches = _windows[window];
        var line = filter * _stride;
        return _counts[line + stretches.High] - _counts[line + stretches.Low];
    }

    /// <summary>The newest such event's instant; <see cref="long.MinValue"/> where there is none. The filter is one that needs it.</summary>
    public long Last(int filter, int window) =>
        Count(filter, window) == 0
            ? long.MinValue
            : _block.EventAt[_firstEvent + _lasts[(filter * _stride) + _windows[window].High] - 1];

    /// <summary>The oldest such event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long First(int filter, int window)
    {
        if (Count(filter, window) == 0)
        {
            return long.MinValue;
        }

        var e = _stretchStarts[_windows[window].Low];
        while (!Passes(e, filter))
        {
            e++;
        }

        return _block.EventAt[e];
    }

    /// <summary>The sum of their decay factors, in units of 2^−32. The filter is one that names the curve.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long DecaySum(int filter, int window, int curve)
    {
        var stretches = _windows[window];
        var line = _pairs[(filter * _curves.Length) + curve] * _stride;
        return _factorSums[line + stretches.High] - _factorSums[line + stretches.Low];
    }

    /// <summary>One decay factor, in units of 2^−32; for an event at <paramref name="instant"/>. <see cref="long.MinValue"/> (no event) gives 2^32: undecayed.</summary>
    public long DecayFactor(int curve, long instant) =>
        instant == long.MinValue || instant >= _asOf ? PointsMath.One : _curves[curve].Factor((ulong)(_asOf - instant));

    /// <summary>The sum of a property: known values brought to whole millionths; 0 of nothing.</summary>
    public double Sum(int filter, int window, int numberSlot) => Tally(filter, window, numberSlot).Sum;

    /// <summary>That sum by the count of known values; NaN of nothing.</summary>
    public double Average(int filter, int window, int numberSlot) => Tally(filter, window, numberSlot).Average;

    /// <summary>The least known value; NaN of nothing.</summary>
    public double Min(int filter, int window, int numberSlot) => Tally(filter, window, numberSlot).Min;

    /// <summary>The greatest known value; NaN of nothing.</summary>
    public double Max(int filter, int window, int numberSlot) => Tally(filter, window, numberSlot).Max;

    /// <summary>How many different known values a kept text has among the events.</summary>
    public long DistinctTexts(int filter, int window, int keptSlot)
    {
        _textsSeen.Clear();
        if (Count(filter, window) > 0)
        {
            var (e, end) = EventsOf(window);
            for (; e < end; e++)
            {
                if (Passes(e, filter) && EventText(e, keptSlot) is { } text)
                {
                    _textsSeen.Add(text);
                }
            }
        }

        return _textsSeen.Count;
    }

    /// <summary>How many different known values a number property has among the events.</summary>
    public long DistinctNumbers(int filter, int window, int numberSlot)
    {
        _numbersSeen.Clear();
        if (Count(filter, window) > 0)
        {
            var (e, end) = EventsOf(window);
            for (; e < end; e++)
            {
                if (Passes(e, filter) && !double.IsNaN(EventNumber(e, numberSlot)))
                {
                    _numbersSeen.Add(EventNumber(e, numberSlot));
                }
            }
        }

        return _numbersSeen.Count;
    }

    // ---- single events, for rules whose points or conditions differ from event to event ----

    /// <summary>The index of the row's first event. Instants ascend from here to <see cref="EndEvent"/>; events after asOf are not among them.</summary>
    public int FirstEvent => _firstEvent;

    /// <summary>The index past the row's last event that is not after asOf.</summary>
    public int EndEvent => _endEvent;

    /// <summary>Whether an event passes a filter and lies in a window.</summary>
    public bool Matches(int e, int filter, int window)
    {
        var (start, end) = EventsOf(window);
        return e >= start && e < end && Passes(e, filter);
    }

    /// <summary>Whether an event passes a filter.</summary>
    public bool Passes(int e, int filter)
    {
        var table = _block.EventClasses;
        return ((table.Bits[(_block.EventClass[e] * table.Words) + (filter >> 6)] >> (filter & 63)) & 1) != 0;
    }

    /// <summary>An event's number by slot; NaN is missing.</summary>
    public double EventNumber(int e, int slot) => _block.EventNumbers[(e * _definition.EventNumbers) + slot];

    /// <summary>An event's instant property by slot; <see cref="long.MinValue"/> is missing.</summary>
    public long EventInstant(int e, int slot) => _block.EventInstants[(e * _definition.EventInstants) + slot];

    /// <summary>An event's kept text by slot, folded; null is missing.</summary>
    public string? EventText(int e, int keptSlot) => _block.EventKeptTexts[(e * _definition.EventKeptTexts) + keptSlot];

    /// <summary>The events of a window, whatever filters they pass: as instants ascend, they lie together.</summary>
    private (int Start, int End) EventsOf(int window)
    {
        var stretches = _windows[window];
        return (_stretchStarts[stretches.Low], _stretchStarts[stretches.High]);
    }

    private NumberTally Tally(int filter, int window, int numberSlot)
    {
        var tally = NumberTally.Empty;
        if (Count(filter, window) > 0)
        {
            var (e, end) = EventsOf(window);
            for (; e < end; e++)
            {
                if (Passes(e, filter))
                {
                    tally.Add(EventNumber(e, numberSlot));
                }
            }
        }

        return tally;
    }
}
