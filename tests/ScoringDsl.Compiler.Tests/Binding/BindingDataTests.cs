using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Binding;

/// <summary>Every file under Data/Binding has its bound model or its findings pinned beside it.</summary>
public class BindingDataTests
{
    private static readonly string Data = Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Binding");

    public static TheoryData<string> Valid => Names("valid");

    public static TheoryData<string> Invalid => Names("invalid");

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_model_has_no_findings_but_hints_and_the_accepted_meaning(string name)
    {
        var analysis = ModelAnalysis.Analyze(name, new DiskFileReader(Path.Combine(Data, "valid")));
        Assert.Equal("", string.Concat(analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(DiagnosticPrinter.Print)));
        Assert.NotNull(analysis.Model);
        var findings = string.Concat(analysis.Diagnostics.Select(d => $"\n{DiagnosticPrinter.Print(d)}"));
        Snapshot.MatchFile(BindingDump.Model(analysis.Model) + findings, Path.Combine(Data, "valid", name + ".model"));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_model_has_the_accepted_findings(string name)
    {
        var analysis = ModelAnalysis.Analyze(name, new DiskFileReader(Path.Combine(Data, "invalid")));
        Assert.NotEmpty(analysis.Diagnostics);
        Snapshot.MatchFile(string.Join('\n', analysis.Diagnostics.Select(DiagnosticPrinter.Print)), Path.Combine(Data, "invalid", name + ".findings"));
    }

    private static TheoryData<string> Names(string folder)
    {
        var names = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Data, folder), "*.score").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileName(file));
        }

        return names;
    }
}
