using System.Text.Json;

namespace ScoringDsl.LanguageServer.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("{}", true, true, JsonValueKind.Undefined)]
    [InlineData("null", true, true, JsonValueKind.Undefined)]
    [InlineData("[1]", true, true, JsonValueKind.Undefined)]
    [InlineData("""{ "codeLens": { "statistics": false } }""", false, true, JsonValueKind.Undefined)]
    [InlineData("""{ "inlayHints": { "reach": false, "points": 5 }, "data": "leads.csv" }""", true, false, JsonValueKind.String)]
    public void What_is_missing_or_wrong_is_as_by_default(string section, bool statistics, bool reach, JsonValueKind data)
    {
        var settings = Settings.Of(JsonDocument.Parse(section).RootElement);

        Assert.Equal((statistics, reach, true, data), (settings.ShowsStatistics, settings.HintsReach, settings.HintsPoints, settings.Data.ValueKind));
    }

    [Theory]
    [InlineData("/work/a/model.score", "a")]
    [InlineData("/work/a/inner/model.score", "inner")]
    [InlineData("/work/ab/model.score", "others")]
    public void The_innermost_folder_says_what_holds_for_a_file(string path, string expected)
    {
        var settings = new FolderSettings(Data("others"), [("/work/a", Data("a")), ("/work/a/inner", Data("inner"))]);

        Assert.Equal(expected, settings.Of(path).Data.GetString());

        static Settings Data(string name) => Settings.Of(JsonDocument.Parse($$"""{ "data": "{{name}}" }""").RootElement);
    }

    [Fact]
    public void The_server_asks_for_the_settings_of_each_folder_when_it_starts_and_when_they_change()
    {
        using var client = new Client();
        client.Ask(
            "initialize",
            """{ "workspaceFolders": [{ "uri": "file:///nowhere/a", "name": "a" }], "capabilities": { "workspace": { "configuration": true, "codeLens": { "refreshSupport": true } } } }""");
        client.Notify("initialized", "{}");

        var question = client.NextNotification();
        Assert.Equal("workspace/configuration", (string?)question["method"]);
        Assert.Equal([null, "file:///nowhere/a"], question["params"]?["items"]?.AsArray().Select(i => (string?)i?["scopeUri"]));
        client.Answer(question, "[null, { \"codeLens\": { \"statistics\": false } }]");
        Assert.Equal("workspace/codeLens/refresh", (string?)client.NextNotification()["method"]);

        client.Notify("workspace/didChangeConfiguration", """{ "settings": null }""");
        Assert.Equal("workspace/configuration", (string?)client.NextNotification()["method"]);
    }
}
