using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// The pass over a row's events. Counts by class and stretch first; then, for the classes met alone, from classes to the filters
/// they pass; then running sums over the stretches. Clearing costs as much as was touched, however many filters the model has.
/// </content>
/// <remarks>
/// Tables have one line for each class or filter, of <see cref="_stride"/> cells: cell 0 stays 0, cell s + 1 is stretch s, and after
/// <see cref="FinishFilters"/> cell s is the sum of all stretches before s. Between rows every cell is 0.
/// </remarks>
public sealed partial class Evaluation
{
    private readonly bool _hasFilters;
    private readonly bool _needsLast;

    // Pairs of a filter and a curve it decays by: pairs of one filter lie together.
    private readonly int[] _pairStarts;
    private readonly int[] _pairs;
    private readonly ulong[] _touchedFilters;

    // Where the events of each stretch begin; one more for the end.
    private readonly int[] _stretchStarts;

    private EventClassTable? _classTable;
    private int _classGeneration;
    private int _classes;
    private int _stride;

    // Of each class: events, and the newest one's number in the row from 1.
    private int[] _classCounts = [];
    private int[] _classLasts = [];
    private long[] _classFactors = [];

    // The same of each filter, and of each pair.
    private int[] _counts = [];
    private int[] _lasts = [];
    private long[] _factorSums = [];

    // The classes met in this row; _classRows tells by the row's number whether a class is among them.
    private int[] _touched = [];
    private int[] _classRows = [];
    private int _rowNumber;

    // For curve k and class c, the pairs to which the class's factors go: from _decayStarts[k × (classes + 1) + c] on.
    private int[] _decayStarts = [];
    private int[] _decayPairs = [];

    // Decayed events of one curve, one after another.
    private long[] _decayedAt = [];
    private int[] _decayedCells = [];
    private long[] _decayedFactors = [];

    private int[] PairFiltersWithCurves()
    {
        var pairs = new int[_definition.Filters.Length * _curves.Length];
        Array.Fill(pairs, -1);
        var count = 0;
        for (var filter = 0; filter < _definition.Filters.Length; filter++)
        {
            foreach (var curve in _definition.Filters[filter].Curves)
            {
                pairs[(filter * _curves.Length) + curve] = count++;
            }

            _pairStarts[filter + 1] = count;
        }

        return pairs;
    }

    /// <summary>Makes the tables wide and long enough. They are all 0 here.</summary>
    private void Arrange()
    {
        // Whole vectors of four, so that lines can be added without a rest.
        _stride = (_stretches + 1 + 3) & ~3;
        var filters = _definition.Filters.Length * _stride;
        var classes = _classes * _stride;
        Grow(ref _classCounts, classes);
        Grow(ref _counts, filters);
        if (_needsLast)
        {
            Grow(ref _classLasts, classes);
            Grow(ref _lasts, filters);
        }

        if (_curves.Length > 0)
        {
            Grow(ref _classFactors, classes);
            Grow(ref _factorSums, _pairStarts[^1] * _stride);
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, array.Length * 2)];
        }
    }

    private void TakeClasses(EventClassTable table)
    {
        if (ReferenceEquals(table, _classTable) && table.Count == _classes && table.Generation == _classGeneration)
        {
            return;
        }

        _classTable = table;
        _classGeneration = table.Generation;
        _classes = table.Count;
        Grow(ref _touched, _classes + 1);
        Grow(ref _classRows, _classes);
        Grow(ref _decayStarts, (_classes + 1) * _curves.Length);
        Grow(ref _decayPairs, table.FilterStarts[_classes] * _curves.Length);
        Arrange();

        var pairs = 0;
        for (var curve = 0; curve < _curves.Length; curve++)
        {
            var starts = _decayStarts.AsSpan(curve * (_classes + 1), _classes + 1);
            for (var type = 0; type < _classes; type++)
            {
                starts[type] = pairs;
                foreach (var filter in table.Filters.AsSpan(table.FilterStarts[type]..table.FilterStarts[type + 1]))
                {
                    var pair = _pairs[(filter * _curves.Length) + curve];
                    if (pair >= 0)
                    {
                        _decayPairs[pairs++] = pair;
                    }
                }
            }

            starts[_classes] = pairs;
        }
    }

    private int EndOfEvents(int first, int end)
    {
        var at = _block.EventAt;
        if (first == end || at[end - 1] <= _asOf)
        {
            return end;
        }

        var low = first;
        var high = end - 1;
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (at[middle] <= _asOf)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void ClearRow()
    {
        for (var word = 0; word < _touchedFilters.Length; word++)
        {
            for (var bits = _touchedFilters[word]; bits != 0; bits &= bits - 1)
            {
                var filter = (word << 6) + BitOperations.TrailingZeroCount(bits);
                _counts.AsSpan(filter * _stride, _stride).Clear();
                if (_needsLast)
                {
                    _lasts.AsSpan(filter * _stride, _stride).Clear();
                }

                if (_curves.Length > 0)
                {
                    var (start, end) = (_pairStarts[filter] * _stride, _pairStarts[filter + 1] * _stride);
                    _factorSums.AsSpan(start..end).Clear();
                }
            }

            _touchedFilters[word] = 0;
        }
    }

    private void CountEvents()
    {
        if (_firstEvent == _endEvent)
        {
            Array.Fill(_stretchStarts, _firstEvent, 0, _stretches + 1);
            return;
        }

        var touched = CountClasses();
        if (_needsLast)
        {
            FindNewest();
        }

        DistributeCounts(touched);
        for (var curve = 0; curve < _curves.Length; curve++)
        {
            DecayClasses(curve, touched);
        }

        FinishFilters();
    }

    /// <summary>Counts the events by class and stretch, and finds where stretches begin and which classes there are.</summary>
    private ReadOnlySpan<int> CountClasses()
    {
        // The builder wrote these arrays: classes are below _classes, and events lie within the arrays.
        ref var at = ref MemoryMarshal.GetArrayDataReference(_block.EventAt);
        ref var type = ref MemoryMarshal.GetArrayDataReference(_block.EventClass);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_classCounts);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_classRows);
        ref var touched = ref MemoryMarshal.GetArrayDataReference(_touched);

        var rowNumber = NextRowNumber();
        var stride = _stride;
        var met = 0;
        var e = _firstEvent;
        var end = _endEvent;
        for (var stretch = 0; stretch < _stretches; stretch++)
        {
            _stretchStarts[stretch] = e;
            var bound = _bounds[stretch];
            for (; e < end && Unsafe.Add(ref at, e) <= bound; e++)
            {
                var c = Unsafe.Add(ref type, e);
                Unsafe.Add(ref counts, (c * stride) + stretch + 1)++;

                // Without a branch: written anyway, and kept only where the class is new.
                Unsafe.Add(ref touched, met) = c;
                met += Unsafe.Add(ref rows, c) != rowNumber ? 1 : 0;
                Unsafe.Add(ref rows, c) = rowNumber;
            }
        }

        _stretchStarts[_stretches] = e;
        return _touched.AsSpan(0, met);
    }

    private int NextRowNumber()
    {
        if (_rowNumber == int.MaxValue)
        {
            _rowNumber = 0;
            Array.Clear(_classRows);
        }

        return ++_rowNumber;
    }

    private void FindNewest()
    {
        ref var type = ref MemoryMarshal.GetArrayDataReference(_block.EventClass);
        ref var lasts = ref MemoryMarshal.GetArrayDataReference(_classLasts);
        var before = _firstEvent - 1;
        for (var stretch = 0; stretch < _stretches; stretch++)
        {
            var end = _stretchStarts[stretch + 1];
            for (var e = _stretchStarts[stretch]; e < end; e++)
            {
                // Instants ascend, so the last one written is the newest.
                Unsafe.Add(ref lasts, (Unsafe.Add(ref type, e) * _stride) + stretch + 1) = e - before;
            }
        }
    }

    private void DistributeCounts(ReadOnlySpan<int> touched)
    {
        var table = _block.EventClasses;
        var words = table.Words;
        foreach (var c in touched)
        {
            var counts = _classCounts.AsSpan(c * _stride, _stride);
            foreach (var filter in table.Filters.AsSpan(table.FilterStarts[c]..table.FilterStarts[c + 1]))
            {
                AddLine(counts, _counts.AsSpan(filter * _stride, _stride));
            }

            counts.Clear();
            if (_needsLast)
            {
                var lasts = _classLasts.AsSpan(c * _stride, _stride);
                foreach (var filter in table.Filters.AsSpan(table.FilterStarts[c]..table.FilterStarts[c + 1]))
                {
                    TakeLarger(lasts, _lasts.AsSpan(filter * _stride, _stride));
                }

                lasts.Clear();
            }

            for (var word = 0; word < words; word++)
            {
                _touchedFilters[word] |= table.Bits[(c * words) + word];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddLine(ReadOnlySpan<int> from, Span<int> to)
    {
        for (var i = 0; i < from.Length; i += Vector128<int>.Count)
        {
            (Vector128.Create(to[i..]) + Vector128.Create(from[i..])).CopyTo(to[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeLarger(ReadOnlySpan<int> from, Span<int> to)
    {
        for (var i = 0; i < from.Length; i += Vector128<int>.Count)
        {
            Vector128.Max(Vector128.Create<int>(to[i..]), Vector128.Create(from[i..])).CopyTo(to[i..]);
        }
    }

    /// <summary>Adds up one curve's factors by class and stretch, and from there by pair of filter and curve.</summary>
    private void DecayClasses(int curve, ReadOnlySpan<int> touched)
    {
        var starts = _decayStarts.AsSpan(curve * (_classes + 1), _classes + 1);
        var isAsked = false;
        foreach (var c in touched)
        {
            isAsked |= starts[c] < starts[c + 1];
        }

        if (!isAsked)
        {
            return;
        }

        var count = CollectDecayed(starts);
        _curves[curve].Factors(_asOf, _decayedAt.AsSpan(0, count), _decayedFactors);
        for (var i = 0; i < count; i++)
        {
            _classFactors[_decayedCells[i]] += _decayedFactors[i];
        }

        foreach (var c in touched)
        {
            var factors = _classFactors.AsSpan(c * _stride, _stride);
            foreach (var pair in _decayPairs.AsSpan(starts[c]..starts[c + 1]))
            {
                var sums = _factorSums.AsSpan(pair * _stride, _stride);
                for (var i = 0; i < factors.Length; i++)
                {
                    sums[i] += factors[i];
                }
            }

            factors.Clear();
        }
    }

    private int CollectDecayed(ReadOnlySpan<int> starts)
    {
        var needed = _endEvent - _firstEvent + 1;
        Grow(ref _decayedAt, needed);
        Grow(ref _decayedCells, needed);
        Grow(ref _decayedFactors, needed);
        var count = 0;
        for (var stretch = 0; stretch < _stretches; stretch++)
        {
            var end = _stretchStarts[stretch + 1];
            for (var e = _stretchStarts[stretch]; e < end; e++)
            {
                var c = _block.EventClass[e];
                _decayedAt[count] = _block.EventAt[e];
                _decayedCells[count] = (c * _stride) + stretch + 1;
                count += starts[c] < starts[c + 1] ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Turns the touched filters' lines into running sums.</summary>
    private void FinishFilters()
    {
        for (var word = 0; word < _touchedFilters.Length; word++)
        {
            for (var bits = _touchedFilters[word]; bits != 0; bits &= bits - 1)
            {
                var filter = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var counts = _counts.AsSpan(filter * _stride, _stride);
                for (var i = 2; i < counts.Length; i++)
                {
                    counts[i] += counts[i - 1];
                }

                if (_needsLast)
                {
                    var lasts = _lasts.AsSpan(filter * _stride, _stride);
                    for (var i = 2; i < lasts.Length; i++)
                    {
                        lasts[i] = Math.Max(lasts[i], lasts[i - 1]);
                    }
                }

                for (var pair = _pairStarts[filter]; pair < _pairStarts[filter + 1]; pair++)
                {
                    var sums = _factorSums.AsSpan(pair * _stride, _stride);
                    for (var i = 2; i < sums.Length; i++)
                    {
                        sums[i] += sums[i - 1];
                    }
                }
            }
        }
    }
}
