using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Documentation;

/// <summary>The models under tests/ScoringDsl.Conformance: each sentence of the language's meaning is a test in one of them.</summary>
public class ConformanceTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", "ScoringDsl.Conformance"));

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.score").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_file_says_of_the_language_holds(string file)
    {
        var analysis = ModelAnalysis.Analyze(file, new DiskFileReader(Folder));
        Assert.Equal("", string.Concat(analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(DiagnosticPrinter.Print)));
        var results = TestRunner.Run(analysis, null);
        Assert.NotEmpty(results);
        Assert.Empty(results.Where(r => !r.Passed).Select(r => r.ToString()));
    }
}
