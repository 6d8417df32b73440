using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// The row's events as bitmaps, one for each filter: bit i of word w says whether event 64w + i of the row passes. As instants ascend,
/// a window is a range of bits; a count is a count of bits, the newest event the highest bit, the oldest the lowest.
/// </content>
/// <remarks>
/// Bitmaps are filled 64 events at a time: first by class, then, for the classes met alone, from classes to the filters they pass.
/// All of it, clearing too, costs as much as was touched, however many filters the model has. The inner loops index without checks:
/// the builder's events lie within its arrays and their classes within its table.
/// </remarks>
public sealed partial class Evaluation
{
    private const int WordBits = 64;

    private readonly bool _hasFilters;
    private readonly ulong[] _touchedFilters;

    // Where the events of each stretch begin, one more for the end; and, where the row has one word, the bits before it.
    private readonly int[] _stretchStarts;
    private readonly ulong[] _bitsBefore;

    // Of filter f, words f × _words and on. Of each class one word, all 0 between words. Classes met in a word.
    private int _words;
    private ulong[] _bits = [];
    private ulong[] _classBits = [];
    private int[] _classesMet = [];

    // The factors of all events of the row, by curve; and the row they are of.
    private readonly long[][] _factors;
    private readonly long[] _factorRows;
    private long _rowNumber;

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, array.Length * 2)];
        }
    }

    private int EndOfEvents(int first, int end) =>
        first == end || _block.EventAt[end - 1] <= _asOf ? end : UpperBound(_block.EventAt, first, end, _asOf);

    private void ClearRow()
    {
        for (var word = 0; word < _touchedFilters.Length; word++)
        {
            for (var filters = _touchedFilters[word]; filters != 0; filters &= filters - 1)
            {
                var filter = (word * WordBits) + BitOperations.TrailingZeroCount(filters);
                if (_words == 1)
                {
                    _bits[filter] = 0;
                }
                else
                {
                    Array.Clear(_bits, filter * _words, _words);
                }
            }

            _touchedFilters[word] = 0;
        }
    }

    /// <summary>Fills the bitmaps of the filters, which are clear, and finds where the stretches begin.</summary>
    private void MapEvents()
    {
        _words = Math.Max(1, (_endEvent - _firstEvent + WordBits - 1) / WordBits);
        Grow(ref _bits, _definition.Filters.Length * _words);
        var word = 0;
        for (var start = _firstEvent; start < _endEvent; start += WordBits)
        {
            var met = MapClasses(start, Math.Min(start + WordBits, _endEvent));
            MapFilters(met, word++);
        }

        FindStretches();
    }

    /// <summary>Fills the bits of the classes among at most 64 events, and says which classes there are.</summary>
    private ReadOnlySpan<int> MapClasses(int start, int end)
    {
        ref var type = ref MemoryMarshal.GetArrayDataReference(_block.EventClass);
        ref var classBits = ref MemoryMarshal.GetArrayDataReference(_classBits);
        ref var classesMet = ref MemoryMarshal.GetArrayDataReference(_classesMet);
        var met = 0;
        var bit = 1UL;
        for (var e = start; e < end; e++)
        {
            var c = Unsafe.Add(ref type, e);
            ref var bits = ref Unsafe.Add(ref classBits, c);

            // Without a branch: written anyway, and kept only where the class is new.
            Unsafe.Add(ref classesMet, met) = c;
            met += bits == 0 ? 1 : 0;
            bits |= bit;
            bit <<= 1;
        }

        return _classesMet.AsSpan(0, met);
    }

    /// <summary>Gives the bits of the classes to the filters that each passes, and clears them.</summary>
    private void MapFilters(ReadOnlySpan<int> met, int word)
    {
        var table = _block.EventClasses;
        ref var starts = ref MemoryMarshal.GetArrayDataReference(table.FilterStarts);
        ref var filters = ref MemoryMarshal.GetArrayDataReference(table.Filters);
        ref var passed = ref MemoryMarshal.GetArrayDataReference(table.Bits);
        ref var classBits = ref MemoryMarshal.GetArrayDataReference(_classBits);
        ref var bits = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bits), word);
        var touched = _touchedFilters;
        var words = _words;
        foreach (var c in met)
        {
            var ofClass = Unsafe.Add(ref classBits, c);
            Unsafe.Add(ref classBits, c) = 0;
            var end = Unsafe.Add(ref starts, c + 1);
            for (var i = Unsafe.Add(ref starts, c); i < end; i += 2)
            {
                // Two at a time, the last one twice where they are odd: most classes pass one or two, and which is hard to predict.
                var second = i + (i + 1 < end ? 1 : 0);
                Unsafe.Add(ref bits, Unsafe.Add(ref filters, i) * words) |= ofClass;
                Unsafe.Add(ref bits, Unsafe.Add(ref filters, second) * words) |= ofClass;
            }

            for (var i = 0; i < touched.Length; i++)
            {
                touched[i] |= Unsafe.Add(ref passed, (c * touched.Length) + i);
            }
        }
    }

    private void FindStretches()
    {
        _stretchStarts[0] = _firstEvent;
        _bitsBefore[0] = 0;
        var start = _firstEvent;
        for (var stretch = 1; stretch <= _stretches; stretch++)
        {
            var bound = _bounds[stretch - 1];
            start = stretch == _stretches ? _endEvent
                : _words == 1 ? _firstEvent + CountUpTo(_block.EventAt.AsSpan(_firstEvent.._endEvent), bound)
                : UpperBound(_block.EventAt, start, _endEvent, bound);
            _stretchStarts[stretch] = start;
            _bitsBefore[stretch] = LowBits(start - _firstEvent);
        }
    }

    /// <summary>How many of a few instants are not after a bound: all compared, which is sooner done than searching.</summary>
    private static int CountUpTo(ReadOnlySpan<long> instants, long bound)
    {
        ref var first = ref MemoryMarshal.GetReference(instants);
        var after = Vector256<long>.Zero;
        var i = 0;
        for (; i <= instants.Length - Vector256<long>.Count; i += Vector256<long>.Count)
        {
            after += Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256.Create(bound));
        }

        // A comparison that holds is −1.
        var count = i + (int)Vector256.Sum(after);
        for (; i < instants.Length; i++)
        {
            count += instants[i] <= bound ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first of some ascending instants that is after a bound.</summary>
    private static int UpperBound(long[] at, int start, int end, long bound)
    {
        ref var instants = ref MemoryMarshal.GetArrayDataReference(at);
        for (var count = end - start; count > 0;)
        {
            // Without a branch, which would be mispredicted every other time.
            var half = (count + 1) >> 1;
            start += half * (Unsafe.Add(ref instants, start + half - 1) <= bound ? 1 : 0);
            count -= half;
        }

        return start;
    }

    private static ulong LowBits(int count) => count >= WordBits ? ulong.MaxValue : (1UL << count) - 1;

    /// <summary>Of the only word of the row, the bits of a filter's events in a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong OnlyWord(int filter, int window)
    {
        var stretches = _windows[window];
        return _bits[filter] & _bitsBefore[stretches.High] & ~_bitsBefore[stretches.Low];
    }

    /// <summary>The bits of a filter's events among those from <paramref name="start"/> to <paramref name="end"/>, in one word.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="word">The word.</param>
    /// <param name="start">The first event, counted from the row's first.</param>
    /// <param name="end">The event past the last.</param>
    private ulong WordOf(int filter, int word, int start, int end)
    {
        var before = word * WordBits;
        return _bits[(filter * _words) + word] & LowBits(Math.Max(0, end - before)) & ~LowBits(Math.Max(0, start - before));
    }

    /// <summary>The events of a window, counted from the row's first, and the words that they lie in.</summary>
    private (int Start, int End, int FirstWord, int EndWord) RangeOf(int window)
    {
        var stretches = _windows[window];
        var start = _stretchStarts[stretches.Low] - _firstEvent;
        var end = _stretchStarts[stretches.High] - _firstEvent;
        return (start, end, start / WordBits, (end + WordBits - 1) / WordBits);
    }

    /// <summary>The factors of all events of the row; computed when first asked for.</summary>
    private long[] FactorsOf(int curve)
    {
        if (_factorRows[curve] != _rowNumber)
        {
            _factorRows[curve] = _rowNumber;
            Grow(ref _factors[curve], _endEvent - _firstEvent);
            _curves[curve].Factors(_asOf, _block.EventAt.AsSpan(_firstEvent.._endEvent), _factors[curve]);
        }

        return _factors[curve];
    }

    /// <summary>Makes room for the classes of a block.</summary>
    private void TakeClasses(EventClassTable table)
    {
        Grow(ref _classBits, table.Count);
        Grow(ref _classesMet, Math.Min(table.Count, WordBits) + 1);
    }
}
