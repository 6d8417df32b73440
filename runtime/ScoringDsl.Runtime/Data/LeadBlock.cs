using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Leads and their events as arrays, prepared for one model: classes of texts, numbers, instants; no object for an event.
/// Filled through <see cref="LeadBlockBuilder"/>, then read by any number of threads. Rows lie one after another, so that scoring
/// one lead reads neighbouring memory.
/// </summary>
public sealed class LeadBlock
{
    internal LeadBlock()
    {
    }

    /// <summary>The definition of the model that it was built for.</summary>
    internal ModelDefinition? Definition { get; set; }

    /// <summary>How many leads it holds.</summary>
    public int Count { get; internal set; }

    /// <summary>How many events it holds.</summary>
    public int EventCount { get; internal set; }

    /// <summary>How many accounts it holds: those that were added, and those that only leads name.</summary>
    public int AccountCount => Accounts?.Count ?? 0;

    /// <summary>The key of an account. Those that were added come first, as added; then those that only leads name, in the order of the leads.</summary>
    public string GetAccountKey(int account) =>
        Accounts is { } accounts ? accounts.GetKey(account) : throw new ArgumentOutOfRangeException(nameof(account));

    /// <summary>How many leads an account has, excluded ones among them.</summary>
    public int GetLeadCount(int account)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)account, (uint)AccountCount, nameof(account));
        return AccountStarts[account + 1] - AccountStarts[account];
    }

    /// <summary>The key of a row.</summary>
    public string GetKey(int row) => Keys[row];

    /// <summary>
    /// Looks for the newest instant, in microseconds since 1970-01-01 UTC: that of the newest event; where there are no events, the newest
    /// date of a lead that the model reads; null without either.
    /// </summary>
    public long? FindNewestInstant()
    {
        var newest = long.MinValue;
        foreach (var instant in EventCount > 0 ? EventAt.AsSpan(0, EventCount) : Instants.AsSpan(0, Count * (Definition?.LeadInstants ?? 0)))
        {
            newest = Math.Max(newest, instant);
        }

        return newest == long.MinValue ? null : newest;
    }

    /// <summary>The accounts, as rows of the model of accounts; null where that was not asked for or the model has none.</summary>
    internal LeadBlock? Accounts { get; set; }

    /// <summary>For each row its place among the leads of accounts, where those of one account lie side by side; −1 for a lead without account.</summary>
    internal int[] AccountPlaces { get; set; } = [];

    /// <summary>Where the leads of each account begin among those places, and past the last account the end.</summary>
    internal int[] AccountStarts { get; set; } = [0];

    /// <summary>Keys by row.</summary>
    internal string[] Keys { get; set; } = [];

    /// <summary>Lead numbers: row × LeadNumbers + slot; NaN is missing.</summary>
    internal double[] Numbers { get; set; } = [];

    /// <summary>Lead instants: row × LeadInstants + slot; <see cref="long.MinValue"/> is missing.</summary>
    internal long[] Instants { get; set; } = [];

    /// <summary>Lead text classes: row × LeadTexts.Length + slot, into <see cref="LeadTextClasses"/>.</summary>
    internal int[] TextClasses { get; set; } = [];

    /// <summary>Lead kept texts, folded: row × LeadKeptTexts + slot; null is missing.</summary>
    internal string?[] KeptTexts { get; set; } = [];

    /// <summary>Where each row's events begin, and past the last row the end: Count + 1 entries.</summary>
    internal int[] EventStarts { get; set; } = [0];

    /// <summary>Instants of events, ascending within each row.</summary>
    internal long[] EventAt { get; set; } = [];

    /// <summary>Event classes, into <see cref="EventClasses"/>.</summary>
    internal int[] EventClass { get; set; } = [];

    /// <summary>Event numbers: event × EventNumbers + slot.</summary>
    internal double[] EventNumbers { get; set; } = [];

    /// <summary>Event instants: event × EventInstants + slot.</summary>
    internal long[] EventInstants { get; set; } = [];

    /// <summary>Event kept texts by their numbers in <see cref="KeptTextNumbers"/>: event × EventKeptTexts + slot.</summary>
    internal int[] EventKeptTexts { get; set; } = [];

    /// <summary>The kept texts of events.</summary>
    internal KeptTexts KeptTextNumbers { get; set; } = new();

    /// <summary>For each lead text slot its classes.</summary>
    internal TextClassTable[] LeadTextClasses { get; set; } = [];

    /// <summary>The classes of events: sets of filters passed.</summary>
    internal EventClassTable EventClasses { get; set; } = new(0);
}
