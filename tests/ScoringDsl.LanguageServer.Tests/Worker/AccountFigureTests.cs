namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>What the code lens of a rule of accounts says.</summary>
[Collection(SharedServer.Collection)]
public sealed class AccountFigureTests(SharedServer server)
{
    private const string Model =
        """
        model "accounts"
        lead { id text key; company text account; size number }
        account { company text key; staff number }
        score fit { size >= 5 => +10 }
        account score ready {
          count of leads >= 2 => +30
          group "Many" weight 50% when count of leads >= 2 { always => +1.5 }
          staff > 1000 => +5
        }
        """;

    [Theory]
    [InlineData("size >= 5", "fires on 3 of 4 leads · +30 points")]
    [InlineData("count of leads >= 2 => +30", "fires on 1 of 3 accounts · +30 points")]
    [InlineData("always => +1.5", "fires on 1 of 3 accounts · +1.5 points")]
    [InlineData("staff > 1000", "fires on none of 3 accounts")]
    public void It_says_on_how_many_accounts_the_rule_fires_and_what_it_gives_in_all(string rule, string title)
    {
        using var session = new SampleSession(server);
        session.Write("leads.csv", "id,company,size\nL1,acme,9\nL2,acme,9\nL3,else,9\nL4,,1\n");
        session.Write("accounts.csv", "company,staff\nacme,20\nempty,30\n");
        session.SetData("""{ "leads": "leads.csv", "accounts": "accounts.csv" }""");
        session.SetText(Model);

        Assert.Equal(title, session.LensOf(rule));
    }
}
