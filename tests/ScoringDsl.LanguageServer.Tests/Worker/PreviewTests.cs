using System.Text.Json.Nodes;

namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>What an edit does to the leads of the sample, as an editor asks for it.</summary>
public sealed class PreviewTests
{
    private const string Demo = "\"Asked for a demo\": requested demo                          => +30";
    private const string StrongerDemo = "\"Asked for a demo\": requested demo                          => +60";

    [Fact]
    public void The_text_in_the_editor_is_compared_with_the_file_on_the_disk()
    {
        using var session = new SampleSession();
        var same = session.Preview();

        Assert.Equal("ok", (string?)same["state"]);
        Assert.Equal((300, 14_089, 0, 0), ((int?)same["leads"], (int?)same["events"], (int?)same["skippedRows"], (int?)same["moved"]));
        Assert.Equal(("B2B SaaS", "2025-06-01", 1), ((string?)same["model"], (string?)same["asOf"], (int?)same["version"]));
        Assert.Empty(same["biggest"]?.AsArray() ?? []);

        session.Replace(Demo, StrongerDemo);
        var edited = session.Preview();

        var engagement = Score(edited, "engagement");
        Assert.Equal(2, (int?)edited["version"]);
        Assert.Equal(Score(same, "engagement")["after"]?.ToJsonString(), engagement["before"]?.ToJsonString());
        Assert.NotEqual(engagement["before"]?.ToJsonString(), engagement["after"]?.ToJsonString());
        Assert.True((double?)engagement["meanAfter"] > (double?)engagement["meanBefore"]);
        Assert.Equal(Score(edited, "fit")["before"]?.ToJsonString(), Score(edited, "fit")["after"]?.ToJsonString());
        Assert.InRange((int?)edited["moved"] ?? 0, 1, 300);
        Assert.Equal(10, edited["biggest"]?.AsArray().Count);
        Assert.All(edited["biggest"]?.AsArray() ?? [], change => Assert.True((double?)change?["after"] > (double?)change?["before"]));
    }

    [Fact]
    public void A_distribution_counts_every_lead_once_and_labels_and_flags_are_those_of_the_sample()
    {
        using var session = new SampleSession();
        var preview = session.Preview();

        var total = Score(preview, "total");
        Assert.Equal((0, 100), ((int?)total["low"], (int?)total["high"]));
        Assert.Equal(total["after"]?.AsArray().Count + 1, total["edges"]?.AsArray().Count);
        Assert.All(["before", "after"], side => Assert.Equal(300, total[side]?.AsArray().Sum(count => (int?)count)));

        // The sample's README says so.
        Assert.Equal(42, (int?)Named(Named(preview["labels"], "fit_grade")["values"], "A", "label")["after"]);
        Assert.Equal(34, (int?)Named(Named(preview["labels"], "activity")["values"], "1", "label")["after"]);
        Assert.Equal(
            [("excluded", "competitor", 9), ("excluded", "job_seeker", 13), ("excluded", "student", 11), ("handoff", "sales", 33)],
            preview["flags"]?.AsArray().Where(f => (string?)f?["kind"] != "segment").Select(f => ((string?)f?["kind"], (string?)f?["name"], (int?)f?["after"])));
    }

    [Fact]
    public void A_lead_is_explained_with_the_places_of_its_rules()
    {
        using var session = new SampleSession();
        session.Replace(Demo, StrongerDemo);
        var lead = session.Preview("L0106")["lead"];

        Assert.Equal("L0106", (string?)lead?["lead"]);
        var lines = Named(lead?["scores"], "engagement")["lines"];
        var demo = Named(lines, "Asked for a demo", "label");
        Assert.InRange((double?)demo["points"] ?? 0, 30, 60);
        Assert.Equal(session.Uri, (string?)demo["range"]?["uri"]);
        Assert.Equal(session.LineOf(StrongerDemo), (int?)demo["range"]?["range"]?["start"]?["line"]);
        Assert.Equal(lead?["scores"]?[2]?["value"]?.GetValue<decimal>(), lines?.AsArray().Sum(l => l?["points"]?.GetValue<decimal>()));
    }

    [Fact]
    public void What_was_saved_or_said_to_be_so_is_what_was_before()
    {
        using var session = new SampleSession();
        session.Replace(Demo, StrongerDemo);
        Assert.NotEqual(0, (int?)session.Preview()["moved"]);

        Assert.Null(session.Client.Result("score/setBaseline", session.Document()));
        Assert.Equal(0, (int?)session.Preview()["moved"]);

        session.Replace(StrongerDemo, Demo);
        Assert.NotEqual(0, (int?)session.Preview()["moved"]);
        session.Save();
        Assert.Equal(0, (int?)session.Preview()["moved"]);
    }

    [Fact]
    public void While_the_text_has_errors_the_figures_are_those_of_the_last_good_text()
    {
        using var session = new SampleSession();
        session.Client.NextNotification("score/previewChanged");
        var good = session.Preview();
        session.Replace("phone is known", "phon is known");
        var stale = session.Preview();

        Assert.Equal(("errors", true, 1), ((string?)stale["state"], (bool?)stale["isStale"], (int?)stale["version"]));
        Assert.Equal(
            $"The model has an error in line {session.LineOf("phon is known") + 1} of model.score: There is no field, event or define called 'phon'.",
            (string?)stale["message"]);
        Assert.Equal(good["distributions"]?.ToJsonString(), stale["distributions"]?.ToJsonString());
    }

    [Fact]
    public void The_client_is_told_when_figures_of_a_newer_good_text_are_there()
    {
        using var session = new SampleSession();

        Assert.Equal(session.Uri, (string?)session.Client.NextNotification("score/previewChanged")["params"]?["uri"]);
        session.Replace(Demo, StrongerDemo);
        Assert.Equal(session.Uri, (string?)session.Client.NextNotification("score/previewChanged")["params"]?["uri"]);
    }

    [Theory]
    [InlineData("null", "noData", "Set 'score.data' to a file of leads or events to see what the model does to them.")]
    [InlineData("{ \"other.score\": \"data/leads.csv\" }", "noData", "Set 'score.data' to a file of leads or events to see what the model does to them.")]
    [InlineData("\"leeds.csv\"", "failed", "leeds.csv: The file does not exist.")]
    [InlineData("\"no-key.csv\"", "failed", "no-key.csv:1: There is no column 'lead_id' for the lead key. The columns are: lead id, email. Did you mean 'lead id'?")]
    [InlineData("\"open-quote.csv\"", "failed", "open-quote.csv:3: A quote opens in column 'email' and is never closed. Close it, or double quotes that belong to a value.")]
    [InlineData("\"empty.csv\"", "failed", "empty.csv: The file is empty.")]
    [InlineData("{ \"leads\": \"data/leads.csv\", \"events\": \"visitd=data/events.csv\" }", "failed", "The model has no event 'visitd'. Did you mean 'visited'?")]
    [InlineData("{ \"leads\": \"data/leads.csv\", \"asOf\": \"June\" }", "failed", "'asOf' of 'score.data' is an instant, such as 2025-06-01 or 2025-06-01T09:30:00Z.")]
    public void What_is_wrong_with_the_data_is_said_in_a_sentence(string data, string state, string message)
    {
        using var session = new SampleSession(data);
        session.Write("no-key.csv", "lead id,email\nL1,a@b.example\n");
        session.Write("open-quote.csv", "lead_id,email\nL1,a@b.example\nL2,\"c@d.example\n");
        session.Write("empty.csv", "");
        var preview = session.Preview();

        Assert.Equal((state, message), ((string?)preview["state"], (string?)preview["message"]));
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_counted_and_the_first_are_told()
    {
        using var session = new SampleSession("\"leads.csv\"");
        session.Write("leads.csv", "lead_id,employees\nL1,50\nL2,many\nL3,7\n");
        var preview = session.Preview();

        Assert.Equal((2, 1), ((int?)preview["leads"], (int?)preview["skippedRows"]));
        Assert.Equal("leads.csv:3: 'employees' is not a number: \"many\".", (string?)preview["skipped"]?[0]);
    }

    [Fact]
    public void Data_that_change_on_the_disk_are_read_anew()
    {
        using var session = new SampleSession("""{ "*.score": "leads.csv" }""");
        session.Write("leads.csv", "lead_id\nL1\n");
        Assert.Equal(1, (int?)session.Preview()["leads"]);

        session.Write("leads.csv", "lead_id\nL1\nL2\n");
        Assert.Equal(2, (int?)session.Preview()["leads"]);
    }

    [Theory]
    [InlineData("L0106", 1, "L0106")]
    [InlineData("VP planrival", 1, "L0244")]
    [InlineData("nobody like this", 0, null)]
    public void Leads_are_found_by_their_key_and_by_words_in_any_field(string query, int total, string? first)
    {
        using var session = new SampleSession();
        var found = session.Ask("score/leads", $", \"query\": \"{query}\"");

        Assert.Equal(("ok", total, first), ((string?)found["state"], (int?)found["total"], (string?)found["leads"]?.AsArray().FirstOrDefault()?["id"]));
    }

    [Fact]
    public void All_leads_are_offered_those_with_the_highest_first_score_first()
    {
        using var session = new SampleSession();
        var found = session.Ask("score/leads", ", \"limit\": 20");
        var leads = found["leads"]?.AsArray() ?? [];
        var scores = leads.Select(l => l?["scores"]?[0]?["value"]?.GetValue<decimal>() ?? 0).ToList();

        Assert.Equal((300, 20), ((int?)found["total"], leads.Count));
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal("total", (string?)leads[0]?["scores"]?[0]?["name"]);
        Assert.Contains("@", (string?)leads[0]?["title"], StringComparison.Ordinal);
    }

    private static JsonNode Score(JsonNode preview, string name) => Named(preview["distributions"], name, "score");

    private static JsonNode Named(JsonNode? items, string name, string by = "name") =>
        items?.AsArray().FirstOrDefault(item => (string?)item?[by] == name) ?? throw new InvalidOperationException($"There is no {name} in {items?.ToJsonString()}.");
}
