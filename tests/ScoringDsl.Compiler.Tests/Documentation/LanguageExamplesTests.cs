using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Documentation;

/// <summary>What docs/language.md shows is what the compiler takes.</summary>
public class LanguageExamplesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Snapshot.DirectoryOf(), "..", "..", "..", "docs", "language.md"));

    public static TheoryData<int> AllExamples => Lines(_ => true);

    public static TheoryData<int> CompleteExamples => Lines(example => example.Complete);

    [Theory]
    [MemberData(nameof(AllExamples))]
    public void An_example_has_no_errors(int line) =>
        Assert.DoesNotContain(Analyze(line).Diagnostics, d => d.Severity == DiagnosticSeverity.Error);

    [Theory]
    [MemberData(nameof(CompleteExamples))]
    public void A_complete_example_has_no_warnings_and_its_tests_pass(int line)
    {
        var analysis = Analyze(line);
        Assert.DoesNotContain(analysis.Diagnostics, d => d.Severity != DiagnosticSeverity.Hint);
        Assert.All(TestRunner.Run(analysis), test => Assert.True(test.Passed, string.Join('\n', test.Failures.Select(f => $"{test.Name}: {f.Expected}; {f.Actual}"))));
    }

    private static ModelAnalysis Analyze(int line) =>
        ModelAnalysis.Analyze("example.score", new MemoryFileReader().Add("example.score", LanguageExamples.Of(Page).Single(example => example.Line == line).Text));

    private static TheoryData<int> Lines(Func<LanguageExamples.Example, bool> wanted) => [.. LanguageExamples.Of(Page).Where(wanted).Select(example => example.Line)];
}
