using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Tests;

/// <summary>What a score feeds and is fed by.</summary>
public sealed class FlowTests
{
    private const string Model =
        """
        model "m"
        lead { email email; employees number }
        event visited
        score fit { employees > 5 => +60 }
        score interest for p in (crm, erp) { visited => +9 }
        define good = fit >= 50
        score total = 0.5 * fit + 0.5 * highest of interest
        bands grade of total { A >= 50; B otherwise }
        bands heat of highest of interest { hot >= 5; cold otherwise }
        rating priority = grade heat
        stages life { mql when good; visitor otherwise }
        segment warm when interest[crm] >= 3 and good
        handoff sales when priority is Ahot because top 3 reasons of fit
        """;

    [Theory]
    [InlineData("score f$0it", "total (score), life (stages), warm (segment), sales (handoff)", "")]
    [InlineData("score int$0erest", "total (score), heat (bands), warm (segment)", "")]
    [InlineData("score tot$0al", "grade (bands)", "fit (score), interest (score)")]
    [InlineData("bands gra$0de", "priority (rating)", "total (score)")]
    [InlineData("rating prio$0rity", "sales (handoff)", "grade (bands), heat (bands)")]
    [InlineData("handoff sa$0les", "", "fit (score), priority (rating)")]
    [InlineData("segment wa$0rm", "", "fit (score), interest (score)")]
    public void A_result_tells_what_it_feeds_and_is_fed_by(string at, string feeds, string fedBy)
    {
        var check = Check.In(Model.Replace(at.Replace("$0", "", StringComparison.Ordinal), at, StringComparison.Ordinal));

        Assert.NotNull(Flow.Find(check.Snapshot, check.Path, check.Offset));
        Assert.Equal(feeds, Names(Flow.Feeds(check.Snapshot, check.Path, check.Offset)));
        Assert.Equal(fedBy, Names(Flow.FedBy(check.Snapshot, check.Path, check.Offset)));

        static string Names(IEnumerable<FlowLink> links) => string.Join(", ", links.Select(l => $"{l.Item.Symbol.Name} ({l.Item.Detail})"));
    }

    [Fact]
    public void A_field_is_no_part_of_it()
    {
        var check = Check.In(Model.Replace("lead { email", "lead { em$0ail", StringComparison.Ordinal));

        Assert.Null(Flow.Find(check.Snapshot, check.Path, check.Offset));
    }
}
