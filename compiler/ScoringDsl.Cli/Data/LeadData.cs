using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Data;

/// <summary>Leads and events as they were read, and what there is to say about the reading.</summary>
internal sealed record LeadData
{
    /// <summary>The leads with their events.</summary>
    public required LeadBlock Block { get; init; }

    /// <summary>The same leads, for models that read the same of them; null where nobody asked for that.</summary>
    public KeptLeads? Kept { get; init; }

    /// <summary>Rows that could not be used.</summary>
    public required SkippedRows Skipped { get; init; }

    /// <summary>How many events were dropped as copies of another of the same id.</summary>
    public required long DuplicateEvents { get; init; }

    /// <summary>How many of those copies differed from the event that stayed.</summary>
    public required long DifferingDuplicates { get; init; }

    /// <summary>Values outside their <c>one of</c>, by field.</summary>
    public required IReadOnlyDictionary<string, long> OutsideValues { get; init; }

    /// <summary>How many events belong to leads that the file of leads does not have.</summary>
    public required long EventsOfUnknownLeads { get; init; }

    /// <summary>How many accounts leads name that the file of accounts does not have; 0 without such a file.</summary>
    public required int UnknownAccounts { get; init; }

    /// <summary>How many leads name those.</summary>
    public required int LeadsOfUnknownAccounts { get; init; }

    /// <summary>How many accounts of the file have no leads.</summary>
    public required int AccountsWithoutLeads { get; init; }

    /// <summary>Events whose kind the model does not have: how many by name, in order of first appearance.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> UnknownEvents { get; init; }

    /// <summary>Fields and properties for which no file had a column, so that they are missing everywhere.</summary>
    public required IReadOnlyList<string> AbsentColumns { get; init; }
}
