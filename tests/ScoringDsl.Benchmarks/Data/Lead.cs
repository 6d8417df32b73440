namespace ScoringDsl.Benchmarks.Data;

/// <summary>A lead as an application has it: an object that holds strings, and a list of what the lead did.</summary>
internal sealed class Lead
{
    public required string LeadId { get; init; }

    public string? Email { get; init; }

    public string? Title { get; init; }

    public string? Industry { get; init; }

    public double? Employees { get; init; }

    public string? Country { get; init; }

    public string? Phone { get; init; }

    public DateTime? Created { get; init; }

    public bool? BudgetApproved { get; init; }

    public DateTime? DecisionBy { get; init; }

    /// <summary>In the order of time.</summary>
    public List<LeadEvent> Events { get; } = [];
}

/// <summary>Something a lead did.</summary>
/// <param name="Name">The kind of event: "visited", "opened email", …</param>
/// <param name="At">When, UTC.</param>
/// <param name="Subject">The page, kind, asset, video, form, … whatever this kind of event is about; null for none.</param>
/// <param name="Amount">The seconds, percent, minutes or money; null for none.</param>
internal sealed record LeadEvent(string Name, DateTime At, string? Subject, double? Amount);
