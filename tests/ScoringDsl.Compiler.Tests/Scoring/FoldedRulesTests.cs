using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Planning;
using ScoringDsl.Compiler.Tests.Emit;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>Hundreds of rules about single fields are folded into tables. They give what the same rules give one by one, and what they say.</summary>
public sealed class FoldedRulesTests
{
    private const int Rules = 700;
    private const int TooFewToFold = 3;

    private static readonly string[] Industries = ["software", "finance", "Health Care"];

    [Fact]
    public void Folded_rules_give_what_they_give_one_by_one()
    {
        var random = new Random(7);
        var rules = Enumerable.Range(0, Rules).Select(_ => Make(random)).ToList();
        var text = new StringBuilder(Models.Schema).AppendLine("score folded {");
        rules.ForEach(r => text.AppendLine(r.Text));
        text.AppendLine("}").AppendLine("score single {");
        foreach (var few in rules.Chunk(TooFewToFold))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"group \"{few[0].Text.Replace("\"", "", StringComparison.Ordinal)}\" {{ {string.Join("; ", few.Select(r => r.Text))} }}");
        }

        var analysis = Models.Analyze(text.AppendLine("}").ToString());
        var groups = Planner.Plan(analysis.Model ?? throw new InvalidOperationException(), includeTests: false).Groups;
        Assert.Equal(Rules, groups[0].FoldedRules.Length);
        Assert.Equal(Rules, groups.Skip(2).Sum(g => g.Members.Length));
        Assert.All(groups.Skip(1), g => Assert.Empty(g.FoldedRules));

        using var model = ModelCompiler.CompileAndLoad(analysis);
        var lead = model.NewLead();
        var result = model.NewResult();
        for (var i = 0; i < 500; i++)
        {
            var (industry, country, employees) = (Industry(random), Country(random), Employees(random));
            lead.Clear("1").Set("industry", industry).Set("country", country);
            if (employees is { } number)
            {
                lead.Set("employees", number);
            }

            model.Score(lead, 0, result);
            var expected = rules.Where(r => r.Holds(industry, country, employees)).Sum(r => r.Points);
            Assert.Equal((expected, expected), (result["folded"], result["single"]));
        }
    }

    [Fact]
    public void Each_folded_rule_is_explained_on_its_own()
    {
        const string Text = Models.Schema +
            """
            score folded range 0..100 {
              "c1": country is germany => +1.5
              "c2": country is france => +2.5
              "c3": country in (germany, france) => +10 up to 4
              "c4": country is not germany => -3 down to -2
              "n1": employees >= 10 => +100
              "n2": employees < 10 => +200
              "n3": employees = 10 => +0.001
              "n4": not (employees is missing) => +7
            }
            """;
        var analysis = Models.Analyze(Text);
        Assert.Equal(8, Planner.Plan(analysis.Model ?? throw new InvalidOperationException(), includeTests: false).Groups[0].FoldedRules.Length);
        using var model = ModelCompiler.CompileAndLoad(analysis);
        var builder = model.NewBlock();
        var row = builder.AddLead("1");
        builder.TrySetField(row, Array.FindIndex(model.Definition.LeadFields, f => f.Name == "country"), "Germany");
        builder.TrySetField(row, Array.FindIndex(model.Definition.LeadFields, f => f.Name == "employees"), "10");
        var explained = model.Explain(builder.Build(), 0, 0).Scores[0];
        Assert.Equal(100_000, explained.Value);
        Assert.Equal(
            ["c1 1500", "c3 10000", "c3 -6000", "n1 100000", "n3 1", "n4 7000", " -12501"],
            explained.Lines.Where(l => l.Points != 0).Select(l => $"{l.Label} {l.Points}"));
    }

    /// <summary>A rule's text, when it holds, and what it then gives.</summary>
    private sealed record Rule(string Text, Func<string, string, double?, bool> Holds, decimal Points);

    private static Rule Make(Random random)
    {
        var thousandths = random.Next(-20_000, 20_000);
        thousandths += thousandths == 0 ? 1 : 0;
        var points = thousandths / 1000m;
        var cap = random.Next(4) == 0 ? thousandths / 2 / 1000m : points;
        var (low, high) = (random.Next(0, 100) / 2.0, 50 + (random.Next(0, 100) / 2.0));
        var (one, other) = (Country(random, mayMiss: false), Country(random, mayMiss: false));
        var industry = Industries[random.Next(Industries.Length)];
        (string Condition, Func<string, string, double?, bool> Holds) rule = random.Next(14) switch
        {
            0 => ($"industry is \"{industry}\"", (i, _, _) => i == industry),
            1 => ($"industry is not \"{industry}\"", (i, _, _) => i.Length > 0 && i != industry),
            2 => ($"country is {one}", (_, c, _) => c == one),
            3 => ($"country is not {one}", (_, c, _) => c.Length > 0 && c != one),
            4 => ($"country in ({one}, {other})", (_, c, _) => c == one || c == other),
            5 => ($"country not in ({one}, {other})", (_, c, _) => c.Length > 0 && c != one && c != other),
            6 => ($"country starts with \"{one[..2]}\"", (_, c, _) => c.StartsWith(one[..2], StringComparison.Ordinal)),
            7 => ($"employees >= {Number(low)}", (_, _, e) => e >= low),
            8 => ($"employees < {Number(low)}", (_, _, e) => e < low),
            9 => ($"employees in {Number(low)}..{Number(high)}", (_, _, e) => e >= low && e <= high),
            10 => ($"employees not in {Number(low)}..{Number(high)}", (_, _, e) => e < low || e > high),
            11 => ($"employees is not {Number(low)}", (_, _, e) => e is { } known && known != low),
            12 => ($"employees in ({Number(low)}, {Number(high)})", (_, _, e) => e == low || e == high),
            _ => ($"employees > {Number(low)} and employees <= {Number(high)}", (_, _, e) => e > low && e <= high),
        };
        var text = string.Create(CultureInfo.InvariantCulture, $"{rule.Condition} => {points:+0.000;-0.000}{(cap == points ? "" : $" {(cap > 0 ? "up" : "down")} to {cap:0.000}")}");
        return new Rule(cap == 0 ? text.Split(" up to")[0].Split(" down to")[0] : text, rule.Holds, cap == 0 ? points : cap);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Country(Random random, bool mayMiss = true) => mayMiss && random.Next(8) == 0 ? "" : $"c{random.Next(20)}x";

    private static string Industry(Random random) => random.Next(6) switch
    {
        0 => "",
        1 => "space",
        _ => Industries[random.Next(Industries.Length)],
    };

    private static double? Employees(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => random.NextDouble() * 110,
        2 => -1e9,
        3 => 1e300,
        _ => random.Next(0, 200) / 2.0,
    };
}
