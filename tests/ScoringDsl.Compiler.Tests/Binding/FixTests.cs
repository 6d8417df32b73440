using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Tests.Diagnostics;
using ScoringDsl.Compiler.Tests.Proofs;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Binding;

/// <summary>Every fix that the models under Data are offered mends what it is offered for and breaks nothing else.</summary>
public class FixTests
{
    private static readonly string Data = Path.Combine(Snapshot.DirectoryOf(), "..", "Data");

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var (folder, names) in new[] { ("Binding/invalid", BindingDataTests.Invalid), ("Proofs/found", ProofDataTests.Found) })
            {
                foreach (string name in names)
                {
                    files.Add(folder, name);
                }
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_fix_takes_its_finding_away(string folder, string name)
    {
        var disk = new DiskFileReader(Path.Combine(Data, folder));
        var before = ModelAnalysis.Analyze(name, disk);
        foreach (var diagnostic in before.Diagnostics)
        {
            foreach (var fix in diagnostic.Fixes)
            {
                var after = ModelAnalysis.Analyze(name, new Overlay(disk, diagnostic.Source.Path, fix.ApplyTo(diagnostic.Source.Text)));
                Assert.True(Errors(after) <= Errors(before), $"{diagnostic.Message} {fix.Title}\n{after.Findings()}");
                Assert.True(
                    after.Diagnostics.Count(d => d.Code == diagnostic.Code) < before.Diagnostics.Count(d => d.Code == diagnostic.Code),
                    $"{diagnostic.Message} {fix.Title}\n{after.Findings()}");
            }
        }
    }

    private static int Errors(ModelAnalysis analysis) => analysis.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
}
