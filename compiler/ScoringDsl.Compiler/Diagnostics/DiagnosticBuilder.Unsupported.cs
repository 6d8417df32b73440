namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC09xx: parts of the language that are not supported yet.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Families of scores: <c>score interest for product in (…)</c>, <c>interest[crm]</c>.</summary>
    public Diagnostic FamiliesUnsupported() => Error("SC0902", "Score families are not supported yet.");

    /// <summary><c>ignore</c>.</summary>
    public Diagnostic IgnoreUnsupported() => Error("SC0903", "'ignore' is not supported yet.");

    /// <summary><c>outcome</c>.</summary>
    public Diagnostic OutcomeUnsupported() => Error("SC0904", "'outcome' is not supported yet.");

    /// <summary><c>most E per P</c>.</summary>
    public Diagnostic MostPerUnsupported() => Error("SC0905", "'most … per' is not supported yet.");

    /// <summary><c>is gibberish</c>.</summary>
    public Diagnostic GibberishUnsupported() => Error("SC0906", "'is gibberish' is not supported yet.");

    /// <summary><c>highest of</c> and <c>name of highest</c>.</summary>
    public Diagnostic HighestUnsupported() => Error("SC0907", "'highest of' is not supported yet.");
}
