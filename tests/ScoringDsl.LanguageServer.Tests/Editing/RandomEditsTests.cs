using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScoringDsl.Compiler.Tests.Fuzzing;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;
using ScoringDsl.Tests;
using Xunit.Abstractions;

namespace ScoringDsl.LanguageServer.Tests.Editing;

/// <summary>
/// Models changed at random, as the compiler's fuzzer changes them, and sent as editors send changes: the server has the text that the
/// editor has, and answers whatever is asked at whatever place. <c>tests/fuzz.sh MINUTES server</c> runs it for longer, with other seeds.
/// </summary>
public sealed class RandomEditsTests(ITestOutputHelper output)
{
    private const int Cases = 400;
    private const int CasesOverTheWire = 12;
    private const int EditsOfOne = 8;
    private const string Uri = "file:///models/edited.score";

    private static readonly string[] Asked =
    [
        "textDocument/hover", "textDocument/completion", "textDocument/documentSymbol", "textDocument/definition", "textDocument/references", "textDocument/documentHighlight",
        "textDocument/prepareRename", "textDocument/signatureHelp", "textDocument/foldingRange", "textDocument/semanticTokens/full", "textDocument/formatting",
        "textDocument/diagnostic", "textDocument/codeLens", "textDocument/documentLink",
    ];

    [Fact]
    public void After_any_changes_the_server_has_the_editors_text()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            KeepText(seed);
        }
    }

    [Fact]
    public void And_it_answers_whatever_is_asked_in_between()
    {
        using var client = Client.Started("""{ "textDocument": { "diagnostic": {} } }""");
        for (var seed = 1; seed <= CasesOverTheWire; seed++)
        {
            Converse(client, seed);
        }
    }

    [LongRunFact(FuzzTime.Variable, "tests/fuzz.sh MINUTES server")]
    public void And_for_as_long_as_asked()
    {
        using var client = Client.Started("""{ "textDocument": { "diagnostic": {} } }""");
        var (texts, last) = (0, 0);
        try
        {
            foreach (var seed in FuzzTime.Seeds())
            {
                last = seed;
                KeepText(seed);
                Converse(client, seed);
                texts++;
            }
        }
        finally
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts * EditsOfOne:N0} edits of {texts:N0} texts; the last seed was {last}."));
        }
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_taken_and_leaves_the_places_right()
    {
        using var client = Client.Started("""{ "textDocument": { "diagnostic": {} } }""");
        client.Notify("textDocument/didOpen", $$$"""{ "textDocument": { "uri": "{{{Uri}}}", "languageId": "score", "version": 1, "text": "score s { \"a\\\\ud800 \ud83d \ud83d\ude00\": nothing => +1 }" } }""");

        // The first is no escape, as its backslash is escaped; of the others each half pair is one sign, as in the editor.
        Assert.Contains("\"character\":27", client.Diagnostics(Uri), StringComparison.Ordinal);
    }

    /// <summary>The notifications go the way of a message, without the process.</summary>
    private static void KeepText(int seed)
    {
        var state = new ServerState();
        var (editor, texts) = Begin(seed);
        state.Open(new TextDocumentItem(Uri, 1, EditorText.Known(editor.Text)));
        var version = 1;
        foreach (var next in texts)
        {
            var message = new JsonObject { ["method"] = "textDocument/didChange", ["params"] = DidChange(editor.ChangeTo(next), ++version) };
            var parsed = RpcMessage.Parse(Encoding.UTF8.GetBytes(EditorText.Json(message)));
            state.Change(parsed.Params.Deserialize(ProtocolJson.Default.DidChangeParams) ?? throw new InvalidDataException());

            var document = Assert.Single(state.Snapshot.Documents).Value;
            Assert.Equal(next, editor.Text);
            Assert.True(EditorText.Known(next) == document.Text, $"Seed {seed}: the server has another text after version {version}.");
            Assert.Equal(version, document.Version);
        }
    }

    /// <summary>The same over standard input and output, with questions in between.</summary>
    private static void Converse(Client client, int seed)
    {
        var random = new Random(seed);
        var (editor, texts) = Begin(seed);
        client.Open(Uri, EditorText.Known(editor.Text));
        var version = 1;
        foreach (var next in texts)
        {
            client.Notify("textDocument/didChange", EditorText.Json(DidChange(editor.ChangeTo(next), ++version)));
            for (var i = 0; i < 3; i++)
            {
                var method = Asked[random.Next(Asked.Length)];
                var place = new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Uri }, ["position"] = editor.AnyPosition(), ["options"] = new JsonObject() };
                var answer = client.Ask(method, place.ToJsonString());
                Assert.False(answer.ContainsKey("error"), $"Seed {seed}, {method} {place.ToJsonString()}: {answer.ToJsonString()}");
            }
        }

        // The same text opened afresh looks the same: nothing of the way there is left.
        const string fresh = "file:///models/fresh.score";
        client.Open(fresh, EditorText.Known(editor.Text));
        AssertSame(seed, editor.Text, client.Diagnostics(fresh).Replace(fresh, Uri, StringComparison.Ordinal), client.Diagnostics(Uri));
        AssertSame(seed, editor.Text, Colours(client, fresh), Colours(client, Uri));
        client.Notify("textDocument/didClose", $$$"""{ "textDocument": { "uri": "{{{fresh}}}" } }""");
        client.Notify("textDocument/didClose", $$$"""{ "textDocument": { "uri": "{{{Uri}}}" } }""");
    }

    private static void AssertSame(int seed, string text, string? fresh, string? edited) =>
        Assert.True(fresh == edited, $"Seed {seed}: opened afresh\n{fresh}\nafter the edits\n{edited}\nin the text\n{text}");

    private static (EditorText Editor, List<string> Texts) Begin(int seed)
    {
        var mutator = new Mutator(seed);
        var first = mutator.Make();
        var texts = new List<string>();
        for (var text = mutator.Change(first); texts.Count < EditsOfOne; text = mutator.Change(text))
        {
            texts.Add(text);
        }

        return (new EditorText(first, seed), texts);
    }

    private static JsonObject DidChange(JsonArray changes, int version) =>
        new() { ["textDocument"] = new JsonObject { ["uri"] = Uri, ["version"] = version }, ["contentChanges"] = changes };

    private static string? Colours(Client client, string uri) =>
        client.Result("textDocument/semanticTokens/full", $$$"""{ "textDocument": { "uri": "{{{uri}}}" } }""")?.ToJsonString();
}
