using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Tests.Binding;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Diagnostics;

/// <summary>
/// Every model under Data/Mistakes is what a person might write, with one mistake in the line that ends in <c>// here</c>. The compiler
/// says one thing about it, at that line, and its fix mends it; what it says is pinned beside the model.
/// </summary>
public class MistakeTests
{
    private const string Mark = "// here";

    private static readonly string Data = Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Mistakes");

    public static TheoryData<string> Models => [.. Directory.EnumerateFiles(Data, "*.score").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void One_mistake_gives_one_finding_on_its_line_and_fixes_mend_it(string name)
    {
        var (text, line) = Read(name);
        var disk = new DiskFileReader(Data);
        var analysis = ModelAnalysis.Analyze(name, new Overlay(disk, name, text));

        Assert.True(analysis.Diagnostics.Length == 1, $"{analysis.Diagnostics.Length} findings:\n{analysis.Findings()}");
        var finding = analysis.Diagnostics[0];
        Assert.NotEqual(DiagnosticSeverity.Hint, finding.Severity);
        Assert.Equal(line, finding.Source.GetPosition(finding.Span.Start).Line + 1);

        var said = new StringBuilder(DiagnosticPrinter.Print(finding));
        foreach (var fix in finding.Fixes)
        {
            var mended = fix.ApplyTo(text);
            var after = ModelAnalysis.Analyze(name, new Overlay(disk, name, mended));
            Assert.False(after.HasErrors, $"{fix.Title}\n{mended}\n{after.Findings()}");
            Assert.DoesNotContain(after.Diagnostics, d => d.Code == finding.Code);
            said.Append($"\n{fix.Title}:\n{Changes(text, mended)}");
        }

        Snapshot.MatchFile(said.ToString(), Path.Combine(Data, name));
    }

    [Theory]
    [InlineData("\t", "a tab")]
    [InlineData("\u00A0", "a blank that does not break, as web pages have")]
    [InlineData("\u2003", "a wide blank, as word processors have")]
    public void Blanks_of_any_kind_are_no_mistake(string blank, string what)
    {
        var model = "lead { email email; age number }\nscore s range 0..10 { age >= 18 => +1; email domain gmail => -1 }\n".Replace(" ", blank, StringComparison.Ordinal);
        Assert.True(Binding.Analysis.Of(model).Diagnostics.IsEmpty, what);
    }

    /// <summary>The model without the mark, and the line that it stands in.</summary>
    private static (string Text, int Line) Read(string name)
    {
        var lines = File.ReadAllText(Path.Combine(Data, name)).ReplaceLineEndings("\n").Split('\n');
        var marked = Array.FindIndex(lines, l => l.EndsWith(Mark, StringComparison.Ordinal));
        Assert.True(marked >= 0, $"No line ends in '{Mark}'.");
        lines[marked] = lines[marked][..^Mark.Length].TrimEnd(' ');
        return (string.Join('\n', lines), marked + 1);
    }

    /// <summary>The lines that a fix takes away and those that it puts there.</summary>
    private static string Changes(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        var first = 0;
        while (first < Math.Min(old.Length, now.Length) && old[first] == now[first])
        {
            first++;
        }

        var last = 0;
        while (last < Math.Min(old.Length, now.Length) - first && old[^(last + 1)] == now[^(last + 1)])
        {
            last++;
        }

        return string.Concat(old[first..^last].Select(l => $"- {l}\n").Concat(now[first..^last].Select(l => $"+ {l}\n")));
    }
}
