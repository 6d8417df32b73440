using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ScoringDsl.Runtime;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>A real model over many random leads: one way to the scores is as good as another, and none leaves anything behind.</summary>
public sealed class SampleModelTests
{
    private const int Leads = 10_000;

    [Fact]
    public void Neither_threads_nor_the_order_of_leads_change_a_result()
    {
        using var model = SampleModel.Load();
        var block = SampleModel.Leads(model, Leads);
        var table = model.ScoreBatch(block, SampleModel.AsOf, threads: 1);
        var expected = Enumerable.Range(0, Leads).Select(row => Results.Of(model.Definition, table, row)).ToList();

        // The leads must differ for this to say anything.
        Assert.InRange(expected.Distinct(StringComparer.Ordinal).Count(), Leads / 2, Leads);
        foreach (var threads in new[] { 2, 3, 8, 0 })
        {
            var parallel = model.ScoreBatch(block, SampleModel.AsOf, threads);
            Assert.Equal(expected, Enumerable.Range(0, Leads).Select(row => Results.Of(model.Definition, parallel, row)));
        }

        var turned = model.ScoreBatch(SampleModel.Leads(model, Leads, turned: true), SampleModel.AsOf);
        Assert.Equal(expected, Enumerable.Range(0, Leads).Select(row => Results.Of(model.Definition, turned, Leads - 1 - row)));
    }

    [Fact]
    public void Every_explanation_adds_up_to_the_score()
    {
        using var model = SampleModel.Load();
        var block = SampleModel.Leads(model, 2_000);
        var table = model.ScoreBatch(block, SampleModel.AsOf);
        for (var row = 0; row < block.Count; row++)
        {
            var explanation = model.Explain(block, row, SampleModel.AsOf);
            for (var score = 0; score < explanation.Scores.Count; score++)
            {
                Assert.Equal(table.GetScore(row, score), explanation.Scores[score].Value);
                Assert.Equal(table.GetScore(row, score), explanation.Scores[score].Lines.Sum(l => l.Points));
            }
        }
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        using var model = SampleModel.Load();
        var block = SampleModel.Leads(model, Leads);
        var result = model.NewResult();
        ScoreAll(model, block.Count, block, result);
        var sum = 0L;
        Assert.Equal(0, Allocations.Of(() => sum = ScoreAll(model, block.Count, block, result)));
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void Scoring_one_built_lead_again_and_again_allocates_nothing()
    {
        using var model = SampleModel.Load();
        var lead = model.NewLead().Clear("1").Set("email", "ann@acme.example").Set("employees", 250);
        lead.AddEvent("visited", DateTimeOffset.UnixEpoch).Set("page", "/pricing");
        var result = model.NewResult();
        model.Score(lead, SampleModel.AsOf, result);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < Leads; i++)
            {
                model.Score(lead, SampleModel.AsOf, result);
            }
        }));
        Assert.Equal(25, result["fit"]);
    }

    [Fact]
    public void A_disposed_model_is_unloaded_while_its_results_live_on()
    {
        var (context, table, explanation) = LoadScoreAndDispose("unloaded-model");
        for (var i = 0; i < 50 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive, "The model's load context is still alive.");
        Assert.Equal(1_000, table.Count);
        Assert.Equal(table.GetScore(0, 0), explanation.Scores[0].Value);
    }

    private static long ScoreAll(ScoringModel model, int count, Runtime.Data.LeadBlock block, ScoreResult result)
    {
        var sum = 0L;
        for (var row = 0; row < count; row++)
        {
            model.Score(block, row, SampleModel.AsOf, result);
            sum += result.GetScore(0);
        }

        return sum;
    }

    // Not inlined, so that no local of it lives on in the test.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Context, ScoreTable Table, Explanation Explanation) LoadScoreAndDispose(string name)
    {
        using var model = SampleModel.Load(name);
        var assembly = AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == name);
        var block = SampleModel.Leads(model, 1_000);
        model.Score(model.NewLead(), SampleModel.AsOf, model.NewResult());
        return (
            new WeakReference(AssemblyLoadContext.GetLoadContext(assembly)),
            model.ScoreBatch(block, SampleModel.AsOf, threads: 2),
            model.Explain(block, 0, SampleModel.AsOf));
    }
}
