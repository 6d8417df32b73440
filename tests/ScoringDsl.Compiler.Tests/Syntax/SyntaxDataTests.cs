using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Syntax;

/// <summary>Every file under Data/Syntax has its tokens, its tree and its diagnostics pinned beside it.</summary>
public class SyntaxDataTests
{
    private static readonly string Data = Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Syntax");

    public static TheoryData<string> Valid => Names("valid");

    public static TheoryData<string> Invalid => Names("invalid");

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_file_has_no_diagnostics_and_the_accepted_tree(string name)
    {
        var tree = Read("valid", name);
        Assert.Equal("", SyntaxDump.Diagnostics(tree.Source, tree.Diagnostics));
        Assert.Equal(tree.Source.Text, tree.Root.ToFullString());
        Snapshot.MatchFile(SyntaxDump.Tokens(tree), Path.Combine(Data, "valid", name + ".tokens"));
        Snapshot.MatchFile(SyntaxDump.Tree(tree.Root), Path.Combine(Data, "valid", name + ".tree"));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_file_has_the_accepted_diagnostics(string name)
    {
        var tree = Read("invalid", name);
        Assert.NotEmpty(tree.Diagnostics);
        Assert.Equal(tree.Source.Text, tree.Root.ToFullString());
        Snapshot.MatchFile(SyntaxDump.Diagnostics(tree.Source, tree.Diagnostics), Path.Combine(Data, "invalid", name + ".diagnostics"));
    }

    private static SyntaxTree Read(string folder, string name) =>
        SyntaxTree.Parse(new SourceText(name, File.ReadAllText(Path.Combine(Data, folder, name)).ReplaceLineEndings("\n")));

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
