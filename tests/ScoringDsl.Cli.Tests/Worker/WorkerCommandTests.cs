using System.Text.Json.Nodes;
using ScoringDsl.Cli.Tests.Commands;
using ScoringDsl.Cli.Worker;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Tests.Worker;

/// <summary>The worker of editors, spoken to as the language server does. What it says of a model and its leads is tested through the server.</summary>
public sealed class WorkerCommandTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    [Fact]
    public void It_answers_until_its_input_ends_and_does_not_show_in_the_help()
    {
        using var worker = new WorkerSession();
        var figures = worker.Ask("figures", Members())["result"];

        Assert.Equal((3, 2), ((int?)figures?["leads"], figures?["rules"]?.AsArray().Count(r => (int?)r?["firing"] == 2)));
        worker.End();
        Assert.Equal(ExitCodes.Fine, worker.ExitCode);
        Assert.DoesNotContain("worker", shop.Run("--help").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_request_changes_nothing()
    {
        using var worker = new WorkerSession();
        worker.Send("no json");
        worker.Send("null");
        worker.Send("""{ "id": "seven" }""");

        Assert.Equal("There is no request 'dance'.", (string?)worker.Ask("dance", [])["failed"]?["message"]);
        Assert.Equal("The request names no model.", (string?)worker.Ask("figures", [])["failed"]?["message"]);
        Assert.NotNull(worker.Ask("figures", Members())["result"]);
        Assert.Contains("no request", worker.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_requests_for_figures_of_one_model_the_last_is_answered()
    {
        using var worker = new WorkerSession();
        var ids = Enumerable.Range(1, 20).Select(i => worker.Send("figures", Members(ShopFixture.Model.Replace("+20", $"+{i}", StringComparison.Ordinal)))).ToList();
        var answers = ids.Select(_ => worker.Read()).ToDictionary(a => (int?)a["id"] ?? 0);

        Assert.Equal(ids.Order(), answers.Keys.Order());
        Assert.Equal(2 * 20, (double?)answers[ids[^1]]["result"]?["rules"]?[0]?["points"]);
        Assert.Contains(answers.Values, answer => answer["cancelled"] is not null);
    }

    [Fact]
    public void A_request_that_is_cancelled_while_it_waits_is_not_begun()
    {
        using var worker = new WorkerSession();
        var first = worker.Send("preview", Members());
        var second = worker.Send("preview", Members(ShopFixture.Model + "// changed"));
        worker.Send($$"""{ "id": {{second}}, "method": "cancel" }""");

        Assert.Equal((first, true), ((int?)worker.Read()["id"], true));
        Assert.NotNull(worker.Read()["cancelled"]);
    }

    [Fact]
    public void A_model_that_cannot_be_scored_before_is_not_compared()
    {
        using var worker = new WorkerSession();
        var members = Members();
        members["before"] = new JsonObject { [shop.Folder + "shop.score"] = "score total { nonsense => +1 }" };
        var preview = worker.Ask("preview", members)["result"];

        Assert.Equal(0, (int?)preview?["moved"]);
        Assert.Equal(preview?["distributions"]?[0]?["before"]?.ToJsonString(), preview?["distributions"]?[0]?["after"]?.ToJsonString());
    }

    [Fact]
    public void Scores_labels_and_flags_that_are_new_have_no_before()
    {
        using var worker = new WorkerSession();
        var members = Members(ShopFixture.Model + "\nscore other range 0..10 { always => +3 }\nbands more of other { x >= 2; y otherwise }\nsegment all when other >= 1\n");
        members["before"] = new JsonObject { [shop.Folder + "shop.score"] = ShopFixture.Model };
        var preview = worker.Ask("preview", members)["result"];

        var score = preview?["distributions"]?.AsArray()[^1];
        Assert.Equal((0, 3), (score?["before"]?.AsArray().Sum(n => (int?)n), score?["after"]?.AsArray().Sum(n => (int?)n)));
        Assert.Null(score?["meanBefore"]);
        Assert.Equal((0, 3), ((int?)preview?["labels"]?.AsArray()[^1]?["values"]?[0]?["before"], (int?)preview?["labels"]?.AsArray()[^1]?["values"]?[0]?["after"]));
        Assert.Equal((0, 3), ((int?)preview?["flags"]?.AsArray()[^1]?["before"], (int?)preview?["flags"]?.AsArray()[^1]?["after"]));
        Assert.Equal(0, (int?)preview?["moved"]);
    }

    [Fact]
    public void Rules_see_the_accounts_of_leads()
    {
        const string model = """
            lead { id text key; account_id text account }
            account { account_id text key; employees number }
            score fit { account.employees >= 100 => +7 }
            """;
        shop.Write("accounts/people.csv", "id,account_id\nL1,acme\nL2,tiny\nL3,\n");
        shop.Write("accounts/companies.csv", "account_id,employees\nacme,500\ntiny,5\n");
        using var worker = new WorkerSession();
        var figures = worker.Ask("figures", new JsonObject
        {
            ["model"] = shop.Folder + "accounts/model.score",
            ["texts"] = new JsonObject { [shop.Folder + "accounts/model.score"] = model },
            ["data"] = new JsonObject { ["leads"] = "people.csv", ["accounts"] = "companies.csv" },
        })["result"];

        Assert.Equal((3, 1, 7), ((int?)figures?["leads"], (int?)figures?["rules"]?[0]?["firing"], (int?)figures?["rules"]?[0]?["points"]));
    }

    [Fact]
    public void Models_that_were_not_used_for_long_are_put_away()
    {
        using var shelf = new ModelShelf();
        var first = Shelve(0).Model;
        foreach (var i in Enumerable.Range(1, 3))
        {
            Assert.NotSame(first, Shelve(i).Model);
        }

        Assert.Same(first, Shelve(0).Model);
        Assert.All(Enumerable.Range(4, 4), i => Assert.NotNull(Shelve(i)));
        Assert.Throws<ObjectDisposedException>(first.NewBlock);

        ShelvedModel Shelve(int i) => shelf.Get("m.score", new MemoryFileReader().Add("m.score", $"score s {{ always => +{i} }}"));
    }

    private JsonObject Members(string text = ShopFixture.Model) => new()
    {
        ["model"] = shop.Folder + "shop.score",
        ["texts"] = new JsonObject { [shop.Folder + "shop.score"] = text },
        ["data"] = new JsonObject { ["leads"] = "leads.csv", ["events"] = "events.csv", ["asOf"] = "2025-06-01" },
    };
}
