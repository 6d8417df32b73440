using System.Globalization;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>An explanation has a line for every contribution, and lines of their own for caps, weights, the range and rounding.</summary>
public sealed class ExplanationTests
{
    private const long Day = 86_400_000_000;
    private const long AsOf = 20_240 * Day;

    private const string Text = Models.Schema +
        """
        score engagement "Engagement" range 0..100 rounded {
          decay half-life 30 days
          "Downloads": each downloaded => +20 up to 30
          group "Web" weight 50% up to 12 {
            "Visits": visited >= 2 => +40
            "Losses": each requested => -1 down to -2
            "Silent": each opened email => +5
          }
          group "Opted in" when opted_in { "Lost": always => +7 }
          "Fraction": always => +0.4
        }
        score total range 0..80 = 2 * engagement { "Large": employees >= 100 => +10 }
        score nothing { "None": visited blog => +1 }
        exclude first_one when employees >= 1
        exclude unused when employees >= 1000
        exclude second_one when visited
        handoff sales when total >= 1000 because reasons of total
        segment large when total >= 50
        """;

    [Fact]
    public void Every_step_is_a_line_and_the_lines_add_up()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        var builder = model.NewBlock();
        var row = builder.AddLead("L1");
        builder.TrySetField(row, Array.FindIndex(model.Definition.LeadFields, f => f.Name == "employees"), "100");
        Add("downloaded", 0);
        Add("downloaded", 0);
        Add("visited", 60 * Day);
        Add("visited", -1 * Day);
        Add("visited", 30 * Day);
        Add("requested", 0);
        Add("requested", 0);
        Add("requested", 0);

        var explanation = model.Explain(builder.Build(), row, AsOf);
        Assert.Equal(
            [
                "Rule Downloads 40000 at 0, 2 events, the newest 0 days old",
                "RuleCap Downloads -10000 at 0",
                "Rule Visits 20000 at 1, 2 events, the newest 30 days old",
                "Rule Losses -3000 at 1, 3 events, the newest 0 days old",
                "RuleCap Losses 1000 at 1",
                "GroupWeight Web -9000 at 0",
                "Rule Lost 7000 at 1",
                "GroupOff Opted in -7000 at 0",
                "Rule Fraction 400 at 0",
                "Rounding  -400 at 0",
            ],
            LinesOf(0));
        Assert.Equal(39_000, explanation.Scores[0].Value);
        Assert.Equal(["Formula  78000 at 0", "Rule Large 10000 at 0", "Range  -8000 at 0"], LinesOf(1));
        Assert.Equal(80_000, explanation.Scores[1].Value);
        Assert.Empty(LinesOf(2));
        Assert.Equal(("L1", AsOf), (explanation.Key, explanation.AsOf));
        Assert.Equal(["first_one", "second_one"], explanation.Exclusions);
        Assert.Equal(["large"], explanation.Segments);
        Assert.Empty(explanation.Handoffs);

        void Add(string name, long age) => builder.AddEvent(row, Array.FindIndex(model.Definition.Events, e => e.Name == name), AsOf - age, "");

        IEnumerable<string> LinesOf(int score) => explanation.Scores[score].Lines.Select(l =>
            $"{l.Kind} {l.Label} {l.Points} at {l.Depth}"
            + (l.Events > 0 ? $", {l.Events} events" : "")
            + (l.Newest > long.MinValue ? $", the newest {(AsOf - l.Newest) / Day} days old" : ""));
    }

    [Theory]
    [InlineData("requested => +1", 2, 10)]
    [InlineData("requested older than 20 days => +1", 1, 30)]
    [InlineData("each requested demo => +1", 1, 30)]
    [InlineData("each requested => +1 at most 1 per week", 2, 10)]
    [InlineData("requested demo or visited => +1", 2, 5)]
    [InlineData("requested where (opted_in is missing) => +1", 2, 10)]
    [InlineData("requested where (lead.country is missing or form is demo) => +1", 2, 10)]
    [InlineData("match count of requested { 2 => +1 }", 2, 10)]
    [InlineData("requested and not visited blog => +1", 2, 10)]
    [InlineData("every 5 days without visited => +1", 0, 5)]
    public void A_line_says_how_many_events_counted_and_how_old_the_newest_is(string rule, long events, long days)
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze($"{Models.Schema}score s {{ {rule} }}"));
        var lead = model.NewBlock();
        var row = lead.AddLead("1");
        Add("requested", 10, "quote");
        Add("requested", 30, "demo");
        Add("visited", 5, "/x");
        var line = Assert.Single(model.Explain(lead.Build(), row, AsOf).Scores[0].Lines);
        Assert.Equal((events, AsOf - (days * Day)), (line.Events, line.Newest));

        void Add(string name, long age, string subject)
        {
            var kind = Array.FindIndex(model.Definition.Events, e => e.Name == name);
            lead.TrySetProperty(lead.AddEvent(row, kind, AsOf - (age * Day), ""), 0, subject);
        }
    }

    [Fact]
    public void Ignored_events_are_counted_and_give_nothing()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze($$"""
            {{Models.Schema}}
            ignore visited careers
            ignore requested more than 1 within 1 day
            score s { each visited => +1; each requested => +1 }
            """));
        var lead = model.NewLead();
        for (var i = 0; i < 3; i++)
        {
            lead.AddEvent("visited", DateTimeOffset.UnixEpoch).Set("page", i == 0 ? "/pricing" : "/careers");
            lead.AddEvent("requested", DateTimeOffset.UnixEpoch.AddDays(i * 2));
        }

        lead.AddEvent("requested", DateTimeOffset.UnixEpoch.AddDays(3));
        var explanation = model.Explain(lead, DateTimeOffset.UnixEpoch.AddDays(20_240));
        Assert.Equal(5, explanation.IgnoredEvents);
        Assert.Equal(2_000, explanation.Scores[0].Value);
        Assert.Equal(0, model.Explain(model.NewLead(), DateTimeOffset.UnixEpoch).IgnoredEvents);
    }

    [Fact]
    public void Scoring_allocates_nothing_with_ignored_events_and_most_per()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze($$"""
            {{Models.Schema}}
            ignore visited where (seconds < employees)
            ignore visited more than 20 within 1 minute
            score s { most visited per session >= 3 => +1; most visited per seconds >= 2 => +1; each visited => +1 }
            """));
        var leads = model.NewBlock();
        var visited = Array.FindIndex(model.Definition.Events, e => e.Name == "visited");
        for (var i = 0; i < 300; i++)
        {
            var row = leads.AddLead("1");
            leads.TrySetField(row, Array.FindIndex(model.Definition.LeadFields, f => f.Name == "employees"), "3");
            for (var k = 0; k < i; k++)
            {
                var e = leads.AddEvent(row, visited, (long)k * k * 100_000, "");
                leads.TrySetProperty(e, 1, (k % 7).ToString(CultureInfo.InvariantCulture));
                leads.TrySetProperty(e, 2, $"s{k % 20}");
            }
        }

        var block = leads.Build();
        var result = model.NewResult();
        var sum = ScoreAll();
        Assert.NotEqual(0, sum);
        Assert.Equal(0, Allocations.Of(() => sum -= ScoreAll()));

        decimal ScoreAll()
        {
            var all = 0m;
            for (var row = 0; row < block.Count; row++)
            {
                model.Score(block, row, AsOf, result);
                all += result["s"];
            }

            return all;
        }
    }

    [Fact]
    public void Reasons_come_strongest_first_and_equal_ones_as_declared()
    {
        const string WithReasons = Models.Schema +
            """
            score first { "b": employees >= 1 => +5; "c": employees >= 1 => +9; "minus": employees >= 1 => -50 }
            score second { "a": employees >= 1 => +5; group "g" weight 200% { "d": employees >= 1 => +3 }; "e": employees >= 1 => +4 }
            handoff five when employees >= 1 because top 5 reasons of second, first
            handoff all_of_them when employees >= 1 because reasons of second
            handoff silent when employees >= 1
            """;
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(WithReasons));
        var result = model.NewResult();
        model.Score(model.NewLead().Set("employees", 1), AsOf, result);
        Assert.Equal(["c", "d", "b", "a", "e"], result.GetReasons("five"));
        Assert.Equal(["d", "a", "e"], result.GetReasons("all_of_them"));
        Assert.Empty(result.GetReasons("silent"));
        Assert.Equal(["five", "all_of_them", "silent"], result.Handoffs);
        model.Score(model.NewLead(), AsOf, result);
        Assert.Empty(result.GetReasons("five"));
        Assert.Empty(result.Handoffs);
    }
}
