using System.Runtime.InteropServices;

namespace ScoringDsl.Runtime.Abi;

/// <content>Events told apart by the values of a property. Numbers and instants are compared as 64 bits, <see cref="long.MinValue"/> missing.</content>
public sealed partial class Evaluation
{
    private readonly HashSet<long> _keysSeen = [];
    private readonly Dictionary<long, int> _byKey = [];

    // By number of text: a picked event, or how many there are.
    private int[] _byText = [];

    /// <summary>How many different known values a number property has among the events.</summary>
    public long DistinctNumbers(int filter, int window, int numberSlot) => DistinctKeys(filter, window, numberSlot, isInstant: false);

    /// <summary>How many different known values an instant property has among the events.</summary>
    public long DistinctInstants(int filter, int window, int instantSlot) => DistinctKeys(filter, window, instantSlot, isInstant: true);

    /// <summary>How many different known values a kept text has among the picked events.</summary>
    public long PickedDistinctTexts(int keptSlot)
    {
        ListPickedBits();
        StartSeeing();
        var count = 0L;
        foreach (var e in _picked.AsSpan(0, _pickedCount))
        {
            count += SeesNew(EventTextNumber(e, keptSlot)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many different known values a number property has among the picked events.</summary>
    public long PickedDistinctNumbers(int numberSlot) => PickedDistinctKeys(numberSlot, isInstant: false);

    /// <summary>How many different known values an instant property has among the picked events.</summary>
    public long PickedDistinctInstants(int instantSlot) => PickedDistinctKeys(instantSlot, isInstant: true);

    /// <summary>How many of the picked events have the known value of a kept text that most of them have; 0 of nothing.</summary>
    public long PickedMostPerText(int keptSlot)
    {
        ListPickedBits();
        Grow(ref _byText, _block.KeptTextNumbers.Count);
        StartSeeing();
        var most = 0;
        foreach (var e in _picked.AsSpan(0, _pickedCount))
        {
            var text = EventTextNumber(e, keptSlot);
            if (text != 0)
            {
                _byText[text] = SeesNew(text) ? 1 : _byText[text] + 1;
                most = Math.Max(most, _byText[text]);
            }
        }

        return most;
    }

    /// <summary>The same of a number property.</summary>
    public long PickedMostPerNumber(int numberSlot) => PickedMostPerKey(numberSlot, isInstant: false);

    /// <summary>The same of an instant property.</summary>
    public long PickedMostPerInstant(int instantSlot) => PickedMostPerKey(instantSlot, isInstant: true);

    /// <summary>Keeps, for each different known value of a kept text, the latest picked event (at one instant the one of larger points); events without the value go.</summary>
    public void KeepLatestByText(int keptSlot)
    {
        if (_pickedAreBits)
        {
            KeepLatestBitsByText(keptSlot);
            return;
        }

        Grow(ref _byText, _block.KeptTextNumbers.Count);
        StartSeeing();
        for (var i = 0; i < _pickedCount; i++)
        {
            var text = EventTextNumber(_picked[i], keptSlot);
            if (text == 0)
            {
                Drop(i);
            }
            else
            {
                _byText[text] = SeesNew(text) ? i : KeepLater(_byText[text], i);
            }
        }

        CloseGaps();
    }

    /// <summary>The same by a number property.</summary>
    public void KeepLatestByNumber(int numberSlot) => KeepLatestByKey(numberSlot, isInstant: false);

    /// <summary>The same by an instant property.</summary>
    public void KeepLatestByInstant(int instantSlot) => KeepLatestByKey(instantSlot, isInstant: true);

    /// <summary>The value of a property as a key: equal values have equal keys, and 0 has no sign.</summary>
    private long KeyOf(int e, int slot, bool isInstant)
    {
        if (isInstant)
        {
            return EventInstant(e, slot);
        }

        var number = EventNumber(e, slot);
        return double.IsNaN(number) ? long.MinValue : BitConverter.DoubleToInt64Bits(number + 0.0);
    }

    private long DistinctKeys(int filter, int window, int slot, bool isInstant)
    {
        _keysSeen.Clear();
        for (var e = NextEvent(filter, window, _firstEvent); e < _endEvent; e = NextEvent(filter, window, e + 1))
        {
            SeeKey(KeyOf(e, slot, isInstant));
        }

        return _keysSeen.Count;
    }

    private long PickedDistinctKeys(int slot, bool isInstant)
    {
        ListPickedBits();
        _keysSeen.Clear();
        foreach (var e in _picked.AsSpan(0, _pickedCount))
        {
            SeeKey(KeyOf(e, slot, isInstant));
        }

        return _keysSeen.Count;
    }

    private void SeeKey(long key)
    {
        if (key != long.MinValue)
        {
            _keysSeen.Add(key);
        }
    }

    private long PickedMostPerKey(int slot, bool isInstant)
    {
        ListPickedBits();
        _byKey.Clear();
        var most = 0;
        foreach (var e in _picked.AsSpan(0, _pickedCount))
        {
            var key = KeyOf(e, slot, isInstant);
            if (key != long.MinValue)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
                most = Math.Max(most, ++count);
            }
        }

        return most;
    }

    private void KeepLatestByKey(int slot, bool isInstant)
    {
        ListPickedBits();
        _byKey.Clear();
        for (var i = 0; i < _pickedCount; i++)
        {
            var key = KeyOf(_picked[i], slot, isInstant);
            if (key == long.MinValue)
            {
                Drop(i);
                continue;
            }

            ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out var exists);
            kept = exists ? KeepLater(kept, i) : i;
        }

        CloseGaps();
    }

    /// <summary>Of two picked events drops the earlier, at one instant that of smaller points; gives the other.</summary>
    private int KeepLater(int earlier, int later)
    {
        var keepsEarlier = PickedAt(earlier) == PickedAt(later) && _pickedPoints[earlier] >= _pickedPoints[later];
        Drop(keepsEarlier ? later : earlier);
        return keepsEarlier ? earlier : later;
    }
}
