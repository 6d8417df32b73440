using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Tests;

/// <summary>Tests of a file, and figures of its rules.</summary>
public sealed class TestCaseTests
{
    [Fact]
    public void Tests_are_found_with_ids_of_their_own_even_in_a_file_with_errors()
    {
        var check = Check.In("model \"m\"\ntest \"a\" { expect x is }\nnonsense here => \ntest \"b\" {\n}\ntest \"a\" {}\ntest \"a#2\" {}\n");
        var source = check.Snapshot.TreeOf(check.Path)?.Source;

        Assert.Equal(
            ["a: \"a\"", "b: \"b\"", "a#2: \"a\"", "a#2#2: \"a#2\""],
            TestCases.Find(check.Snapshot, check.Path).Select(t => $"{t.Id}: {source?.ToString(t.NameSpan)}"));
    }

    [Theory]
    [InlineData("score a { visited => +1; opted_in => +2 }", "visited => +1: 1, opted_in => +2: 2")]
    [InlineData("score a { employees > 5 => +9\n\n\n visited => +1; opted_in => +2 }", "visited => +1: 1, opted_in => +2: 2")]
    [InlineData("score a { opted_in => +2; visited => +1 }", "opted_in => +2: 2, visited => +1: 1")]
    [InlineData("score a { visited => +1; opted_in => +3 }", "visited => +1: 1")]
    [InlineData("score a { group \"g\" { visited => +1 }; visited => +1 }", "visited => +1: 1")]
    [InlineData("score b { visited => +1 }", "")]
    public void A_rule_whose_text_did_not_change_finds_its_figures_again(string now, string figures)
    {
        var good = Parse("score a { visited => +1; opted_in => +2 }");
        var model = new ModelFigures(
            [good],
            RuleFinder.RulesOf(good).Select((r, i) => (r.Rule.Span, Figures: new RuleFigures(i + 1, 10, 5))).ToDictionary(r => ("m.score", r.Span), r => r.Figures));
        var tree = Parse(now);

        Assert.Equal(figures, string.Join(", ", model.In(tree).Select(r => $"{tree.Source.ToString(r.Rule.Span).TrimEnd(';')}: {r.Figures.Firing}")));
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("m.score", text));
}
