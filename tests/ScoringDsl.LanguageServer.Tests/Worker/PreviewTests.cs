using System.Text.Json.Nodes;

namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>What an edit does to the leads of the sample, as an editor asks for it.</summary>
[Collection(SharedServer.Collection)]
public sealed class PreviewTests(SharedServer server)
{
    private const string Demo = "\"Asked for a demo\": requested demo                          => +30";
    private const string StrongerDemo = "\"Asked for a demo\": requested demo                          => +60";

    [Fact]
    public void The_text_in_the_editor_is_compared_with_the_file_on_the_disk()
    {
        using var session = new SampleSession(server);
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
        using var session = new SampleSession(server);
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
        using var session = new SampleSession(server);
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
        using var session = new SampleSession(server);
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
        using var session = new SampleSession(server);
        session.NextNotification("score/previewChanged");
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
        using var session = new SampleSession(server);

        Assert.NotNull(session.NextNotification("score/previewChanged"));
        session.Replace(Demo, StrongerDemo);
        Assert.NotNull(session.NextNotification("score/previewChanged"));
    }

    private static JsonNode Score(JsonNode preview, string name) => Named(preview["distributions"], name, "score");

    private static JsonNode Named(JsonNode? items, string name, string by = "name") =>
        items?.AsArray().FirstOrDefault(item => (string?)item?[by] == name) ?? throw new InvalidOperationException($"There is no {name} in {items?.ToJsonString()}.");
}
