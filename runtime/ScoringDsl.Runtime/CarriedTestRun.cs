namespace ScoringDsl.Runtime;

/// <summary>How the tests that a model carries ended.</summary>
/// <param name="Count">How many tests it carries; 0 for a model built without them.</param>
/// <param name="Failures">A sentence for each test that gives anything else than was recorded when it passed.</param>
public sealed record CarriedTestRun(int Count, IReadOnlyList<string> Failures)
{
    /// <summary>Whether every test gave what was recorded. True for a model without tests.</summary>
    public bool Passed => Failures.Count == 0;
}
