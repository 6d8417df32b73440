using ScoringDsl.Cli.Worker;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Cli.Tests.Worker;

public sealed class HistogramTests
{
    /// <summary>The ends of a range in points (null for none), values, and the edges and counts of the bins that hold any.</summary>
    [Theory]
    [InlineData(0, 100, "0 4.999 5 99.999 100", "20 bins of 5 from 0: 2 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2")]
    [InlineData(-10, 10, "-10 -0.001 0 10", "20 bins of 1 from -10: 1 0 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 0 1")]
    [InlineData(0, 150, "150", "15 bins of 10 from 0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1")]
    [InlineData(0, null, "3 17 42", "9 bins of 5 from 0: 1 0 0 1 0 0 0 0 1")]
    [InlineData(null, null, "-2 1", "15 bins of 0.2 from -2: 1 0 0 0 0 0 0 0 0 0 0 0 0 0 1")]
    [InlineData(null, null, "0 0", "1 bins of 0.001 from 0: 2")]
    [InlineData(5, 5, "5", "1 bins of 0.001 from 5: 1")]
    [InlineData(0, null, "", "1 bins of 0.001 from 0: 0")]
    public void Bins_are_of_a_width_that_people_read(int? low, int? high, string values, string expected)
    {
        var score = new ScoreDefinition
        {
            Name = "s",
            Title = "s",
            Minimum = low * 1000L ?? long.MinValue,
            Maximum = high * 1000L ?? long.MaxValue,
            Body = new GroupDefinition { Index = 0, Label = "", Members = [] },
        };
        var thousandths = values.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => (long)(decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture) * 1000)).ToList();
        var bins = Histogram.For(score, thousandths);

        var width = (bins.Edge(1) - bins.Edge(0)) / 1000m;
        Assert.Equal(expected, FormattableString.Invariant($"{bins.Bins} bins of {width:0.###} from {bins.Edge(0) / 1000m:0.###}: {string.Join(' ', bins.Count(thousandths))}"));
    }
}
