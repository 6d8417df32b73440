namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>The data that the preview scores.</summary>
[Collection(SharedServer.Collection)]
public sealed class PreviewDataTests(SampleSession session) : IClassFixture<SampleSession>
{
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
        session.SetData(data);
        session.Write("no-key.csv", "lead id,email\nL1,a@b.example\n");
        session.Write("open-quote.csv", "lead_id,email\nL1,a@b.example\nL2,\"c@d.example\n");
        session.Write("empty.csv", "");
        var preview = session.Preview();

        Assert.Equal((state, message), ((string?)preview["state"], (string?)preview["message"]));
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_counted_and_the_first_are_told()
    {
        session.SetData("\"leads.csv\"");
        session.Write("leads.csv", "lead_id,employees\nL1,50\nL2,many\nL3,7\n");
        var preview = session.Preview();

        Assert.Equal((2, 1), ((int?)preview["leads"], (int?)preview["skippedRows"]));
        Assert.Equal("leads.csv:3: 'employees' is not a number: \"many\".", (string?)preview["skipped"]?[0]);
    }

    [Fact]
    public void What_looks_wrong_in_the_data_is_noted()
    {
        session.SetData("""{ "leads": "leads.csv", "events": "events.csv", "asOf": "2025-06-01" }""");
        session.Write("leads.csv", "lead_id,industry\nL1,farming\n");
        session.Write("events.csv", "lead_id,event,at\nL1,visit,2025-05-01\nL2,visited,2025-05-01\n");
        var notes = session.Preview()["notes"]?.AsArray().Select(n => (string?)n).ToList() ?? [];

        Assert.Contains("1 event 'visit', which the model does not have. Did you mean 'visited'?", notes);
        Assert.Contains("1 event belongs to leads that are not among the leads.", notes);
        Assert.Contains("1 value of 'industry' outside its 'one of'.", notes);
    }

    [Fact]
    public void Data_that_change_on_the_disk_are_read_anew()
    {
        session.SetData("""{ "*.score": "leads.csv" }""");
        session.Write("leads.csv", "lead_id\nL1\n");
        Assert.Equal(1, (int?)session.Preview()["leads"]);

        session.Write("leads.csv", "lead_id\nL1\nL2\n");
        Assert.Equal(2, (int?)session.Preview()["leads"]);
    }
}
