using System.Text.Json.Nodes;

namespace ScoringDsl.LanguageServer.Tests;

/// <summary>The editor's features as they come over the wire; what they say is tested with the features themselves.</summary>
public sealed class FeatureTests(PullingServer server) : IClassFixture<PullingServer>
{
    private const string Uri = "file:///models/model.score";
    private const string Document = $$"""{ "textDocument": { "uri": "{{Uri}}" } }""";

    private const string Model =
        """
        model "m"
        lead { email email; employees number }
        event visited { page url subject }
        define big = employees >= 500
        score fit range 0..100 {
          big => +20
          visited pricing => +10
        }
        score total = 0.5 * fit
        bands grade of fit { A >= 15; B otherwise }
        test "a lead" {
          as of 2025-06-01
          lead { employees 500 }
          expect fit is 20
        }
        """;

    [Fact]
    public void Hints_are_given_unless_the_settings_say_otherwise()
    {
        using var client = new Client();
        client.Ask("initialize", """{ "capabilities": {} }""");
        client.Open(Uri, Model);
        const string all = $$"""{ "textDocument": { "uri": "{{Uri}}" }, "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } } }""";

        Assert.Contains("4:22 reaches 0 to 30", Hints());
        Assert.Contains("5:12 total +10", Hints());
        client.Notify("workspace/didChangeConfiguration", """{ "settings": { "score": { "inlayHints": { "reach": false } } } }""");
        Assert.Equal(["5:12 total +10", "6:24 total +5"], Hints());

        string[] Hints() => [.. (client.Result("textDocument/inlayHint", all)?.AsArray() ?? []).Select(h => $"{h?["position"]?["line"]}:{h?["position"]?["character"]} {h?["label"]}")];
    }

    [Theory]
    [InlineData("{}", "score.server.runTests", "")]
    [InlineData("""{ "clientCommands": true }""", "score.runTests", "score.showReferences")]
    public void Lenses_use_the_commands_that_the_editor_has(string options, string runs, string shows)
    {
        using var client = new Client();
        client.Ask("initialize", $$"""{ "capabilities": {}, "initializationOptions": {{options}} }""");
        client.Open(Uri, Model);

        var lenses = client.Result("textDocument/codeLens", Document)?.AsArray() ?? [];
        var run = lenses.First(l => (string?)l?["command"]?["title"] == "Run test")?["command"];
        var references = lenses.First(l => (int?)l?["range"]?["start"]?["line"] == 4)?["command"];

        Assert.Equal((runs, $"[\"{Uri}\",[\"a lead\"]]"), ((string?)run?["command"], run?["arguments"]?.ToJsonString()));
        Assert.Equal(("3 references", shows), ((string?)references?["title"], (string?)references?["command"]));
        Assert.Equal(shows.Length > 0, references?["arguments"] is JsonArray { Count: 3 });
        Assert.DoesNotContain(lenses, l => (int?)l?["range"]?["start"]?["line"] == 3);

        client.Notify("workspace/didChangeConfiguration", """{ "settings": { "score": { "codeLens": { "allReferences": true } } } }""");
        lenses = client.Result("textDocument/codeLens", Document)?.AsArray() ?? [];
        Assert.Contains(lenses, l => (int?)l?["range"]?["start"]?["line"] == 3);
    }

    [Fact]
    public void Tests_are_listed()
    {
        var client = server.Client;
        client.Open(Uri, Model);

        var test = Assert.Single(client.Result("score/tests", Document)?["tests"]?.AsArray() ?? []);
        Assert.Equal(("a lead", "a lead", 10, 10), ((string?)test?["id"], (string?)test?["name"], (int?)test?["range"]?["start"]?["line"], (int?)test?["selectionRange"]?["end"]?["line"]));
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{ "textDocument": { "codeAction": { "resolveSupport": { "properties": ["edit"] } } } }""", true)]
    public void A_condition_is_extracted_when_it_is_chosen_and_can_be_named_at_once(string capabilities, bool resolves)
    {
        using var client = new Client();
        client.Ask("initialize", $$"""{ "capabilities": {{capabilities}}, "initializationOptions": { "renameCommand": "score.rename" } }""");
        client.Open(Uri, Model);
        const string selected = """{ "start": { "line": 6, "character": 2 }, "end": { "line": 6, "character": 17 } }""";

        var offered = client.Result("textDocument/codeAction", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "range": {{selected}}, "context": { "diagnostics": [], "only": ["refactor"] } }""")?.AsArray();
        var action = offered?.Single(a => (string?)a?["kind"] == "refactor.extract");
        Assert.Equal(resolves, action?["edit"] is null);
        action = resolves ? client.Result("codeAction/resolve", action?.ToJsonString() ?? "") : action;

        Assert.Equal("Give this condition a name with 'define'", (string?)action?["title"]);
        Assert.Contains("define new_condition = visited pricing", action?["edit"]?.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("score.rename", $$"""["{{Uri}}",{"line":4,"character":7}]"""), ((string?)action?["command"]?["command"], action?["command"]?["arguments"]?.ToJsonString()));
    }

    [Fact]
    public void An_action_that_no_longer_fits_is_answered_with_an_error()
    {
        var client = server.Client;
        client.Open(Uri, Model);

        var answer = client.Ask(
            "codeAction/resolve",
            $$"""{ "title": "Paint it green", "kind": "refactor.extract", "data": { "uri": "{{Uri}}", "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } } } }""");
        Assert.Equal(-32801, (int?)answer["error"]?["code"]);
    }

    [Fact]
    public void A_phrase_is_explained_slot_by_slot_while_it_is_typed()
    {
        var client = server.Client;
        client.Open(Uri, Model);
        client.Edit(Uri, 2, (6, 17), (6, 17), " between 30 and ");

        var help = client.Result("textDocument/signatureHelp", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "position": { "line": 6, "character": 33 } }""");
        var signature = help?["signatures"]?[(int?)help["activeSignature"] ?? -1];

        Assert.Equal("between NUMBER and DURATION ago", (string?)signature?["label"]);
        Assert.Equal("[19,27]", signature?["parameters"]?[(int?)help?["activeParameter"] ?? -1]?["label"]?.ToJsonString());
    }

    [Fact]
    public void A_line_is_formatted_when_the_next_begins()
    {
        var client = server.Client;
        client.Open(Uri, Model.Replace("big => +20", "big=>+20\n    ", StringComparison.Ordinal));

        var edits = client.Result("textDocument/onTypeFormatting", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "position": { "line": 6, "character": 4 }, "ch": "\n", "options": {} }""")?.AsArray();

        Assert.NotEmpty(edits ?? []);
        Assert.All(edits ?? [], e => Assert.Equal(5, (int?)e?["range"]?["end"]?["line"]));
    }

    [Fact]
    public void What_a_score_feeds_is_told_as_a_call_hierarchy()
    {
        var client = server.Client;
        client.Open(Uri, Model);

        var item = client.Result("textDocument/prepareCallHierarchy", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "position": { "line": 4, "character": 7 } }""")?[0];
        var calls = $$"""{ "item": {{item?.ToJsonString()}} }""";

        Assert.Equal(["total", "grade"], client.Result("callHierarchy/incomingCalls", calls)?.AsArray().Select(c => (string?)c?["from"]?["name"]));
        Assert.Equal("[]", client.Result("callHierarchy/outgoingCalls", calls)?.ToJsonString());
    }

    [Fact]
    public void The_first_look_for_models_is_shown_and_finds_them()
    {
        var folder = Directory.CreateTempSubdirectory("score");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "crm.score"), "lead { email email }\n");
            File.WriteAllText(Path.Combine(folder.FullName, "model.score"), "model \"m\"\nimport \"crm.score\"\nsegment s when email is known\n");
            using var client = new Client();
            client.Ask("initialize", $$"""{ "rootUri": "{{new Uri(folder.FullName).AbsoluteUri}}", "capabilities": { "window": { "workDoneProgress": true } } }""");
            client.Notify("initialized", "{}");

            var create = client.NextNotification();
            Assert.Equal("window/workDoneProgress/create", (string?)create["method"]);
            client.Answer(create, "null");
            var (begin, end) = (client.NextNotification()["params"], client.NextNotification()["params"]);
            Assert.Equal(("begin", "Looking for scoring models"), ((string?)begin?["value"]?["kind"], (string?)begin?["value"]?["title"]));
            Assert.Equal(("end", "2 files"), ((string?)end?["value"]?["kind"], (string?)end?["value"]?["message"]));
            Assert.Equal(2, client.Result("workspace/symbol", """{ "query": "e" }""")?.AsArray().Count(s => (string?)s?["name"] is "email" or "lead"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
