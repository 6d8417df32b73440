using System.Numerics;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// Events that the model ignores: picked like a rule's, marked, and struck from every bitmap before the first rule asks. From then on
/// they exist for nothing.
/// </content>
public sealed partial class Evaluation
{
    private readonly bool _ignoresEvents;

    // Bit i of word w: event 64w + i of the row is marked. All 0 between rows.
    private ulong[] _ignored = [];

    /// <summary>How many of the row's events the model ignored.</summary>
    internal long IgnoredEvents { get; private set; }

    /// <summary>Marks the picked events.</summary>
    public void IgnorePicked()
    {
        if (_pickedAreBits)
        {
            _ignored[0] |= _pickedBits;
            return;
        }

        for (var i = 0; i < _pickedCount; i++)
        {
            MarkPicked(i);
        }
    }

    /// <summary>Marks the picked events of which more than <paramref name="count"/> lie in some closed interval of a length that holds them.</summary>
    /// <param name="count">How many may lie together, 1 or more.</param>
    /// <param name="duration">The length in microseconds.</param>
    public void IgnorePickedBursts(int count, long duration)
    {
        if (PickedCount <= count)
        {
            return;
        }

        // Instants ascend, so an interval that holds more than count events holds count + 1 of them side by side.
        ListPickedBits();
        var unmarked = 0;
        for (var last = count; last < _pickedCount; last++)
        {
            var first = last - count;
            if (PickedAt(last) - PickedAt(first) <= duration)
            {
                for (unmarked = Math.Max(unmarked, first); unmarked <= last; unmarked++)
                {
                    MarkPicked(unmarked);
                }
            }
        }
    }

    /// <summary>Strikes the marked events from all filters.</summary>
    public void DropIgnored()
    {
        for (var word = 0; word < _words; word++)
        {
            var marked = _ignored[word];
            if (marked != 0)
            {
                IgnoredEvents += BitOperations.PopCount(marked);
                _ignored[word] = 0;
                Strike(word, marked);
            }
        }
    }

    private void IgnoreEvents()
    {
        IgnoredEvents = 0;
        Grow(ref _ignored, _words);
        Model.IgnoreEvents(this);
    }

    private void MarkPicked(int i)
    {
        var e = _picked[i] - _firstEvent;
        _ignored[e / WordBits] |= 1UL << (e % WordBits);
    }

    private void Strike(int word, ulong marked)
    {
        for (var i = 0; i < _touchedFilters.Length; i++)
        {
            for (var filters = _touchedFilters[i]; filters != 0; filters &= filters - 1)
            {
                var filter = (i * WordBits) + BitOperations.TrailingZeroCount(filters);
                _bits[(filter * _words) + word] &= ~marked;
            }
        }
    }
}
