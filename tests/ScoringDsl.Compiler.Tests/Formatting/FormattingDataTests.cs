using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Formatting;

/// <summary>Every file under Data/Formatting has its formatted text pinned beside it.</summary>
public class FormattingDataTests
{
    private static readonly string Data = Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Formatting");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Data, "*.score").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_formatted_as_accepted(string name)
    {
        var tree = SyntaxTree.Parse(new SourceText(name, File.ReadAllText(Path.Combine(Data, name))));
        Assert.Equal("", string.Join('\n', tree.Diagnostics.Select(DiagnosticPrinter.Print)));
        Snapshot.MatchFile(Formatter.Format(tree) ?? "", Path.Combine(Data, name + ".formatted"));
    }
}
