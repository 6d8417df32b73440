namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC09xx: parts of the language that are not supported yet.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Families of scores: <c>score interest for product in (…)</c>, <c>interest[crm]</c>.</summary>
    public Diagnostic FamiliesUnsupported() => Error("SC0902", "Score families are not supported yet.");

    /// <summary><c>outcome</c>.</summary>
    public Diagnostic OutcomeUnsupported() => Error("SC0904", "'outcome' is not supported yet.");

    /// <summary><c>highest of</c> and <c>name of highest</c>.</summary>
    public Diagnostic HighestUnsupported() => Error("SC0907", "'highest of' is not supported yet.");
}
