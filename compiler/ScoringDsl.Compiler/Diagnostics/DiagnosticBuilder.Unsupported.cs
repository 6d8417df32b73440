namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC09xx: parts of the language that are not supported yet.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Accounts: their fields, scores and results, and the leads of an account.</summary>
    public Diagnostic AccountsUnsupported() => Error("SC0901", "Accounts are not supported yet.");

    /// <summary><c>ignore</c>.</summary>
    public Diagnostic IgnoreUnsupported() => Error("SC0903", "'ignore' is not supported yet.");

    /// <summary><c>most E per P</c>.</summary>
    public Diagnostic MostPerUnsupported() => Error("SC0905", "'most … per' is not supported yet.");

    /// <summary><c>is gibberish</c>.</summary>
    public Diagnostic GibberishUnsupported() => Error("SC0906", "'is gibberish' is not supported yet.");
}
