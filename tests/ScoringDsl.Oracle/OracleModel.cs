using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <summary>
/// The reference interpreter: walks the bound model, as the language's description reads, for one lead at a time. Slow and obvious. Of
/// the product it shares the bound model and nothing else: no planning, no generation, no arithmetic, no functions of texts, no readers.
/// </summary>
public static class OracleModel
{
    /// <summary>Scores a lead.</summary>
    /// <param name="model">The model, without errors.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="asOf">The instant it is scored as of, in microseconds since 1970-01-01 UTC.</param>
    public static OracleResult Score(Model model, OracleLead lead, long asOf) => new Walker(model, lead, asOf).Result();

    /// <summary>Whether a condition holds for a lead; that of a test's expectation too.</summary>
    /// <param name="model">The model, without errors.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="asOf">The instant, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="condition">The condition.</param>
    public static bool Holds(Model model, OracleLead lead, long asOf, BoundCondition condition) => new Walker(model, lead, asOf).Holds(condition);

    /// <summary>Scores an account by its fields and its leads.</summary>
    /// <param name="model">The model, without errors.</param>
    /// <param name="account">The account.</param>
    /// <param name="leads">Its leads.</param>
    /// <param name="asOf">The instant, in microseconds since 1970-01-01 UTC.</param>
    public static OracleResult ScoreAccount(Model model, OracleAccount account, IReadOnlyList<OracleLead> leads, long asOf) =>
        OfAccount(model, account, leads, asOf).Result();

    /// <summary>Whether a condition holds for an account; that of a test's expectation too.</summary>
    /// <param name="model">The model, without errors.</param>
    /// <param name="account">The account.</param>
    /// <param name="leads">Its leads.</param>
    /// <param name="asOf">The instant, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="condition">The condition.</param>
    public static bool HoldsForAccount(Model model, OracleAccount account, IReadOnlyList<OracleLead> leads, long asOf, BoundCondition condition) =>
        OfAccount(model, account, leads, asOf).Holds(condition);

    private static Walker OfAccount(Model model, OracleAccount account, IReadOnlyList<OracleLead> leads, long asOf) =>
        new(model, model.Account ?? throw new ArgumentException("The model has no accounts.", nameof(model)), account, leads, asOf);
}
