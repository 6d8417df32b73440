using System.Numerics;
using System.Runtime.CompilerServices;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Abi;

/// <content>Aggregates over the row's events; filter and window are indexes of the definition.</content>
public sealed partial class Evaluation
{
    /// <summary>How many events pass the filter in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Count(int filter, int window) =>
        _words == 1 ? BitOperations.PopCount(OnlyWord(filter, window)) : CountWords(filter, window);

    /// <summary>The newest such event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Last(int filter, int window)
    {
        if (_words > 1)
        {
            return LastOfWords(filter, window);
        }

        var bits = OnlyWord(filter, window);
        return bits == 0 ? long.MinValue : _block.EventAt[_firstEvent + BitOperations.Log2(bits)];
    }

    /// <summary>The oldest such event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long First(int filter, int window)
    {
        var e = NextEvent(filter, window, _firstEvent);
        return e < _endEvent ? _block.EventAt[e] : long.MinValue;
    }

    /// <summary>The sum of their decay factors, in units of 2^−32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long DecaySum(int filter, int window, int curve) =>
        _words == 1 && OnlyWord(filter, window) == 0 ? 0 : SumOfFactors(filter, window, curve);

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
        StartSeeing();
        var count = 0L;
        for (var e = NextEvent(filter, window, _firstEvent); e < _endEvent; e = NextEvent(filter, window, e + 1))
        {
            count += SeesNew(EventTextNumber(e, keptSlot)) ? 1 : 0;
        }

        return count;
    }

    // ---- single events, for rules whose points or conditions differ from event to event ----

    /// <summary>The index of the row's first event. Instants ascend from here to <see cref="EndEvent"/>; events after asOf are not among them.</summary>
    public int FirstEvent => _firstEvent;

    /// <summary>The index past the row's last event that is not after asOf.</summary>
    public int EndEvent => _endEvent;

    /// <summary>The first event from <paramref name="e"/> on that passes a filter and lies in a window; <see cref="EndEvent"/> where there is none.</summary>
    public int NextEvent(int filter, int window, int e)
    {
        if (e >= _endEvent)
        {
            return _endEvent;
        }

        var from = e - _firstEvent;
        if (_words == 1)
        {
            var bits = OnlyWord(filter, window) & (ulong.MaxValue << from);
            return bits == 0 ? _endEvent : _firstEvent + BitOperations.TrailingZeroCount(bits);
        }

        var (start, end, _, endWord) = RangeOf(window);
        start = Math.Max(start, from);
        for (var word = start / WordBits; word < endWord; word++)
        {
            var bits = WordOf(filter, word, start, end);
            if (bits != 0)
            {
                return _firstEvent + (word * WordBits) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return _endEvent;
    }

    /// <summary>Whether an event passes a filter and lies in a window.</summary>
    public bool Matches(int e, int filter, int window)
    {
        var stretches = _windows[window];
        return e >= _stretchStarts[stretches.Low] && e < _stretchStarts[stretches.High] && Passes(e, filter);
    }

    /// <summary>Whether an event passes a filter.</summary>
    public bool Passes(int e, int filter)
    {
        var i = e - _firstEvent;
        return ((_bits[(filter * _words) + (i / WordBits)] >> (i % WordBits)) & 1) != 0;
    }

    /// <summary>An event's number by slot; NaN is missing.</summary>
    public double EventNumber(int e, int slot) => _block.EventNumbers[(e * _definition.EventNumbers) + slot];

    /// <summary>An event's instant property by slot; <see cref="long.MinValue"/> is missing.</summary>
    public long EventInstant(int e, int slot) => _block.EventInstants[(e * _definition.EventInstants) + slot];

    /// <summary>An event's kept text by slot, folded; null is missing.</summary>
    public string? EventText(int e, int keptSlot) => _block.KeptTextNumbers[EventTextNumber(e, keptSlot)];

    private long CountWords(int filter, int window)
    {
        var (start, end, firstWord, endWord) = RangeOf(window);
        var count = 0L;
        for (var word = firstWord; word < endWord; word++)
        {
            count += BitOperations.PopCount(WordOf(filter, word, start, end));
        }

        return count;
    }

    private long LastOfWords(int filter, int window)
    {
        var (start, end, firstWord, endWord) = RangeOf(window);
        for (var word = endWord - 1; word >= firstWord; word--)
        {
            var bits = WordOf(filter, word, start, end);
            if (bits != 0)
            {
                return _block.EventAt[_firstEvent + (word * WordBits) + BitOperations.Log2(bits)];
            }
        }

        return long.MinValue;
    }

    private long SumOfFactors(int filter, int window, int curve)
    {
        if (_words == 1)
        {
            return SumOf(FactorsOf(curve), OnlyWord(filter, window));
        }

        if (CountWords(filter, window) == 0)
        {
            return 0;
        }

        var factors = FactorsOf(curve);
        var (start, end, firstWord, endWord) = RangeOf(window);
        var sum = 0L;
        for (var word = firstWord; word < endWord; word++)
        {
            sum += SumOf(factors.AsSpan(word * WordBits), WordOf(filter, word, start, end));
        }

        return sum;
    }

    private static long SumOf(ReadOnlySpan<long> factors, ulong bits)
    {
        var sum = 0L;
        for (; bits != 0; bits &= bits - 1)
        {
            sum += factors[BitOperations.TrailingZeroCount(bits)];
        }

        return sum;
    }

    private NumberTally Tally(int filter, int window, int numberSlot)
    {
        var tally = NumberTally.Empty;
        for (var e = NextEvent(filter, window, _firstEvent); e < _endEvent; e = NextEvent(filter, window, e + 1))
        {
            tally.Add(EventNumber(e, numberSlot));
        }

        return tally;
    }
}
