using System.Text.Json;
using ScoringDsl.Cli.Tests.Commands;
using ScoringDsl.Cli.Worker;

namespace ScoringDsl.Cli.Tests.Worker;

public sealed class DataSettingTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private const string Nothing = "Set 'score.data' to a file of leads or events to see what the model does to them.";

    // The model lies in models/ of the workspace; leads.csv beside it and in the workspace, events.csv in the workspace alone.
    [Theory]
    [InlineData("\"leads.csv\"", "models/leads.csv |  | ")]
    [InlineData("\"events.csv\"", "events.csv |  | ")]
    [InlineData("""{ "leads": "leads.csv", "events": "events.csv" }""", "models/leads.csv | events.csv | ")]
    [InlineData("""{ "events": ["visited=events.csv", "leads.csv"] }""", " | visited=events.csv, models/leads.csv | ")]
    [InlineData("""{ "leads": "leads.csv", "asOf": "2025-06-01" }""", "models/leads.csv |  | 2025-06-01")]
    [InlineData("""{ "models/shop.score": "leads.csv" }""", "models/leads.csv |  | ")]
    [InlineData("""{ "./models/shop.score": { "events": "events.csv" } }""", " | events.csv | ")]
    [InlineData("""{ "other.score": "leads.csv", "**/*.score": "events.csv" }""", "events.csv |  | ")]
    [InlineData("""{ "**/*.score": "events.csv", "shop.score": "leads.csv" }""", "models/leads.csv |  | ")]
    public void Names_files_beside_the_model_or_in_the_workspace(string setting, string expected)
    {
        shop.Write("models/leads.csv", "");
        var data = Read(setting);
        var events = string.Join(", ", data.Events.Select(e => e.Prefix + Relative(e)));

        Assert.Equal(expected, $"{Relative(data.Leads)} | {events} | {(data.AsOf is { } asOf ? Runtime.Data.ValueReader.FormatInstant(asOf) : "")}");
    }

    [Theory]
    [InlineData("null", WorkerRefusal.NoData, Nothing)]
    [InlineData("\"\"", WorkerRefusal.NoData, Nothing)]
    [InlineData("{}", WorkerRefusal.NoData, Nothing)]
    [InlineData("""{ "asOf": "2025-06-01" }""", WorkerRefusal.NoData, Nothing)]
    [InlineData("""{ "other.score": "leads.csv" }""", WorkerRefusal.NoData, Nothing)]
    [InlineData("5", WorkerRefusal.Failed, "'score.data' is the path of a file of leads, or an object with leads, events, accounts and asOf.")]
    [InlineData("""{ "leads": 5 }""", WorkerRefusal.Failed, "'leads' of 'score.data' is the path of a file.")]
    [InlineData("""{ "leads": "leads.csv", "event": "events.csv" }""", WorkerRefusal.Failed, "'score.data' has no 'event'. Did you mean 'events'?")]
    [InlineData("""{ "leads": "leads.csv", "asof": "2025-06-01" }""", WorkerRefusal.Failed, "'score.data' has no 'asof'. Did you mean 'asOf'?")]
    [InlineData("""{ "events": [5] }""", WorkerRefusal.Failed, "'events' of 'score.data' is the path of a file, NAME=path, or a list of those.")]
    [InlineData("""{ "leads": "leads.csv", "asOf": "1 June" }""", WorkerRefusal.Failed, "'asOf' of 'score.data' is an instant, such as 2025-06-01 or 2025-06-01T09:30:00Z.")]
    public void Says_what_is_wrong(string setting, string state, string message)
    {
        var refusal = Assert.Throws<WorkerRefusal>(() => Read(setting));

        Assert.Equal((state, message), (refusal.State, refusal.Message));
    }

    private DataSet Read(string setting) =>
        new DataSetting(shop.Folder + "models/shop.score", shop.Folder).Read(JsonDocument.Parse(setting).RootElement);

    private string? Relative(DataFilePath? file) => file?.Path.Replace(shop.Folder, "", StringComparison.Ordinal);
}
