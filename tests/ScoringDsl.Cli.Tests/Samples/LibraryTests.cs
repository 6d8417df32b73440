using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Tests.Samples;

/// <summary>The models of samples/library.</summary>
public sealed class LibraryTests
{
    private static readonly string Folder = Path.Combine(Sample.Root, "samples", "library");

    public static TheoryData<string> Models =>
        [.. Directory.EnumerateFiles(Folder, "*.score").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_has_no_findings_and_its_tests_pass(string name)
    {
        var analysis = ModelAnalysis.Analyze(Path.Combine(Folder, name), new DiskFileReader());
        Assert.Equal("", string.Concat(analysis.Diagnostics.Select(DiagnosticPrinter.Print)));

        var results = TestRunner.Run(analysis);
        Assert.True(results.Count >= 3, $"{name} has {results.Count} tests.");
        Assert.All(results, r => Assert.True(r.Passed, $"{r.Name}: {r.Failures.FirstOrDefault()?.Expected}, but {r.Failures.FirstOrDefault()?.Actual}"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_says_what_it_is_for_and_the_page_lists_it(string name)
    {
        Assert.StartsWith("///", File.ReadAllText(Path.Combine(Folder, name)), StringComparison.Ordinal);
        Assert.Contains($"]({name})", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }
}
