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
}
