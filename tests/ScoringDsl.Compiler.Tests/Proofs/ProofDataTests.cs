using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Proofs;

/// <summary>What is proved about the models under Data/Proofs: planted mistakes are found and pinned, near-misses and samples are silent.</summary>
public class ProofDataTests
{
    private static readonly string Data = Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Proofs");
    private static readonly string Samples = Path.Combine(Snapshot.DirectoryOf(), "..", "..", "..", "samples");

    public static TheoryData<string> Found => Names(Path.Combine(Data, "found"));

    public static TheoryData<string> Silent => Names(Path.Combine(Data, "silent"));

    public static TheoryData<string> AllSamples => Names(Samples);

    [Theory]
    [MemberData(nameof(Found))]
    public void Planted_mistakes_are_found(string name)
    {
        var analysis = ModelAnalysis.Analyze(name, new DiskFileReader(Path.Combine(Data, "found")));
        Assert.NotEmpty(analysis.Diagnostics);
        Assert.False(analysis.HasErrors, string.Concat(analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(DiagnosticPrinter.Print)));
        Snapshot.MatchFile(string.Join('\n', analysis.Diagnostics.Select(DiagnosticPrinter.Print)), Path.Combine(Data, "found", name + ".findings"));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Their_first_fixes_mend_them(string name)
    {
        var analysis = ModelAnalysis.Analyze(name, new DiskFileReader(Path.Combine(Data, "found")));
        var text = analysis.Trees[0].Source.Text;
        var edits = analysis.Diagnostics.Where(d => d.Code.StartsWith("SC10", StringComparison.Ordinal)).SelectMany(d => d.Fixes.Take(1)).SelectMany(f => f.Edits).Distinct().ToList();
        if (edits.Count == 0)
        {
            return;
        }

        foreach (var edit in edits.OrderByDescending(e => e.Span.Start))
        {
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        }

        Snapshot.MatchFile(text, Path.Combine(Data, "found", name + ".fixed"));
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void Near_misses_are_silent(string name) => Assert.Equal("", Findings(Path.Combine(Data, "silent"), name));

    [Theory]
    [MemberData(nameof(AllSamples))]
    public void Samples_are_silent(string name) => Assert.Equal("", Findings(Samples, name));

    /// <summary>What is said of a model besides the hints at missing values, which are no proofs.</summary>
    private static string Findings(string folder, string name) => string.Join('\n', ModelAnalysis.Analyze(name, new DiskFileReader(folder)).Diagnostics
        .Where(d => d.Code is not ("SC0496" or "SC0497"))
        .Select(DiagnosticPrinter.Print));

    private static TheoryData<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.score", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
