using ScoringDsl.Runtime.Data;
using ScoringDsl.Tests;

namespace ScoringDsl.Runtime.Tests.Model;

public class ScoringTests
{
    private readonly ScoringModel _model = ScoringModel.FromCompiled(new HandwrittenModel.Model());

    [Fact]
    public void A_lead_has_the_scores_labels_flags_and_reasons_that_one_computes_by_hand()
    {
        var result = _model.NewResult();
        _model.Score(Leads.Ann(_model), 0, Leads.AsOf, result);

        Assert.Equal(50m, result["fit"]);

        // 20 · 2^−0.1 for the price page, half of 5 · 2.001 · 2^−0.1 for the visits, 7 for the new company.
        Assert.Equal(18.661m + 4.668m + 7, result["engagement"]);
        Assert.Equal(38m, result["total"]);
        Assert.Equal(38_000, result.GetScore(2));
        Assert.Equal("A", result.GetLabel("grade"));
        Assert.Equal("lead", result.GetLabel("lifecycle"));
        Assert.Equal(1, result.GetLabelIndex(1));
        Assert.True(result.Is("sales"));
        Assert.False(result.Is("job_seeker"));
        Assert.Empty(result.Exclusions);
        Assert.Empty(result.Segments);
        Assert.Equal(["sales"], result.Handoffs);
        Assert.Equal(["Company size", "VP", "Pricing intent"], result.GetReasons("sales"));
    }

    [Fact]
    public void A_hand_off_that_does_not_hold_has_no_reasons()
    {
        var result = _model.NewResult();
        _model.Score(Leads.Ann(_model), 0, Leads.AsOf, result);
        var block = _model.NewBlock();
        block.AddLead("bob");
        _model.Score(block.Build(), 0, Leads.AsOf, result);
        Assert.False(result.Is("sales"));
        Assert.Empty(result.GetReasons("sales"));
        Assert.Equal(["cold"], result.Segments);
    }

    [Fact]
    public void A_name_that_the_model_does_not_have_is_said_with_those_it_has()
    {
        var result = _model.NewResult();
        Assert.Equal(
            "The model has no score 'fitt'. It has fit, engagement, total.",
            Assert.Throws<UnknownNameException>(() => result["fitt"]).Message);
        Assert.Throws<UnknownNameException>(() => result.GetLabel("fit"));
        Assert.Throws<UnknownNameException>(() => result.Is("fit"));
        Assert.Throws<UnknownNameException>(() => result.GetReasons("fit"));
        Assert.False(result.TryGetPoints("fitt", out _));
        Assert.False(result.TryGetLabel("fit", out _));
        Assert.False(result.TryGetFlag("fit", out _));
        Assert.True(result.TryGetPoints("Fit", out _));
        Assert.True(result.TryGetLabel("grade", out _));
        Assert.True(result.TryGetFlag("cold", out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void A_batch_gives_each_lead_what_it_gets_alone_with_any_number_of_threads(int threads)
    {
        var leads = Leads.Many(_model, 3_000);
        var table = _model.ScoreBatch(leads, Leads.AsOf, threads);
        var result = _model.NewResult();
        Assert.Equal(leads.Count, table.Count);
        for (var row = 0; row < leads.Count; row++)
        {
            _model.Score(leads, row, Leads.AsOf, result);
            AreEqual(result, table, row);
        }

        Assert.Contains(Enumerable.Range(0, table.Count), row => table.GetReasons(row, 2).Length == 3);
        Assert.Equal("Company size", table.GetRuleLabel(0));
    }

    [Fact]
    public void Two_dates_give_two_scores_of_the_same_leads()
    {
        var leads = Leads.Ann(_model);
        Assert.Equal(30_329, _model.ScoreBatch(leads, Leads.AsOf).GetScore(0, 1));

        // The visits are not there yet.
        Assert.Equal(7_000, _model.ScoreBatch(leads, Leads.AsOf - (4 * Leads.Day)).GetScore(0, 1));
        Assert.Equal(30_329, _model.ScoreBatch(leads, Leads.AsOf).GetScore(0, 1));
    }

    [Fact]
    public void Leads_of_another_model_are_refused()
    {
        var other = Leads.Ann(ScoringModel.FromCompiled(new HandwrittenModel.Model()));
        Assert.Throws<ArgumentException>(() => _model.Score(other, 0, Leads.AsOf, _model.NewResult()));
        Assert.Throws<ArgumentException>(() => _model.ScoreBatch(other, Leads.AsOf));
        Assert.Throws<ArgumentException>(() => _model.Explain(other, 0, Leads.AsOf));
    }

    [Fact]
    public void A_batch_of_no_leads_is_empty() =>
        Assert.Equal(0, _model.ScoreBatch(_model.NewBlock().Build(), Leads.AsOf).Count);

    [Fact]
    public void A_row_that_the_block_does_not_have_is_refused()
    {
        var leads = Leads.Ann(_model);
        var result = _model.NewResult();
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Score(leads, 1, Leads.AsOf, result));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Explain(leads, -1, Leads.AsOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.ScoreBatch(leads, Leads.AsOf, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.ScoreBatch(leads, Leads.AsOf).GetScore(0, 3));
    }

    [Fact]
    public void Scoring_ten_thousand_leads_allocates_nothing()
    {
        var leads = Leads.Many(_model, 10_000);
        var result = _model.NewResult();
        ScoreAll(leads, result);
        Assert.Equal(0, Allocations.Of(() => ScoreAll(leads, result)));
    }

    [Fact]
    public void Building_and_scoring_ten_thousand_single_leads_allocates_nothing()
    {
        var lead = _model.NewLead();
        var result = _model.NewResult();
        string[] pages = ["/pricing", "/careers", "/blog"];
        BuildAndScore(10_000);
        Assert.Equal(0, Allocations.Of(() => BuildAndScore(10_000)));

        void BuildAndScore(int count)
        {
            for (var i = 0; i < count; i++)
            {
                lead.Clear("ann").Set("email", i % 2 == 0 ? "ann@acme.com" : "").Set("employees", i % 500);
                for (var e = 0; e < i % 20; e++)
                {
                    var at = DateTimeOffset.UnixEpoch.AddDays(20_000 + (e * 11));
                    lead.AddEvent("visited", at).Set("page", pages[(i + e) % 3]);
                    lead.AddEvent("purchased", at).Set("amount", e);
                }

                _model.Score(lead, Leads.AsOf, result);
            }
        }
    }

    [Fact]
    public void A_single_lead_gets_what_it_gets_in_a_block()
    {
        var lead = _model.NewLead();
        lead.Clear("ann").Set("email", "ann@acme.com").Set("title", "VP Marketing").Set("employees", 250).Set("created", "2025-01-01");
        for (var i = 0; i < 5; i++)
        {
            lead.AddEvent("visited", new DateTimeOffset(2025, 5, 29, 0, 0, 0, TimeSpan.Zero)).Set("page", "/en/pricing?x=1");
        }

        var result = _model.NewResult();
        _model.Score(lead, Leads.AsOf, result);
        Assert.Equal((50m, 30.329m, 38m), (result["fit"], result["engagement"], result["total"]));
        Assert.Equal([30_000, 20_000, 18_661], result.GetReasonPoints(2).ToArray());
        Assert.Equal(30_329, _model.Explain(lead, new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero)).Scores[1].Value);
    }

    private void ScoreAll(LeadBlock leads, ScoreResult result)
    {
        for (var row = 0; row < leads.Count; row++)
        {
            _model.Score(leads, row, Leads.AsOf + (row % 3), result);
        }
    }

    private static void AreEqual(ScoreResult result, ScoreTable table, int row)
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(result.GetScore(i), table.GetScore(row, i));
            Assert.Equal(result.Is(i), table.GetFlag(row, i));
            Assert.True(result.GetReasons(i).SequenceEqual(table.GetReasons(row, i)));
            Assert.True(result.GetReasonPoints(i).SequenceEqual(table.GetReasonPoints(row, i)));
        }

        Assert.Equal(result.GetLabelIndex(0), table.GetLabel(row, 0));
        Assert.Equal(result.GetLabelIndex(1), table.GetLabel(row, 1));
    }
}
