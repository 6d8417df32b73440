namespace ScoringDsl.Runtime.Data;

/// <summary>The classes of events that a block has met: which filters each passes. Class 0 passes none.</summary>
/// <param name="filters">How many filters the model has.</param>
internal sealed class EventClassTable(int filters)
{
    /// <summary>Goes up whenever classes are forgotten, so that the same number may come to mean another class.</summary>
    public int Generation { get; set; }

    /// <summary>64-bit words per class, at least 1.</summary>
    public int Words { get; } = Math.Max(1, (filters + 63) / 64);

    /// <summary>How many classes, at least 1.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Filters passed, as bits: class × Words + word.</summary>
    public ulong[] Bits { get; set; } = new ulong[Math.Max(1, (filters + 63) / 64)];

    /// <summary>Where each class's filters begin in <see cref="Filters"/>; Count + 1 entries.</summary>
    public int[] FilterStarts { get; set; } = [0, 0];

    /// <summary>Filters passed, as indexes, class after class.</summary>
    public int[] Filters { get; set; } = [];
}
