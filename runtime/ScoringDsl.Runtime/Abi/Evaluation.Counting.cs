using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// The pass over a row's events, where most of the time goes. Counts by class and stretch first; then, for the classes met alone,
/// from classes to the filters they pass; then running sums over the stretches. All of it, clearing too, costs as much as was
/// touched, however many filters the model has.
/// </content>
/// <remarks>
/// The loops index without checks: the builder's events lie within its arrays and their classes within its table, and
/// <see cref="Arrange"/> and <see cref="TakeClasses"/> made room for a line of each class, filter and pair.
/// </remarks>
public sealed partial class Evaluation
{
    // Up to this many cells it is cheaper to look at all classes afterwards than to write down which ones were met.
    private const int FewCells = 512;

    private void ClearRow()
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref var lasts = ref MemoryMarshal.GetArrayDataReference(_lasts);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(_factorSums);
        for (var word = 0; word < _touchedFilters.Length; word++)
        {
            for (var bits = _touchedFilters[word]; bits != 0; bits &= bits - 1)
            {
                var filter = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var (start, end) = (filter * _stride, (filter + 1) * _stride);
                for (var i = start; i < end; i += Vector128<int>.Count)
                {
                    Vector128<int>.Zero.StoreUnsafe(ref counts, (nuint)i);
                    if (_needsLast)
                    {
                        Vector128<int>.Zero.StoreUnsafe(ref lasts, (nuint)i);
                    }
                }

                (start, end) = (_pairStarts[filter] * _stride, _pairStarts[filter + 1] * _stride);
                for (var i = start; i < end; i += Vector256<long>.Count)
                {
                    Vector256<long>.Zero.StoreUnsafe(ref factors, (nuint)i);
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

        ReadOnlySpan<int> met;
        if (_classes * _stride <= FewCells)
        {
            CountClasses<Few>();
            met = FindMet();
        }
        else
        {
            met = CountClasses<Many>();
        }

        TouchFilters(met);
        Distribute(met, _classCounts, _counts);
        if (_needsLast)
        {
            FindNewest();
            DistributeLargest(met);
        }

        for (var curve = 0; curve < _curves.Length; curve++)
        {
            DecayClasses(curve, met);
        }

        FinishFilters();
    }

    /// <summary>
    /// Counts the events by class and stretch, and finds where stretches begin; where there are many classes, also which ones there are.
    /// </summary>
    private ReadOnlySpan<int> CountClasses<TClasses>()
        where TClasses : struct
    {
        ref var at = ref MemoryMarshal.GetArrayDataReference(_block.EventAt);
        ref var classes = ref MemoryMarshal.GetArrayDataReference(_block.EventClass);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_classCounts);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_classRows);
        ref var met = ref MemoryMarshal.GetArrayDataReference(_met);

        var rowNumber = NextRowNumber();
        var metCount = 0;
        var stride = _stride;
        var end = _endEvent;
        var e = _firstEvent;
        for (var stretch = 0; stretch < _stretches; stretch++)
        {
            _stretchStarts[stretch] = e;
            var bound = _bounds[stretch];
            counts = ref Unsafe.Add(ref counts, 1);
            for (; e < end && Unsafe.Add(ref at, e) <= bound; e++)
            {
                var c = Unsafe.Add(ref classes, e);
                Unsafe.Add(ref counts, c * stride)++;
                if (typeof(TClasses) == typeof(Many))
                {
                    // Without a branch: written anyway, and kept only where the class is new to the row.
                    Unsafe.Add(ref met, metCount) = c;
                    metCount += Unsafe.Add(ref rows, c) != rowNumber ? 1 : 0;
                    Unsafe.Add(ref rows, c) = rowNumber;
                }
            }
        }

        _stretchStarts[_stretches] = e;
        return _met.AsSpan(0, metCount);
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

    /// <summary>The classes that have been counted, by their counts. Class 0 passes no filter and is left to be cleared like the others.</summary>
    private ReadOnlySpan<int> FindMet()
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_classCounts);
        ref var met = ref MemoryMarshal.GetArrayDataReference(_met);
        var metCount = 0;
        for (var c = 0; c < _classes; c++)
        {
            var any = Vector128<int>.Zero;
            for (var i = c * _stride; i < (c + 1) * _stride; i += Vector128<int>.Count)
            {
                any |= Vector128.LoadUnsafe(ref counts, (nuint)i);
            }

            Unsafe.Add(ref met, metCount) = c;
            metCount += any != Vector128<int>.Zero ? 1 : 0;
        }

        return _met.AsSpan(0, metCount);
    }

    private void TouchFilters(ReadOnlySpan<int> met)
    {
        var words = _touchedFilters.Length;
        var bits = _block.EventClasses.Bits;
        foreach (var c in met)
        {
            for (var word = 0; word < words; word++)
            {
                _touchedFilters[word] |= bits[(c * words) + word];
            }
        }
    }

    /// <summary>Adds the lines of the classes met to the lines of the filters they pass, and clears them.</summary>
    private void Distribute(ReadOnlySpan<int> met, int[] fromClasses, int[] toFilters)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(fromClasses);
        ref var to = ref MemoryMarshal.GetArrayDataReference(toFilters);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(_block.EventClasses.FilterStarts);
        ref var filters = ref MemoryMarshal.GetArrayDataReference(_block.EventClasses.Filters);
        var stride = _stride;
        foreach (var c in met)
        {
            var (start, end) = (Unsafe.Add(ref starts, c), Unsafe.Add(ref starts, c + 1));
            for (var i = 0; i < stride; i += Vector128<int>.Count)
            {
                var cell = (nuint)((c * stride) + i);
                var cells = Vector128.LoadUnsafe(ref from, cell);
                Vector128<int>.Zero.StoreUnsafe(ref from, cell);
                for (var f = start; f < end; f++)
                {
                    var target = (nuint)((Unsafe.Add(ref filters, f) * stride) + i);
                    (Vector128.LoadUnsafe(ref to, target) + cells).StoreUnsafe(ref to, target);
                }
            }
        }
    }

    /// <summary>Writes down the newest event of each class and stretch, as its number in the row from 1.</summary>
    private void FindNewest()
    {
        ref var classes = ref MemoryMarshal.GetArrayDataReference(_block.EventClass);
        ref var lasts = ref MemoryMarshal.GetArrayDataReference(_classLasts);
        var stride = _stride;
        var before = _firstEvent - 1;
        for (var stretch = 0; stretch < _stretches; stretch++)
        {
            var end = _stretchStarts[stretch + 1];
            lasts = ref Unsafe.Add(ref lasts, 1);
            for (var e = _stretchStarts[stretch]; e < end; e++)
            {
                // Instants ascend, so the last one written is the newest.
                Unsafe.Add(ref lasts, Unsafe.Add(ref classes, e) * stride) = e - before;
            }
        }
    }

    /// <summary>As <see cref="Distribute"/>, but the larger number stays: the newest event.</summary>
    private void DistributeLargest(ReadOnlySpan<int> met)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(_classLasts);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_lasts);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(_block.EventClasses.FilterStarts);
        ref var filters = ref MemoryMarshal.GetArrayDataReference(_block.EventClasses.Filters);
        var stride = _stride;
        foreach (var c in met)
        {
            var (start, end) = (Unsafe.Add(ref starts, c), Unsafe.Add(ref starts, c + 1));
            for (var i = 0; i < stride; i += Vector128<int>.Count)
            {
                var cell = (nuint)((c * stride) + i);
                var cells = Vector128.LoadUnsafe(ref from, cell);
                Vector128<int>.Zero.StoreUnsafe(ref from, cell);
                for (var f = start; f < end; f++)
                {
                    var target = (nuint)((Unsafe.Add(ref filters, f) * stride) + i);
                    Vector128.Max(Vector128.LoadUnsafe(ref to, target), cells).StoreUnsafe(ref to, target);
                }
            }
        }
    }

    /// <summary>Adds up one curve's factors by class and stretch, and from there by pair of filter and curve.</summary>
    private void DecayClasses(int curve, ReadOnlySpan<int> met)
    {
        var decays = _decays.AsSpan(curve * _classes, _classes);
        var isAsked = 0;
        foreach (var c in met)
        {
            isAsked |= decays[c];
        }

        if (isAsked == 0)
        {
            return;
        }

        var count = CollectDecayed(decays);
        _curves[curve].Factors(_asOf, _decayedAt.AsSpan(0, count), _decayedFactors);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_classFactors);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(_decayedCells);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(_decayedFactors);
        for (var i = 0; i < count; i++)
        {
            Unsafe.Add(ref sums, Unsafe.Add(ref cells, i)) += Unsafe.Add(ref factors, i);
        }

        DistributeFactors(curve, met);
    }

    /// <summary>Moves the instants and cells of the events that a curve decays together.</summary>
    private int CollectDecayed(ReadOnlySpan<byte> decaysOfClasses)
    {
        var needed = _endEvent - _firstEvent + 1;
        Grow(ref _decayedAt, needed);
        Grow(ref _decayedCells, needed);
        Grow(ref _decayedFactors, needed);
        ref var at = ref MemoryMarshal.GetArrayDataReference(_block.EventAt);
        ref var classes = ref MemoryMarshal.GetArrayDataReference(_block.EventClass);
        ref var decays = ref MemoryMarshal.GetReference(decaysOfClasses);
        ref var decayedAt = ref MemoryMarshal.GetArrayDataReference(_decayedAt);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(_decayedCells);
        var stride = _stride;
        var count = 0;
        for (var stretch = 0; stretch < _stretches; stretch++)
        {
            var end = _stretchStarts[stretch + 1];
            for (var e = _stretchStarts[stretch]; e < end; e++)
            {
                // Without a branch: written anyway, and kept only where the class is decayed.
                var c = Unsafe.Add(ref classes, e);
                Unsafe.Add(ref decayedAt, count) = Unsafe.Add(ref at, e);
                Unsafe.Add(ref cells, count) = (c * stride) + stretch + 1;
                count += Unsafe.Add(ref decays, c);
            }
        }

        return count;
    }

    private void DistributeFactors(int curve, ReadOnlySpan<int> met)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(_classFactors);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_factorSums);
        ref var starts = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_decayStarts), curve * (_classes + 1));
        ref var pairs = ref MemoryMarshal.GetArrayDataReference(_decayPairs);
        var stride = _stride;
        foreach (var c in met)
        {
            var (start, end) = (Unsafe.Add(ref starts, c), Unsafe.Add(ref starts, c + 1));
            if (start == end)
            {
                continue;
            }

            for (var i = 0; i < stride; i += Vector256<long>.Count)
            {
                var cell = (nuint)((c * stride) + i);
                var cells = Vector256.LoadUnsafe(ref from, cell);
                Vector256<long>.Zero.StoreUnsafe(ref from, cell);
                for (var p = start; p < end; p++)
                {
                    var target = (nuint)((Unsafe.Add(ref pairs, p) * stride) + i);
                    (Vector256.LoadUnsafe(ref to, target) + cells).StoreUnsafe(ref to, target);
                }
            }
        }
    }

    /// <summary>Turns the touched filters' lines into running sums.</summary>
    private void FinishFilters()
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref var lasts = ref MemoryMarshal.GetArrayDataReference(_lasts);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(_factorSums);
        var stretches = _stretches;
        for (var word = 0; word < _touchedFilters.Length; word++)
        {
            for (var bits = _touchedFilters[word]; bits != 0; bits &= bits - 1)
            {
                var filter = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var line = filter * _stride;
                var count = 0;
                for (var i = 1; i <= stretches; i++)
                {
                    count += Unsafe.Add(ref counts, line + i);
                    Unsafe.Add(ref counts, line + i) = count;
                }

                if (_needsLast)
                {
                    var last = 0;
                    for (var i = 1; i <= stretches; i++)
                    {
                        last = Math.Max(last, Unsafe.Add(ref lasts, line + i));
                        Unsafe.Add(ref lasts, line + i) = last;
                    }
                }

                for (var pair = _pairStarts[filter]; pair < _pairStarts[filter + 1]; pair++)
                {
                    var sum = 0L;
                    line = pair * _stride;
                    for (var i = 1; i <= stretches; i++)
                    {
                        sum += Unsafe.Add(ref factors, line + i);
                        Unsafe.Add(ref factors, line + i) = sum;
                    }
                }
            }
        }
    }

    /// <summary>Few classes: those met are found afterwards.</summary>
    private readonly struct Few;

    /// <summary>Many classes: those met are written down.</summary>
    private readonly struct Many;
}
