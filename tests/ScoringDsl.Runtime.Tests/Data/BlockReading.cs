using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Tests.Data;

/// <summary>Reads a block of <see cref="FakeModel"/> as evaluation does.</summary>
internal static class BlockReading
{
    public static ulong TextBits(this LeadBlock block, int row, int slot)
    {
        var table = block.LeadTextClasses[slot];
        return table.Bits[block.TextClasses[(row * block.LeadTextClasses.Length) + slot] * table.Words];
    }

    public static long TextFold(this LeadBlock block, int row, int slot, int fold)
    {
        var table = block.LeadTextClasses[slot];
        return table.Folds[(block.TextClasses[(row * block.LeadTextClasses.Length) + slot] * table.FoldCount) + fold];
    }

    public static double Number(this LeadBlock block, int row, int slot) => block.Numbers[(row * FakeModel.Definition.LeadNumbers) + slot];

    /// <summary>The filters that an event passes, from the list and, the same, from the bits.</summary>
    public static int[] FiltersOf(this LeadBlock block, int e)
    {
        var table = block.EventClasses;
        var number = block.EventClass[e];
        Assert.InRange(number, 0, table.Count - 1);
        var filters = table.Filters[table.FilterStarts[number]..table.FilterStarts[number + 1]];
        Assert.Equal(Enumerable.Range(0, 64).Where(filter => (table.Bits[number * table.Words] >> filter & 1) != 0), filters);
        return filters;
    }

    /// <summary>A row's events: instants, and the kept pages.</summary>
    public static (long At, string? Page)[] EventsOf(this LeadBlock block, int row) =>
        [.. Enumerable.Range(block.EventStarts[row], block.EventStarts[row + 1] - block.EventStarts[row]).Select(e => (block.EventAt[e], block.KeptTextNumbers[block.EventKeptTexts[e]]))];
}
