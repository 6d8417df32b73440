using System.Text.RegularExpressions;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Documentation;

/// <summary>Every file and test that docs/requirements.md names is there.</summary>
public partial class RequirementsTests
{
    private static readonly string Docs = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", "..", "docs"));

    private static readonly List<string> Rows = [.. File.ReadAllLines(Path.Combine(Docs, "requirements.md")).Where(l => Row().IsMatch(l))];

    public static TheoryData<int, string, string> Statements
    {
        get
        {
            var statements = new TheoryData<int, string, string>();
            for (var i = 0; i < Rows.Count; i++)
            {
                var match = Statement().Match(Rows[i]);
                statements.Add(i + 1, match.Groups["file"].Value, match.Groups["test"].Value);
            }

            return statements;
        }
    }

    [Fact]
    public void There_are_twenty_in_order() => Assert.Equal(Enumerable.Range(1, 20), Rows.Select(r => int.Parse(Row().Match(r).Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Statements))]
    public void The_test_that_states_it_is_in_its_file(int number, string file, string test)
    {
        var path = Path.Combine(Docs, file);
        Assert.True(File.Exists(path), $"{number}: there is no file {file}.");
        var declaration = file.EndsWith(".cs", StringComparison.Ordinal) ? $" {test}(" : $"test \"{test}\" {{";
        Assert.Contains(declaration, File.ReadAllText(path), StringComparison.Ordinal);
    }

    [GeneratedRegex("^\\| (\\d+) \\|")]
    private static partial Regex Row();

    [GeneratedRegex("\\]\\((?<file>[^)]+)\\): \"(?<test>[^\"]+)\" \\|$")]
    private static partial Regex Statement();
}
