using ScoringDsl.Cli.Output;
using ScoringDsl.Cli.Tests.Samples;

namespace ScoringDsl.Cli.Tests.Output;

public sealed class TableResultsTests
{
    [Theory]
    [InlineData(1_000, "")]
    [InlineData(130, "excluded")]
    [InlineData(100, "excluded, handoffs, reasons")]
    [InlineData(80, "lifecycle, excluded, segments, handoffs, reasons")]
    public void Columns_that_a_narrow_terminal_has_no_room_for_are_named_below_the_table(int width, string missing)
    {
        var lines = Table(width);
        Assert.All(lines.TakeWhile(line => line.StartsWith('│') || line.StartsWith('╭')), line => Assert.True(CellWidth.Of(line) <= width, line));
        Assert.Contains(lines, line => line.StartsWith("│ L0106   │    94 │  60 │        100 │", StringComparison.Ordinal));
        var note = string.Join(' ', lines.SkipWhile(line => !line.StartsWith('╰')).Skip(1));
        Assert.Equal(missing.Length == 0 ? "" : $"Not shown for want of width: {missing}. A wider terminal or --format csv has them.", note.Trim());
    }

    private static string[] Table(int width)
    {
        var sample = Sample.All.First(s => s.Name == "b2b-saas");
        using var model = sample.Load();
        var block = sample.Read(model);
        using var output = new StringWriter { NewLine = "\n" };
        var results = new Results(model.Definition, block, model.ScoreBatch(block, sample.Instant), top: 3);
        TableResults.Write(results, SpectreConsole.Create(output, colors: false, width));
        return output.ToString().Split('\n');
    }
}
