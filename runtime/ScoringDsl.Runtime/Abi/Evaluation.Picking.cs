using System.Numerics;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Abi;

/// <content>The events that a rule has picked, one by one.</content>
public sealed partial class Evaluation
{
    private const long Day = 86_400_000_000;
    private const long Week = 7 * Day;

    // 1970-01-01 was a Thursday: three days after a Monday.
    private const long SinceMonday = 3 * Day;

    private int[] _picked = [];
    private long[] _pickedPoints = [];
    private int _pickedCount;

    /// <summary>Forgets the picked events.</summary>
    public void StartPicking()
    {
        _pickedCount = 0;
        _pickedBits = 0;
        _pickedAreBits = false;
        Grow(ref _picked, _endEvent - _firstEvent);
        Grow(ref _pickedPoints, _endEvent - _firstEvent);
    }

    /// <summary>Picks an event with its points in thousandths. Events are picked in ascending order, each at most once.</summary>
    public void Pick(int e, long points)
    {
        _picked[_pickedCount] = e;
        _pickedPoints[_pickedCount++] = points;
    }

    /// <summary>Picks all events that pass a filter in a window, each with the same points in thousandths. Nothing else is picked before or after.</summary>
    public void PickAll(int filter, int window, long points)
    {
        if (_words == 1)
        {
            PickBits(OnlyWord(filter, window), points);
            return;
        }

        for (var e = NextEvent(filter, window, _firstEvent); e < _endEvent; e = NextEvent(filter, window, e + 1))
        {
            Pick(e, points);
        }
    }

    /// <summary>
    /// Keeps the earliest <paramref name="count"/> picked events of each period, at one instant those of larger points.
    /// Periods are counted in UTC from 1970-01-01; weeks begin on Monday.
    /// </summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="period">The period's length in microseconds: an hour, a day or a week.</param>
    public void KeepPerPeriod(int count, long period)
    {
        if (_pickedAreBits)
        {
            KeepBitsPerPeriod(count, period);
            return;
        }

        var isOver = false;
        for (var start = 0; start < _pickedCount;)
        {
            var nextPeriod = EndOfPeriod(PickedAt(start), period);
            var end = start + 1;
            while (end < _pickedCount && PickedAt(end) < nextPeriod)
            {
                end++;
            }

            if (end - start > count)
            {
                KeepFirst(start, start + count, end);
                isOver = true;
            }

            start = end;
        }

        if (isOver)
        {
            CloseGaps();
        }
    }

    /// <summary>How many events are picked.</summary>
    public long PickedCount => _pickedAreBits ? BitOperations.PopCount(_pickedBits) : _pickedCount;

    /// <summary>The newest picked event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long PickedLast => _pickedAreBits ? LastPickedBit() : _pickedCount == 0 ? long.MinValue : PickedAt(_pickedCount - 1);

    /// <summary>The oldest picked event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long PickedFirst
    {
        get
        {
            ListPickedBits();
            return _pickedCount == 0 ? long.MinValue : PickedAt(0);
        }
    }

    /// <summary>The newest picked event of positive points; <see cref="long.MinValue"/> where there is none.</summary>
    public long PickedLastPositive
    {
        get
        {
            ListPickedBits();
            for (var i = _pickedCount - 1; i >= 0; i--)
            {
                if (_pickedPoints[i] > 0)
                {
                    return PickedAt(i);
                }
            }

            return long.MinValue;
        }
    }

    /// <summary>The exact sum of picked points times decay factor, brought to thousandths once, half away from zero. Curve −1 is no decay.</summary>
    public long PickedPoints(int curve)
    {
        if (_pickedAreBits)
        {
            return PointsOfBits(curve);
        }

        var picked = _picked.AsSpan(0, _pickedCount);
        var points = _pickedPoints.AsSpan(0, _pickedCount);
        if (picked.IsEmpty)
        {
            return 0;
        }

        // Each is at most a thousand million thousandths, and there are fewer than 2^31.
        var sum = 0L;
        var magnitude = 0L;
        foreach (var one in points)
        {
            sum += one;
            magnitude += Math.Abs(one);
        }

        if (curve < 0)
        {
            return sum;
        }

        var factors = FactorsOf(curve);
        if (magnitude <= int.MaxValue / 2)
        {
            // Factors are at most 2^32, so 64 bits are enough.
            var products = 0L;
            for (var i = 0; i < picked.Length; i++)
            {
                products += points[i] * factors[picked[i] - _firstEvent];
            }

            return PointsMath.FromProducts(products);
        }

        var wideProducts = Int128.Zero;
        for (var i = 0; i < picked.Length; i++)
        {
            wideProducts += (Int128)points[i] * factors[picked[i] - _firstEvent];
        }

        return PointsMath.FromProducts(wideProducts);
    }

    /// <summary>The picked events' property, as <see cref="Sum"/>.</summary>
    public double PickedSum(int numberSlot) => TallyPicked(numberSlot).Sum;

    /// <summary>The picked events' property, as <see cref="Average"/>.</summary>
    public double PickedAverage(int numberSlot) => TallyPicked(numberSlot).Average;

    /// <summary>The picked events' property, as <see cref="Min"/>.</summary>
    public double PickedMin(int numberSlot) => TallyPicked(numberSlot).Min;

    /// <summary>The picked events' property, as <see cref="Max"/>.</summary>
    public double PickedMax(int numberSlot) => TallyPicked(numberSlot).Max;

    private long PickedAt(int i) => _block.EventAt[_picked[i]];

    private void Drop(int i) => _picked[i] = -1;

    /// <summary>Keeps the picked events from start to cut, and drops those from cut to end; of one instant across the cut those of larger points stay.</summary>
    private void KeepFirst(int start, int cut, int end)
    {
        var (tieStart, tieEnd) = (cut, cut);
        while (tieStart > start && PickedAt(tieStart - 1) == PickedAt(cut))
        {
            tieStart--;
        }

        while (tieEnd < end && PickedAt(tieEnd) == PickedAt(cut))
        {
            tieEnd++;
        }

        if (tieStart < cut)
        {
            var tied = _picked.AsSpan(tieStart..tieEnd);
            var points = _pickedPoints.AsSpan(tieStart..tieEnd);
            points.Sort(tied);
            points.Reverse();
            tied.Reverse();
        }

        for (var i = cut; i < end; i++)
        {
            Drop(i);
        }
    }

    /// <summary>The first instant after the period that an instant lies in.</summary>
    private static long EndOfPeriod(long at, long period)
    {
        var offset = period == Week ? SinceMonday : 0;
        var rest = (at + offset) % period;

        // The remainder has the sign of the instant: before 1970 it counts back from the period's end.
        return at - rest + (rest < 0 ? 0 : period);
    }

    private void CloseGaps()
    {
        var picked = _picked;
        var points = _pickedPoints;
        var kept = 0;
        for (var i = 0; i < _pickedCount; i++)
        {
            var e = picked[i];
            picked[kept] = e;
            points[kept] = points[i];
            kept += e >= 0 ? 1 : 0;
        }

        _pickedCount = kept;
    }

    private NumberTally TallyPicked(int numberSlot)
    {
        ListPickedBits();
        var tally = NumberTally.Empty;
        foreach (var e in _picked.AsSpan(0, _pickedCount))
        {
            tally.Add(EventNumber(e, numberSlot));
        }

        return tally;
    }
}
