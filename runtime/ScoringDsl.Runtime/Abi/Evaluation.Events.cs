using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// The tables that a row's events are counted in: one line for each class or filter, of <see cref="_stride"/> cells. Cell 0 stays 0,
/// cell s + 1 is stretch s; when <see cref="CountEvents"/> is done, cell s of a filter's line is the sum of all stretches before s.
/// Lines of classes are 0 outside of it, lines of filters before it.
/// </content>
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
    private int[] _met = [];
    private int[] _classRows = [];
    private int _rowNumber;

    // For curve k and class c, the pairs to which the class's factors go: from _decayStarts[k × (classes + 1) + c] on;
    // and whether there are any: 1 or 0, at [k × classes + c].
    private int[] _decayStarts = [];
    private int[] _decayPairs = [];
    private byte[] _decays = [];

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
        Grow(ref _met, _classes + 1);
        Grow(ref _classRows, _classes);
        Grow(ref _decays, _classes * _curves.Length);
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

                _decays[(curve * _classes) + type] = pairs > starts[type] ? (byte)1 : (byte)0;
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
}
