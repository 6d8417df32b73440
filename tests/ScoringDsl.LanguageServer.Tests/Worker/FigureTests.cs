using System.Globalization;

namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>What the code lens of a rule says, against counts made from the rows of the files.</summary>
[Collection(SharedServer.Collection)]
public sealed class FigureTests(SampleSession session) : IClassFixture<SampleSession>
{
    /// <summary>A rule of the sample, the points it gives a lead, and to which leads by their row and their events.</summary>
    public static TheoryData<string, int> Rules => new()
    {
        { "\"Gave a phone number\"", 5 },
        { "email domain gmail ", -10 },
        { "\"Budget approved\"", 15 },
        { "\"Unsubscribed\"", -15 },
        { "\"Trade show\"", 0 },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_lens_of_a_rule_says_on_how_many_leads_it_fires_and_what_it_gives_in_all(string rule, int points)
    {
        var events = session.Rows("data/events.csv").ToLookup(e => e["lead_id"]);
        var firing = session.Rows("data/leads.csv").Count(lead => Fires(rule, lead, events[lead["lead_id"]]));
        var title = session.LensOf(rule);

        Assert.InRange(firing, 1, 299);
        Assert.StartsWith($"fires on {firing} of 300 leads · ", title, StringComparison.Ordinal);
        if (points != 0)
        {
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"fires on {firing} of 300 leads · {firing * points:+#,0;-#,0} points"), title);
        }
    }

    private static bool Fires(string rule, IReadOnlyDictionary<string, string> lead, IEnumerable<IReadOnlyDictionary<string, string>> events)
    {
        // All events of the sample lie before the instant that it is scored as of.
        return rule switch
        {
            "\"Gave a phone number\"" => lead["phone"].Trim().Length > 0,
            "email domain gmail " => lead["email"].EndsWith("@gmail.com", StringComparison.Ordinal),
            "\"Budget approved\"" => lead["budget_approved"] == "yes",
            "\"Unsubscribed\"" => events.Any(e => e["event"] == "unsubscribed"),
            _ => events.Any(e => e["event"] == "attended" && e["what"] == "trade show"),
        };
    }
}
