using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Tests.Model;

public class ExplanationTests
{
    private readonly ScoringModel _model = ScoringModel.FromCompiled(new HandwrittenModel.Model());

    [Fact]
    public void An_explanation_names_every_contribution_cap_and_rounding()
    {
        var explanation = _model.Explain(Leads.Ann(_model), 0, Leads.AsOf);

        Assert.Equal(("ann", Leads.AsOf), (explanation.Key, explanation.AsOf));
        Assert.Equal(["Rule Company size 30000", "Rule VP 20000"], Lines(explanation, 0));
        Assert.Equal(
            ["Rule Pricing intent 18661", "  Rule Visit 9335", "GroupWeight Visits -4667", "  Rule New 7000"],
            Lines(explanation, 1));
        Assert.Equal(["Formula 38197", "Rounding -197"], Lines(explanation, 2));
        Assert.Equal((5, Leads.AsOf - (3 * Leads.Day), 3), (explanation.Scores[1].Lines[0].Events, explanation.Scores[1].Lines[0].Newest, explanation.Scores[1].Lines[0].Rule));
        Assert.Equal([new("grade", "A"), new("lifecycle", "lead")], explanation.Labels);
        Assert.Empty(explanation.Exclusions);
        Assert.Empty(explanation.Segments);
        var handoff = Assert.Single(explanation.Handoffs);
        Assert.Equal("sales", handoff.Name);
        Assert.Equal([new("Company size", 30_000), new("VP", 20_000), new("Pricing intent", 18_661)], handoff.Reasons);
    }

    [Fact]
    public void Caps_ranges_and_groups_that_are_off_are_lines_of_their_own()
    {
        var block = _model.NewBlock();
        var bob = block.AddLead("bob");
        block.TrySetField(bob, Leads.Email, "bob@gmail.com");
        block.TrySetField(bob, Leads.Created, "2025-05-01");
        for (var i = 0; i < 40; i++)
        {
            block.TrySetProperty(block.AddEvent(bob, Leads.Visited, Leads.AsOf, ""), 0, "/careers");
            block.TrySetProperty(block.AddEvent(bob, Leads.Opened, Leads.AsOf, ""), 0, "newsletter");
        }

        var explanation = _model.Explain(block.Build(), 0, Leads.AsOf);
        Assert.Equal(["Rule Free mail -10000", "Range 10000"], Lines(explanation, 0));
        Assert.Equal(
            [
                "Rule Newsletters 40000", "RuleCap Newsletters -30000",
                "  Rule Visit 80040", "GroupWeight Visits -40020", "GroupCap Visits -25020",
                "  Rule New 7000", "GroupOff Known companies -7000",
                "Rule Careers -200000", "RuleCap Careers 180000",
            ],
            Lines(explanation, 1));
        Assert.Equal(["job_seeker"], explanation.Exclusions);
        Assert.Empty(explanation.Handoffs);
    }

    [Fact]
    public void The_lines_of_every_lead_add_up_to_its_scores()
    {
        var leads = Leads.Many(_model, 2_000);
        var table = _model.ScoreBatch(leads, Leads.AsOf);
        for (var row = 0; row < leads.Count; row++)
        {
            var explanation = _model.Explain(leads, row, Leads.AsOf);
            for (var score = 0; score < 3; score++)
            {
                Assert.Equal(table.GetScore(row, score), explanation.Scores[score].Value);
                Assert.Equal(explanation.Scores[score].Value, explanation.Scores[score].Lines.Sum(line => line.Points));
            }

            var reasons = explanation.Handoffs.SelectMany(handoff => handoff.Reasons).Select(reason => reason.Key);
            Assert.Equal(table.GetReasons(row, 2).ToArray().Select(table.GetRuleLabel), reasons);
        }
    }

    [Fact]
    public void A_model_whose_two_paths_disagree_is_found_out()
    {
        var model = ScoringModel.FromCompiled(new DisagreeingModel());
        var block = model.NewBlock();
        block.AddLead("ann");
        Assert.Equal(
            "The contributions to the score 'fit' of the lead 'ann' add up to 1 thousandths, but it is 2.",
            Assert.Throws<InvalidOperationException>(() => model.Explain(block.Build(), 0, Leads.AsOf)).Message);
    }

    private static string[] Lines(Explanation explanation, int score) =>
        [.. explanation.Scores[score].Lines.Select(line =>
            $"{new string(' ', 2 * line.Depth)}{line.Kind} {(line.Label.Length == 0 ? "" : line.Label + " ")}{line.Points}")];

    private sealed class DisagreeingModel : CompiledModel
    {
        public override int Abi => CurrentAbi;

        public override ModelDefinition Describe() => new()
        {
            Title = "Disagreeing",
            KeyColumn = "lead_id",
            LeadFields = [new() { Name = "lead_id", Column = "lead_id", Kind = FieldKind.Text, IsKey = true }],
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
            Windows = [new(WindowKind.Always)],
            Curves = [],
            Scores =
            [
                new()
                {
                    Name = "fit",
                    Title = "Fit",
                    Body = new GroupDefinition { Index = 0, Label = "", Members = [new RuleDefinition { Index = 0, Label = "Always" }] },
                },
            ],
            Labels = [],
            Flags = [],
        };

        public override void ScoreRow(Evaluation x) => x.Scores[0] = 2;

        public override long Contribution(Evaluation x, int rule) => 1;

        public override bool GroupHolds(Evaluation x, int group) => true;

        public override long Formula(Evaluation x, int score) => 0;

        public override void MatchEvent(int eventIndex, EventSignature e)
        {
        }
    }
}
