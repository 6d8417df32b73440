using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Runtime;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>
/// Long chains, many arms, tests, filters and scores: past the sizes at which methods, words of bits and tables are split, the
/// results stay what they are.
/// </summary>
public sealed class LargeModelTests
{
    private const int Many = 300;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(299)]
    [InlineData(300)]
    public void Every_one_of_many_is_found(int number)
    {
        var model = Model.Value;
        var at = DateTimeOffset.UnixEpoch;
        var lead = model.NewLead().Clear("1").Set("country", $"c{number}").Set("employees", number).Set("title", $"x w{number} y");
        lead.AddEvent("visited", at).Set("page", $"/p{number}").Set("seconds", number);
        lead.AddEvent("purchased", at).Set("category", $"k{number}").Set("amount", number);
        var result = model.NewResult();
        model.Score(lead, 0, result);

        var isOne = number < Many;
        Assert.Equal(isOne ? number + 1 : -1, result["arms_of_texts"]);
        Assert.Equal(isOne ? number + 1 : -1, result["arms_of_numbers"]);
        Assert.Equal(isOne ? number + 1 : 0, result["pages"]);
        Assert.Equal(isOne ? number + 1 : 0, result["words"]);
        Assert.Equal(isOne ? 1 : 0, result["any_country"]);
        Assert.Equal(isOne ? 0 : 1, result["all_others"]);
        Assert.Equal(isOne ? 1 : 0, result["any_event"]);
        Assert.Equal(isOne ? 1 : 0, result["any_of_both"]);
        Assert.Equal((Many * number) + (Many * (Many - 1) / 2), result["long_sum"]);
        Assert.Equal(number == 0 ? 0 : 1, result["long_product"]);
        Assert.Equal(isOne ? 1 : 0, result[$"last{Math.Min(number, Many - 1)}"]);
        Assert.Equal(isOne ? number % 3 : 0, result[$"sum_of_scores"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(5_000)]
    public void A_lead_may_have_any_number_of_events(int count)
    {
        const string Text = Models.Schema +
            """
            score counts {
              each requested => +1
              each requested demo within 10 days => +1000 at most 1000 per hour
              days since last requested >= 0.5 => +0.001
            }
            score firsts = firsts_of + 0 { requested >= 64 => +1 }
            score firsts_of { days since first requested quote >= 100 => +2 }
            score faded { decay half-life 10 days
              each requested quote => +2
              each requested demo => +4 }
            """;
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        const long Day = 86_400_000_000;
        var block = model.NewBlock();
        var row = block.AddLead("1");
        var requested = Array.FindIndex(model.Definition.Events, e => e.Name == "requested");
        for (var i = 0; i < count; i++)
        {
            // One quote, the oldest, at 100 days; all others demos at 10 days, but for the newest at half a day.
            var e = block.AddEvent(row, requested, i == 0 ? -100 * Day : i == count - 1 ? -Day / 2 : -10 * Day, "");
            block.TrySetProperty(e, 0, i == 0 ? "quote" : "demo");
        }

        var table = model.ScoreBatch(block.Build(), 0, threads: 1);
        Assert.Equal((count * 1000L) + (count > 1 ? 1_000_000 : 0) + 1, table.GetScore(0, 0));
        Assert.Equal(2000 + (count >= 64 ? 1000 : 0), table.GetScore(0, 1));

        // 2 / 2^10, 4 / 2 for each at 10 days, and 4 · 2^(-0.05) = 3.8637445.
        var faded = (2 / 1024m) + (Math.Max(0, count - 2) * 2m) + (count > 1 ? 3.8637445m : 0);
        Assert.Equal((long)decimal.Round(faded * 1000, MidpointRounding.AwayFromZero), table.GetScore(0, 3));
    }

    [Fact]
    public void Groups_may_lie_ninety_deep()
    {
        const int Depth = 90;
        var text = new StringBuilder(Models.Schema).AppendLine("score deep {");
        for (var i = 0; i < Depth; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"group \"{i}\" up to {1000 - i} {{ always => +1");
        }

        text.AppendLine(new string('}', Depth)).AppendLine("}");
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(text.ToString()));
        var result = model.NewResult();
        model.Score(model.NewLead(), 0, result);
        Assert.Equal(Depth, result["deep"]);
    }

    private static readonly Lazy<ScoringModel> Model = new(() =>
    {
        var all = Enumerable.Range(0, Many).ToList();
        var text = new StringBuilder(Models.Schema);
        Add("arms_of_texts", $"match country {{ {Join("; ", i => $"c{i} => +{i + 1}")}; otherwise => -1 }}");
        Add("arms_of_numbers", $"match employees {{ {Join("; ", i => $"{i} => +{i + 1}")}; otherwise => -1 }}");
        Add("pages", Join("\n", i => $"visited \"/p{i}\" => +{i + 1}"));
        Add("words", Join("\n", i => $"title has word \"w{i}\" and opted_in is missing => +{i + 1}"));
        Add("any_country", $"{Join(" or ", i => $"country is c{i}")} => +1");
        Add("all_others", $"{Join(" and ", i => $"country is not c{i}")} => +1");
        Add("any_event", $"purchased where ({Join(" or ", i => $"amount = {i}")}) => +1");
        Add("any_of_both", $"purchased where ({Join(" or ", i => $"(amount = {i} and employees = {i})")}) => +1");
        Add("long_sum", $"always => +{Join(" + ", i => $"(employees + {i})")}");
        Add("long_product", $"each purchased => +1 * {Join(" * ", i => i % 30 == 0 ? "amount" : "1")} / {Join(" / ", i => i % 30 == 0 ? "amount" : "1")}");
        foreach (var i in all)
        {
            Add($"last{i}", $"employees = {i} and visited where (seconds = {i}) => +1; employees < 0 => +{i % 3}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"score sum_of_scores = {Join(" + ", i => $"{i % 3} * last{i}")}");
        return ModelCompiler.CompileAndLoad(Models.Analyze(text.ToString()));

        string Join(string separator, Func<int, string> part) => string.Join(separator, all.Select(part));

        void Add(string name, string rules) => text.AppendLine(CultureInfo.InvariantCulture, $"score {name} {{ {rules} }}");
    });
}
