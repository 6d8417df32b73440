using System.Globalization;

namespace ScoringDsl.TestAdapter.Running;

/// <summary>How a test ended.</summary>
/// <param name="Test">The test.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Message">What did not hold, in plain words; null where it passed.</param>
/// <param name="Places">Where, a line each in the form of a stack trace, which test windows and terminals make clickable.</param>
/// <param name="Output">The contributions that led there; may be empty.</param>
internal sealed record ScoreOutcome(ScoreTest Test, TimeSpan Duration, string? Message = null, string Places = "", string Output = "")
{
    /// <summary>Whether everything held.</summary>
    public bool Passed => Message is null;

    /// <summary>How a test ended that the tool ran.</summary>
    public static ScoreOutcome Of(ScoreTest test, ToolLine ended)
    {
        var duration = TimeSpan.FromMilliseconds(ended.Milliseconds);
        if (ended.Outcome == "passed")
        {
            return new ScoreOutcome(test, duration);
        }

        var failures = ended.Failures ?? [];
        return new ScoreOutcome(
            test,
            duration,
            string.Join("\n\n", failures.Select(f => $"Expected: {WithoutExpect(f.Expected)}\nActual:   {f.Actual}")),
            string.Join('\n', failures.Select(f => Place("expect", f.File, f.Line))),
            string.Join('\n', failures.Where(f => f.Contributions.Count > 0).Select(f => $"{f.Actual}:\n  {string.Join("\n  ", f.Contributions)}")));
    }

    /// <summary>How a test, or the check of a model, ended whose model has errors.</summary>
    /// <param name="test">The test.</param>
    /// <param name="errors">The errors of its model, one or more.</param>
    public static ScoreOutcome OfErrors(ScoreTest test, IReadOnlyList<ToolLine> errors) => new(
        test,
        TimeSpan.Zero,
        string.Join('\n', errors.Select(e => $"{e.Code}: {e.Message}{(e.Hint is null ? "" : $" {e.Hint}")}").Prepend("The model has errors, so its tests do not run.")),
        string.Join('\n', errors.Select(e => Place(e.Code ?? "", e.File, e.Line))));

    /// <summary>How a test ended that did not run.</summary>
    public static ScoreOutcome NotRun(ScoreTest test, string why) => new(test, TimeSpan.Zero, why, Place("test", test.File, test.Line));

    private static string WithoutExpect(string expected) => expected.StartsWith("expect ", StringComparison.Ordinal) ? expected["expect ".Length..] : expected;

    private static string Place(string what, string file, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"   at {what} in {Path.GetFullPath(file)}:line {line}");
}
