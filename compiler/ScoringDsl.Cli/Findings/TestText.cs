using ScoringDsl.Compiler.Testing;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints how tests ended for people.</summary>
internal static class TestText
{
    /// <summary>Prints one line for each test, failures with what was expected, what came and the contributions that led there.</summary>
    public static void Write(IReadOnlyList<TestResult> results, TextWriter output, Ink ink)
    {
        foreach (var result in results)
        {
            output.WriteLine(result.Passed
                ? $"{ink.Green("passed")}  {result.Name}"
                : $"{ink.Red("FAILED")}  {ink.Bold(result.Name)}  {ink.Dim(FindingText.Place(result.Source, result.Span))}");
            foreach (var failure in result.Failures)
            {
                output.WriteLine($"    {FindingText.Place(failure.Source, failure.Span)}");
                output.WriteLine($"      expected  {ink.Green(failure.Expected)}");
                output.WriteLine($"      actual    {ink.Red(failure.Actual)}");
                foreach (var contribution in failure.Contributions)
                {
                    output.WriteLine($"        {contribution}");
                }
            }
        }

        var failed = results.Count(result => !result.Passed);
        var counts = $"{results.Count - failed} passed, {failed} failed";
        output.WriteLine(failed > 0 ? ink.Red(counts) : ink.Green(counts));
    }
}
