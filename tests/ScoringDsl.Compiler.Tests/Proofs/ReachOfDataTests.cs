using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Tests.Scoring;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Proofs;

/// <summary>What leads really get lies within what is said to be in reach.</summary>
public class ReachOfDataTests
{
    private const int Leads = 400;

    private static readonly string Samples = Path.Combine(Snapshot.DirectoryOf(), "..", "..", "..", "samples");

    public static TheoryData<string> Files => [.. ScoreFile.Names.Select(n => $"../tests/ScoringDsl.Compiler.Tests/Data/Scoring/{n}.score"), .. ProofDataTests.AllSamples];

    [Fact]
    public void Random_leads_of_the_sample_stay_within_reach()
    {
        var model = Load("b2b-saas/model.score");
        var reach = ModelReach.Of(model);
        using var scoring = SampleModel.Load();
        var block = SampleModel.Leads(scoring, Leads);
        for (var row = 0; row < block.Count; row++)
        {
            var explanation = scoring.Explain(block, row, SampleModel.AsOf);
            foreach (var score in model.Scores)
            {
                var explained = explanation.Scores[score.Ordinal];
                AssertWithin(reach.Of(score), explained.Value, score.Name);
                foreach (var rule in RulesOf(score.Body))
                {
                    var given = explained.Lines.Where(l => l.Label == rule.Label && l.Kind is ExplanationKind.Rule or ExplanationKind.RuleCap).Sum(l => l.Points);
                    AssertWithin(reach.Of(rule), given, rule.Label);
                }
            }

            Assert.All(explanation.Handoffs.Select(h => h.Name).Concat(explanation.Segments).Concat(explanation.Exclusions), name => Assert.True(reach.CanHold(model.Flags.Single(f => f.Name == name))));
        }
    }

    /// <summary>The tests beside the models are known to pass.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void What_tests_expect_is_within_reach(string file)
    {
        var model = Load(file);
        var reach = ModelReach.Of(model);
        foreach (var expectation in model.Tests.SelectMany(t => t.Leads).SelectMany(l => l.Expectations))
        {
            switch (expectation)
            {
                case BoundExpectation.Gives { IsNegated: false } gives:
                    AssertWithin(reach.Of(gives.Rule), gives.Points, gives.Rule.Label);
                    break;

                case BoundExpectation.Holds { Condition: BoundNumberComparison { Left: BoundScoreValue { Score: var score }, Operator: ComparisonOperator.Equal, Right: BoundNumberLiteral value } }:
                    AssertWithin(reach.Of(score), (long)(value.Exact * 1000), score.Name);
                    break;

                case BoundExpectation.Flag { IsNegated: false } flag:
                    Assert.True(reach.CanHold(flag.Symbol), flag.Symbol.Name);
                    break;

                case BoundExpectation.Holds { Condition: BoundLabelTest test }:
                    Assert.True(test.Labels.Any(l => reach.CanHave(test.Result, l)), test.Result.Name);
                    break;
            }
        }
    }

    private static Model Load(string file) => ModelAnalysis.Analyze(file, new DiskFileReader(Samples)).Model ?? throw new InvalidOperationException(file);

    private static IEnumerable<BoundRule> RulesOf(BoundGroup group) => group.Members.SelectMany(m => m is BoundGroup inner ? RulesOf(inner) : [(BoundRule)m]);

    private static void AssertWithin(PointsInterval reach, long thousandths, string name) =>
        Assert.True(reach.Contains(thousandths), $"{name}: {thousandths} is not in {reach}");
}
