using System.Text;
using System.Text.Json.Nodes;

namespace ScoringDsl.LanguageServer.Tests;

/// <summary>The server as an editor meets it: a process that is spoken to in raw JSON-RPC.</summary>
public sealed class ServerTests(PullingServer server) : IClassFixture<PullingServer>
{
    private const string Uri = "file:///models/model.score";
    private const string Pulls = PullingServer.Pulls;

    private const string Model =
        """
        model "m"
        lead { email email; employees number }
        event visited { page url subject }
        define big = employees >= 500
        score fit range 0..100 {
          big => +20
          emplyees > 5 => +10
        }
        """;

    [Fact]
    public void Findings_are_sent_when_a_document_is_opened_and_changed()
    {
        using var client = Client.Started();
        client.Open(Uri, Model);

        var first = client.NextNotification();
        Assert.Equal("textDocument/publishDiagnostics", (string?)first["method"]);
        Assert.Contains("Did you mean 'employees'?", Message(first, 0), StringComparison.Ordinal);

        client.Edit(Uri, 2, (6, 2), (6, 10), "employees");
        JsonObject next;
        do
        {
            next = client.NextNotification();
        }
        while ((int?)next["params"]?["version"] != 2);

        Assert.DoesNotContain("\"severity\":1", next.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_pulled_by_clients_that_pull()
    {
        var client = server.Client;
        client.Open(Uri, Model);

        Assert.Contains("emplyees", client.Diagnostics(Uri), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_is_offered_and_makes_the_model_right()
    {
        var client = server.Client;
        client.Open(Uri, Model);

        var action = client.Result(
            "textDocument/codeAction",
            $$"""{ "textDocument": { "uri": "{{Uri}}" }, "range": { "start": { "line": 6, "character": 4 }, "end": { "line": 6, "character": 4 } }, "context": { "diagnostics": [] } }""")?[0];
        var edit = action?["edit"]?["changes"]?[Uri]?[0];

        Assert.Equal("Write 'employees'", (string?)action?["title"]);
        Assert.Equal("employees", (string?)edit?["newText"]);
        Assert.Equal(6, (int?)edit?["range"]?["start"]?["line"]);
        client.Edit(Uri, 2, (6, (int?)edit?["range"]?["start"]?["character"] ?? 0), (6, (int?)edit?["range"]?["end"]?["character"] ?? 0), "employees");
        Assert.DoesNotContain("\"severity\":1", client.Diagnostics(Uri), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"textDocument\": { \"completion\": { \"completionItem\": { \"snippetSupport\": true } } } }", "each ${1:event} => +${2:1} up to ${3:10}")]
    [InlineData("{}", "each event => +1 up to 10")]
    public void Proposals_have_places_to_fill_in_where_the_editor_takes_them(string capabilities, string inserted)
    {
        using var client = Client.Started(capabilities);
        client.Open(Uri, Model);

        var items = client.Result("textDocument/completion", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "position": { "line": 5, "character": 2 } }""")?["items"]?.AsArray();

        Assert.Equal(inserted, (string?)items?.First(i => (string?)i?["label"] == "each")?["insertText"]);
        Assert.Contains(items ?? [], i => (string?)i?["label"] == "big");
    }

    [Theory]
    [InlineData("textDocument/hover")]
    [InlineData("textDocument/definition")]
    [InlineData("textDocument/references")]
    [InlineData("textDocument/documentHighlight")]
    [InlineData("textDocument/prepareRename")]
    [InlineData("textDocument/documentSymbol")]
    [InlineData("textDocument/foldingRange")]
    [InlineData("textDocument/semanticTokens/full")]
    public void Every_request_about_a_name_is_answered(string method)
    {
        var client = server.Client;
        client.Open(Uri, Model);

        var result = client.Result(method, $$"""{ "textDocument": { "uri": "{{Uri}}" }, "position": { "line": 5, "character": 3 } }""");

        Assert.NotNull(result);
        Assert.NotEqual("[]", result.ToJsonString());
    }

    [Fact]
    public void A_name_is_renamed_where_it_is_declared_and_used()
    {
        var client = server.Client;
        client.Open(Uri, Model);

        var edits = client.Result("textDocument/rename", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "position": { "line": 5, "character": 3 }, "newName": "large" }""")?["changes"]?[Uri];

        Assert.Equal([3, 5], edits?.AsArray().Select(e => (int?)e?["range"]?["start"]?["line"]));
    }

    [Fact]
    public void A_document_is_formatted()
    {
        var client = server.Client;
        client.Open(Uri, "model \"m\"\nscore s {\nalways=>+5\n}\n");

        var edits = client.Result("textDocument/formatting", $$"""{ "textDocument": { "uri": "{{Uri}}" }, "options": { "tabSize": 2, "insertSpaces": true } }""")?.AsArray();
        foreach (var edit in edits?.Reverse() ?? [])
        {
            var (start, end) = (edit?["range"]?["start"], edit?["range"]?["end"]);
            client.Edit(
                Uri, 2, ((int?)start?["line"] ?? 0, (int?)start?["character"] ?? 0), ((int?)end?["line"] ?? 0, (int?)end?["character"] ?? 0), (string?)edit?["newText"] ?? "");
        }

        Assert.NotEmpty(edits ?? []);
        Assert.Empty(client.Result("textDocument/formatting", $$"""{ "textDocument": { "uri": "{{Uri}}" } }""")?.AsArray() ?? []);
    }

    [Theory]
    [InlineData("Content-Length: 9\r\n\r\nnot json!")]
    [InlineData("Content-Length: 2\r\n\r\n[]")]
    [InlineData("Content-Length: 17\r\n\r\n{\"jsonrpc\":\"2.0\"}")]
    [InlineData("Content-Length: twelve\r\n\r\n")]
    [InlineData("Hello: 5\r\n\r\n")]
    [InlineData("Content-Length: -4\r\n\r\n")]
    public void What_is_no_message_is_answered_with_an_error_and_changes_nothing(string bytes)
    {
        var client = server.Client;
        client.WriteRaw(bytes);

        Assert.NotNull(client.NextAnswer()["error"]);
        client.Open(Uri, Model);
        Assert.Contains("emplyees", client.Diagnostics(Uri), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("textDocument/nothing", "{}", -32601)]
    [InlineData("textDocument/hover", "[]", -32602)]
    [InlineData("textDocument/hover", """{ "textDocument": 5 }""", -32602)]
    [InlineData("initialize", "{}", -32600)]
    public void A_bad_request_is_answered_with_the_right_error(string method, string parameters, int code)
    {
        var client = server.Client;

        Assert.Equal(code, (int?)client.Ask(method, parameters)["error"]?["code"]);
        client.Open(Uri, Model);
        Assert.Contains("emplyees", client.Diagnostics(Uri), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_answered_before_initialize()
    {
        using var client = new Client();

        Assert.Equal(-32002, (int?)client.Ask("textDocument/hover", "{}")["error"]?["code"]);
    }

    [Fact]
    public void A_cancelled_request_is_answered_and_so_is_the_next()
    {
        var client = server.Client;
        client.Open(Uri, LargeModel(2_000));
        var id = client.Send("textDocument/diagnostic", $$"""{ "textDocument": { "uri": "{{Uri}}" } }""");
        client.Notify("$/cancelRequest", $$"""{ "id": {{id}} }""");

        // It may have been finished already; either way there is one answer, and the server goes on.
        var answer = client.Await(id);
        Assert.True(answer["error"] is null ? answer["result"] is not null : (int?)answer["error"]?["code"] == -32800);
        Assert.NotNull(client.Result("textDocument/foldingRange", $$"""{ "textDocument": { "uri": "{{Uri}}" } }"""));
    }

    [Fact]
    public void Five_thousand_quick_edits_leave_the_text_that_the_client_has()
    {
        using var client = Client.Started(Pulls);
        var random = new Random(7);
        var text = Model.ReplaceLineEndings("\n") + "\n// é́ 𝒳 ß\r\n";
        client.Open(Uri, text);
        for (var version = 2; version < 5_002; version++)
        {
            var (start, end) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
            (start, end) = (Math.Min(start, end), Math.Min(Math.Max(start, end), start + 20));
            var inserted = random.Next(5) switch { 0 => "\n", 1 => "employees > 5 => +1\n", 2 => "}", 3 => "\"é\"", _ => "" };
            if (IsInsidePair(text, start) || IsInsidePair(text, end))
            {
                continue;
            }

            client.Edit(Uri, version, PositionOf(text, start), PositionOf(text, end), inserted);
            text = text[..start] + inserted + text[end..];
            if (text.Length < 100)
            {
                client.Edit(Uri, version, (0, 0), (0, 0), Model + "\n");
                text = Model + "\n" + text;
            }
        }

        var fresh = server.Client;
        fresh.Open(Uri, text);
        Assert.Equal(fresh.Diagnostics(Uri), client.Diagnostics(Uri));
        const string colours = $$"""{ "textDocument": { "uri": "{{Uri}}" } }""";
        Assert.Equal(fresh.Result("textDocument/semanticTokens/full", colours)?.ToJsonString(), client.Result("textDocument/semanticTokens/full", colours)?.ToJsonString());
    }

    [Fact]
    public void A_model_of_five_thousand_lines_is_served()
    {
        var client = server.Client;
        client.Open(Uri, LargeModel(5_000));

        Assert.DoesNotContain("\"severity\":1", client.Diagnostics(Uri), StringComparison.Ordinal);
        Assert.True(client.Result("textDocument/semanticTokens/full", $$"""{ "textDocument": { "uri": "{{Uri}}" } }""")?["data"]?.AsArray().Count > 100_000);
    }

    [Fact]
    public void The_server_ends_in_order_with_0_and_with_1_when_the_client_vanishes()
    {
        using var orderly = Client.Started();
        orderly.Ask("shutdown", "null");
        orderly.Notify("exit", "null");
        Assert.Equal(0, orderly.ExitCode());

        using var gone = Client.Started();
        gone.Vanish();
        Assert.Equal(1, gone.ExitCode());
    }

    [Fact]
    public void After_shutdown_requests_are_refused()
    {
        using var client = Client.Started();
        client.Ask("shutdown", "null");

        Assert.Equal(-32600, (int?)client.Ask("textDocument/hover", "{}")["error"]?["code"]);
    }

    private static string? Message(JsonObject published, int index) => (string?)published["params"]?["diagnostics"]?[index]?["message"];

    private static bool IsInsidePair(string text, int offset) =>
        offset > 0 && offset < text.Length && (char.IsLowSurrogate(text[offset]) || (text[offset - 1] == '\r' && text[offset] == '\n'));

    private static (int Line, int Character) PositionOf(string text, int offset)
    {
        var (line, start) = (0, 0);
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                (line, start) = (line + 1, i + 1);
            }
        }

        return (line, offset - start);
    }

    private static string LargeModel(int rules)
    {
        var text = new StringBuilder("model \"large\"\nlead { employees number; title text }\nevent visited { page url subject }\nscore s {\n");
        for (var i = 0; i < rules; i++)
        {
            text.Append(i % 2 == 0 ? $"  title has word \"T{i}\" and employees >= {i} => +{(i % 20) + 1}\n" : $"  visited \"/p{i}\" >= {(i % 5) + 1} within {(i % 60) + 1} days => +1\n");
        }

        return text.Append("}\n").ToString();
    }
}
