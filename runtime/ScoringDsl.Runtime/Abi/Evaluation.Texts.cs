using System.Runtime.CompilerServices;

namespace ScoringDsl.Runtime.Abi;

/// <content>Which kept texts were seen, for rules that tell different ones apart.</content>
public sealed partial class Evaluation
{
    // By number of text, the time at which it was seen last.
    private int[] _seenAt = [];
    private int _seeing;

    private int EventTextNumber(int e, int keptSlot) => _block.EventKeptTexts[(e * _definition.EventKeptTexts) + keptSlot];

    /// <summary>Forgets which texts were seen.</summary>
    private void StartSeeing()
    {
        Grow(ref _seenAt, _block.KeptTextNumbers.Count);
        if (_seeing == int.MaxValue)
        {
            _seeing = 0;
            Array.Clear(_seenAt);
        }

        _seeing++;
        _seenAt[0] = _seeing;
    }

    /// <summary>Sees a text; whether it was not seen before. The missing text never is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SeesNew(int text)
    {
        ref var seenAt = ref _seenAt[text];
        var isNew = seenAt != _seeing;
        seenAt = _seeing;
        return isNew;
    }
}
