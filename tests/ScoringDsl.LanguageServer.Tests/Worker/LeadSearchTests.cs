namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>The leads that a picker offers.</summary>
[Collection(SharedServer.Collection)]
public sealed class LeadSearchTests(SampleSession session) : IClassFixture<SampleSession>
{
    [Theory]
    [InlineData("L0106", 1, "L0106")]
    [InlineData("VP planrival", 1, "L0244")]
    [InlineData("nobody like this", 0, null)]
    public void Leads_are_found_by_their_key_and_by_words_in_any_field(string query, int total, string? first)
    {
        var found = session.Ask("score/leads", $", \"query\": \"{query}\"");

        Assert.Equal(("ok", total, first), ((string?)found["state"], (int?)found["total"], (string?)found["leads"]?.AsArray().FirstOrDefault()?["id"]));
    }

    [Fact]
    public void All_leads_are_offered_those_with_the_highest_first_score_first()
    {
        var found = session.Ask("score/leads", ", \"limit\": 20");
        var leads = found["leads"]?.AsArray() ?? [];
        var scores = leads.Select(l => l?["scores"]?[0]?["value"]?.GetValue<decimal>() ?? 0).ToList();

        Assert.Equal((300, 20), ((int?)found["total"], leads.Count));
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal("total", (string?)leads[0]?["scores"]?[0]?["name"]);
        Assert.Contains("@", (string?)leads[0]?["title"], StringComparison.Ordinal);
    }
}
