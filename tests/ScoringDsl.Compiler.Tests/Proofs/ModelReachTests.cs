using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Tests.Proofs;

/// <summary>What rules, groups and scores can reach.</summary>
public class ModelReachTests
{
    private const string Schema =
        """
        lead { lead_id text key; title text; employees number; created date; opted_in bool; industry one of software, finance }
        event visited { page url subject; seconds number; done bool }
        event purchased { amount number }
        define thirty = 30
        score base range 0..50 { visited => +80 ; employees >= 1 => -5 }
        score whole range 0..9.6 rounded { each visited => +1 }

        """;

    [Theory]
    [InlineData("always => +5", "5")]
    [InlineData("visited => +20", "0..20")]
    [InlineData("visited => -20", "-20..0")]
    [InlineData("visited => +thirty / 4", "0..7.5")]
    [InlineData("visited => +20 up to 10", "0..10")]
    [InlineData("visited => -20 down to -5", "-5..0")]
    [InlineData("visited >= 0 => +5", "5")]
    [InlineData("visited >= 0 => +5 decay half-life 30 days", "0..5")]
    [InlineData("visited < 0 => +5", "0")]
    [InlineData("opted_in => +0.01 * employees", "any")]
    [InlineData("employees >= 1 => +0.01 * employees", "0..")]
    [InlineData("employees in 100..200 => +0.01 * employees", "0..2")]
    [InlineData("employees in 100..200 => -0.01 * employees down to -1.5", "-1.5..0")]
    [InlineData("employees in 1..4 => +10 / employees", "0..10")]
    [InlineData("each visited => +5", "0..")]
    [InlineData("each visited => +5 up to 25", "0..25")]
    [InlineData("each visited => -5 down to -25", "-25..0")]
    [InlineData("each visited => +5 at most 2 per day", "0..")]
    [InlineData("each visited within 3 days => +5 at most 2 per day", "0..40")]
    [InlineData("each visited between 1 and 2 weeks ago => -1 at most 1 per week", "-2..0")]
    [InlineData("each distinct done of visited => +5", "0..10")]
    [InlineData("each purchased => +0.1 * amount up to 40", "..40")]
    [InlineData("each purchased where (amount > 0) => +0.1 * amount up to 40", "0..40")]
    [InlineData("each purchased where (amount in 1..2 and amount > 5) => +1", "0")]
    [InlineData("every 7 days without visited since created => -5 down to -40", "-40..0")]
    [InlineData("every 7 days without visited => -5", "..0")]
    [InlineData("match employees { >= 100 => +15; 20..99 => +5; otherwise => -2 }", "-2..15")]
    [InlineData("match employees { >= 100 => +15; 20..99 => +5 }", "0..15")]
    [InlineData("match employees { >= 100 => +15; known => +5; missing => +3 }", "3..15")]
    [InlineData("match count of visited { >= 10 => +15; >= 0 => +5; otherwise => -50 }", "5..15")]
    [InlineData("match count of visited decay half-life 30 days { >= 10 => +15; otherwise => +5 }", "0..15")]
    [InlineData("match employees { 1..9 => +1 * employees; 10..20 => -1 * employees; otherwise => 0 }", "-20..9")]
    [InlineData("base >= 51 => +5", "0")]
    [InlineData("base <= 50 => +5", "5")]
    [InlineData("whole >= 11 => +5", "0")]
    [InlineData("group \"g\" up to 15 { visited => +10; opted_in => +10; always => +1 }", "1..15")]
    [InlineData("group \"g\" weight 50% up to 15 { visited => +10; opted_in => -7 }", "-3.5..5")]
    [InlineData("group \"g\" when opted_in { always => +5 }", "0..5")]
    [InlineData("group \"g\" when visited >= 0 { always => +5 }", "5")]
    [InlineData("group \"g\" when visited < 0 { always => +5 }", "0")]
    [InlineData("group \"g\" weight 200% { each visited => +10 }", "0..")]
    public void A_rule_or_group_reaches(string rule, string expected)
    {
        var model = Binding.Analysis.Of($"{Schema}score s {{ {rule} }}").Model ?? throw new InvalidOperationException();
        Assert.Equal(expected, ModelReach.Of(model).Of(model.Scores[^1].Body.Members[0]).ToString());
    }

    [Theory]
    [InlineData("score s { visited => +20; opted_in => -5 }", "-5..20")]
    [InlineData("score s range 0..100 { visited => +20; opted_in => -5 }", "0..20")]
    [InlineData("score s range 0..100 { visited => +120 }", "0..100")]
    [InlineData("score s range 0.. { each visited => +120 }", "0..")]
    [InlineData("score s range 0..10 rounded { visited => +9.5 }", "0..10")]
    [InlineData("score s = 0.4 * base + 0.5 * whole", "0..25")]
    [InlineData("score s = base - whole { visited => +1 }", "-10..51")]
    [InlineData("score s = base / whole", "0..")]
    [InlineData("score s range 10..20 = base { visited => -100 }", "10..20")]
    [InlineData("score s range 0..100 = -2 * base", "0")]
    public void A_score_reaches(string score, string expected)
    {
        var model = Binding.Analysis.Of(Schema + score).Model ?? throw new InvalidOperationException();
        Assert.Equal(expected, ModelReach.Of(model).Of(model.Scores[^1]).ToString());
    }

    [Fact]
    public void Labels_flags_and_arms_are_known_to_be_out_of_reach()
    {
        var model = Binding.Analysis.Of(Schema +
            """
            bands grade of base { A >= 51; B >= 10; C >= 0; D otherwise }
            bands size of whole { 1 >= 5; 2 otherwise }
            rating both = grade size
            stages lifecycle { known when employees is known; big when employees >= 100; other otherwise }
            segment none when grade is A
            segment some when grade is B
            exclude known when opted_in is known
            handoff never when opted_in
            handoff ever when visited
            score m { match count of visited { >= 5 => +1; 6..7 => +2; otherwise => 0 } }
            """).Model ?? throw new InvalidOperationException();
        var reach = ModelReach.Of(model);
        Assert.Equal(["B", "C"], model.Labels[0].Labels.Where((_, i) => reach.CanHave(model.Labels[0], i)));
        Assert.Equal(["B1", "B2", "C1", "C2"], model.Labels[2].Labels.Where((_, i) => reach.CanHave(model.Labels[2], i)));
        Assert.Equal(["known", "other"], model.Labels[3].Labels.Where((_, i) => reach.CanHave(model.Labels[3], i)));
        Assert.Equal(["some", "known", "ever"], model.Flags.Where(reach.CanHold).Select(f => f.Name));
        Assert.Equal([true, false, true], ((BoundMatchRule)model.Scores[^1].Body.Members[0]).Arms.Select(reach.CanFit));
    }
}
