using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>The classes of one text slot that a block has met: which tests each passes, and the folded points. Class 0 passes none.</summary>
internal sealed class TextClassTable
{
    /// <summary>64-bit words per class, at least 1.</summary>
    public int Words { get; set; } = 1;

    /// <summary>How many classes, at least 1.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Tests passed: class × Words + word.</summary>
    public ulong[] Bits { get; set; } = [0];

    /// <summary>Folds per class.</summary>
    public int FoldCount { get; set; }

    /// <summary>Folded points in thousandths: class × FoldCount + fold.</summary>
    public long[] Folds { get; set; } = [];

    /// <summary>What a class of texts that passes some tests gets.</summary>
    /// <param name="fold">The points of each test.</param>
    /// <param name="bits">The tests passed.</param>
    public static long Sum(TextFoldDefinition fold, ReadOnlySpan<ulong> bits)
    {
        var sum = 0L;
        for (var p = 0; p < fold.Predicates.Length; p++)
        {
            var test = fold.Predicates[p];
            sum += (bits[test >> 6] >> (test & 63) & 1) != 0 ? fold.Points[p] : 0;
        }

        return sum;
    }

    /// <summary>The same classes with the points of other rules.</summary>
    public TextClassTable With(TextFoldDefinition[] folds)
    {
        var table = new TextClassTable { Words = Words, Count = Count, Bits = Bits, FoldCount = folds.Length, Folds = new long[Count * folds.Length] };
        for (var i = 0; i < table.Folds.Length; i++)
        {
            table.Folds[i] = Sum(folds[i % folds.Length], Bits.AsSpan(i / folds.Length * Words, Words));
        }

        return table;
    }
}
