using System.Numerics;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// Picked events as bits: where the row has one word and all picked events have the same points, which is the case most of the time.
/// </content>
public sealed partial class Evaluation
{
    private bool _pickedAreBits;
    private ulong _pickedBits;
    private long _pointsOfBits;

    private void PickBits(ulong bits, long points)
    {
        _pickedAreBits = true;
        _pickedBits = bits;
        _pointsOfBits = points;
    }

    /// <summary>Turns bits into a list, for what is asked rarely.</summary>
    private void ListPickedBits()
    {
        if (_pickedAreBits)
        {
            _pickedAreBits = false;
            for (var bits = _pickedBits; bits != 0; bits &= bits - 1)
            {
                Pick(_firstEvent + BitOperations.TrailingZeroCount(bits), _pointsOfBits);
            }
        }
    }

    private void KeepLatestBitsByText(int keptSlot)
    {
        // From the newest event back: the first of each text stays. At one instant it is all the same which one does, as points are equal.
        StartSeeing();
        var kept = _pickedBits;
        for (var bits = _pickedBits; bits != 0;)
        {
            var i = BitOperations.Log2(bits);
            bits ^= 1UL << i;
            kept ^= (SeesNew(EventTextNumber(_firstEvent + i, keptSlot)) ? 0UL : 1UL) << i;
        }

        _pickedBits = kept;
    }

    private void KeepBitsPerPeriod(int count, long period)
    {
        var nextPeriod = long.MinValue;
        var ofPeriod = 0;
        var kept = _pickedBits;
        for (var bits = _pickedBits; bits != 0; bits &= bits - 1)
        {
            var i = BitOperations.TrailingZeroCount(bits);
            var at = _block.EventAt[_firstEvent + i];
            if (at >= nextPeriod)
            {
                nextPeriod = EndOfPeriod(at, period);
                ofPeriod = 0;
            }

            kept ^= (++ofPeriod > count ? 1UL : 0UL) << i;
        }

        _pickedBits = kept;
    }

    private long LastPickedBit() => _pickedBits == 0 ? long.MinValue : _block.EventAt[_firstEvent + BitOperations.Log2(_pickedBits)];

    private long PointsOfBits(int curve) =>
        _pickedBits == 0 ? 0
        : curve < 0 ? _pointsOfBits * BitOperations.PopCount(_pickedBits)
        : PointsMath.Decayed(_pointsOfBits, SumOf(FactorsOf(curve), _pickedBits));
}
