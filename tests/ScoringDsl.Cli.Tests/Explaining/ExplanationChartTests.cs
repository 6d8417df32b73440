using ScoringDsl.Cli.Explaining;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Explaining;

public sealed class ExplanationChartTests
{
    private const long Day = 86_400_000_000;
    private const long AsOf = 20_240 * Day; // 2025-06-01

    [Theory]
    [InlineData(100)]
    [InlineData(70)]
    [InlineData(50)]
    public void Shows_each_score_as_a_waterfall(int width)
    {
        var output = new StringWriter { NewLine = "\n" };
        new ExplanationChart(Definition, "lead", Ink.None, width).Write(Lead, output);

        Assert.All(output.ToString().Split('\n'), line => Assert.True(CellWidth.Of(line) <= width, line));
        Snapshot.Match(output.ToString(), $"width{width}");
    }

    [Fact]
    public void Colours_change_nothing_but_colours()
    {
        var plain = new StringWriter { NewLine = "\n" };
        var coloured = new StringWriter { NewLine = "\n" };
        new ExplanationChart(Definition, "lead", Ink.None, 100).Write(Lead, plain);
        new ExplanationChart(Definition, "lead", Ink.Ansi, 100).Write(Lead, coloured);

        var stripped = System.Text.RegularExpressions.Regex.Replace(coloured.ToString(), "\u001b\\[[0-9;]*m", "");
        Assert.NotEqual(plain.ToString(), coloured.ToString());
        Assert.Equal(WithoutTrailingBlanks(plain.ToString()), WithoutTrailingBlanks(stripped));
    }

    [Fact]
    public void Is_written_as_json_too()
    {
        var output = new StringWriter { NewLine = "\n" };
        ExplanationJson.Write(Lead, "lead", output);
        Snapshot.Match(output.ToString());
    }

    [Theory]
    [InlineData(0, 50, "█████     ")]
    [InlineData(50, 100, "     █████")]
    [InlineData(50, 51, "     █    ")]
    [InlineData(100, 100, "          ")]
    [InlineData(100, 99, "         █")]
    public void Draws_steps_on_one_scale(long from, long to, string bar) =>
        Assert.Equal(bar, new Waterfall(0, 100, 10).Draw(from, to, Waterfall.Up));

    [Theory]
    [InlineData(0, -50, "▒▒▒▒▒│    ")]
    [InlineData(-50, 50, "██████████")]
    [InlineData(20, 50, "     │ ███")]
    public void A_line_stands_at_zero_where_totals_fall_below_it(long from, long to, string bar) =>
        Assert.Equal(bar, new Waterfall(-50, 50, 10).Draw(from, to, to < from ? Waterfall.Down : Waterfall.Up));

    private static string WithoutTrailingBlanks(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));

    private static ModelDefinition Definition => new()
    {
        Title = "B2B SaaS",
        Version = 3,
        KeyColumn = "lead_id",
        LeadFields = [],
        Events = [],
        LeadTexts = [],
        EventTexts = [],
        LeadNumbers = 0,
        LeadInstants = 0,
        LeadKeptTexts = 0,
        EventNumbers = 0,
        EventInstants = 0,
        EventKeptTexts = 0,
        Filters = [],
        Windows = [],
        Curves = [],
        Scores =
        [
            new ScoreDefinition { Name = "fit", Title = "Fit", Minimum = 0, Maximum = 100_000, Body = new GroupDefinition { Index = 0, Label = "", Members = [] } },
            new ScoreDefinition { Name = "engagement", Title = "engagement", Body = new GroupDefinition { Index = 1, Label = "", Members = [] } },
        ],
        Labels = [new LabelDefinition("grade", LabelKind.Bands, ["A", "B"]), new LabelDefinition("lifecycle", LabelKind.Stages, ["mql", "visitor"])],
        Flags = [],
    };

    private static Explanation Lead => new(
        "L-001",
        AsOf,
        [
            new ScoreExplanation("fit", "Fit", 100_000,
            [
                new(ExplanationKind.Rule, "Decides", 60_000, 0, 0, 0, long.MinValue),
                new(ExplanationKind.Rule, "Personal address", -10_000, 0, 1, 0, long.MinValue),
                new(ExplanationKind.Rule, "Opted in", 0, 0, 2, 0, long.MinValue),
                new(ExplanationKind.Rule, "Größe 大企業", 70_000, 0, 3, 0, long.MinValue),
                new(ExplanationKind.Range, "", -20_000, 0, -1, 0, long.MinValue),
            ]),
            new ScoreExplanation("engagement", "engagement", 9_000,
            [
                new(ExplanationKind.Rule, "each visited \"/a-very-long-path-that-goes-on-and-on/*\" within 30 days => +3", 18_661, 0, 4, 5, AsOf - (3 * Day)),
                new(ExplanationKind.RuleCap, "", -8_661, 0, 4, 0, long.MinValue),
                new(ExplanationKind.Rule, "Shares", 9_000, 1, 5, 1, AsOf - Day - 1),
                new(ExplanationKind.GroupWeight, "Social", -4_500, 0, -1, 0, long.MinValue),
                new(ExplanationKind.GroupCap, "Social", -1_500, 0, -1, 0, long.MinValue),
                new(ExplanationKind.Rule, "Careers", -4_499, 0, 6, 2, AsOf),
                new(ExplanationKind.Rounding, "", 499, 0, -1, 0, long.MinValue),
            ]),
        ],
        [new("grade", "A"), new("lifecycle", "mql")],
        [],
        ["nurture", "dach"],
        [new HandoffExplanation("sales", [new("Größe 大企業", 70_000), new("Decides", 60_000)])])
    {
        IgnoredEvents = 1_200,
    };
}
