using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>A copy of the sample b2b-saas, open in a server that starts a worker.</summary>
public sealed partial class SampleSession : IDisposable
{
    /// <summary>The setting that names the sample's data.</summary>
    public const string Data = """{ "leads": "data/leads.csv", "events": "data/events.csv", "asOf": "2025-06-01" }""";

    private readonly string _folder;
    private readonly string _original;
    private readonly SharedServer? _server;
    private int _version = 1;

    /// <summary>Opens the model in a server that other tests use too.</summary>
    public SampleSession(SharedServer server)
    {
        _server = server;
        _folder = server.NewFolder() + "/";
        Client = server.Client;
        _original = Text = Copy();
        SetData(Data);
        Client.Open(Uri, Text);
    }

    /// <summary>Starts a server and opens the model.</summary>
    /// <param name="data">The setting <c>score.data</c>; null for a client that tells it itself.</param>
    /// <param name="options">The initializationOptions.</param>
    /// <param name="capabilities">The client's capabilities.</param>
    internal SampleSession(string? data = Data, string options = "{}", string capabilities = """{ "textDocument": { "diagnostic": {} } }""")
    {
        _folder = Directory.CreateTempSubdirectory("score-worker-").FullName + "/";
        _original = Text = Copy();
        Client = new Client();
        Client.Initialize(_folder, capabilities, options);
        if (data is not null)
        {
            SetData(data);
        }

        Client.Open(Uri, Text);
    }

    internal Client Client { get; }

    /// <summary>The text in the editor.</summary>
    public string Text { get; private set; }

    /// <summary>The model's URI.</summary>
    public string Uri => $"file://{_folder}model.score";

    /// <summary>The processes of the worker that were started so far, by the server's log.</summary>
    public IReadOnlyList<int> Workers
    {
        get
        {
            lock (Client.Log)
            {
                return [.. StartedLine().Matches(Client.Log.ToString()).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
            }
        }
    }

    /// <summary>The process of the worker that was started as the n-th; waits for the server's log, which comes on a way of its own.</summary>
    public int Worker(int number)
    {
        Assert.True(SpinWait.SpinUntil(() => Workers.Count >= number, TimeSpan.FromSeconds(30)), $"There are {Workers.Count} workers, not {number}.");
        return Workers[number - 1];
    }

    public void Dispose()
    {
        if (_server is null)
        {
            Client.Dispose();
        }
        else
        {
            Client.Notify("textDocument/didClose", Document());
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Changes the setting <c>score.data</c>.</summary>
    public void SetData(string data)
    {
        if (_server is null)
        {
            Client.SetData(data);
        }
        else
        {
            _server.SetData(data);
        }
    }

    /// <summary>Waits for a notification about the model.</summary>
    public JsonNode? NextNotification(string method)
    {
        while (true)
        {
            var parameters = Client.NextNotification(method)["params"];
            if ((string?)parameters?["uri"] == Uri)
            {
                return parameters;
            }
        }
    }

    /// <summary>Replaces a stretch of the text in the editor.</summary>
    public void Replace(string old, string text)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        SetText(Text.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Replaces the text in the editor.</summary>
    public void SetText(string text)
    {
        Text = text;
        Client.Notify(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Uri, ["version"] = ++_version },
                ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
            }.ToJsonString());
    }

    /// <summary>Gives the editor the text of the sample again.</summary>
    public void Reset() => SetText(_original);

    /// <summary>Saves the text.</summary>
    public void Save()
    {
        File.WriteAllText(_folder + "model.score", Text);
        Client.Notify("textDocument/didSave", Document());
    }

    /// <summary>Writes a file beside the model.</summary>
    public void Write(string name, string text) => File.WriteAllText(_folder + name, text);

    /// <summary>The rows of one of the sample's data files by column; none of them holds a quote.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(_folder + name);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second))];
    }

    /// <summary>Asks for the preview.</summary>
    /// <param name="lead">The lead to explain, or null.</param>
    public JsonNode Preview(string? lead = null) => Ask("score/preview", lead is null ? "" : $", \"lead\": \"{lead}\"");

    /// <summary>Sends a request about the model and waits for its result.</summary>
    public JsonNode Ask(string method, string more = "") => Client.Result(method, Document(more)) ?? throw new InvalidOperationException($"{method} gave nothing.");

    /// <summary>The parameters of a request about the model.</summary>
    public string Document(string more = "") => $$"""{ "textDocument": { "uri": "{{Uri}}" }{{more}} }""";

    /// <summary>Runs tests of the model.</summary>
    public JsonNode RunTests(params string[] ids) =>
        Client.Result("score/runTests", new JsonObject { ["tests"] = new JsonArray(new JsonObject { ["uri"] = Uri, ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) }) }.ToJsonString())
        ?? throw new InvalidOperationException("score/runTests gave nothing.");

    /// <summary>The line, from 0, in which something stands.</summary>
    public int LineOf(string text) => Text[..Text.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n');

    /// <summary>What the code lens of a rule says of its figures, once they are there.</summary>
    public string LensOf(string rule)
    {
        var line = LineOf(rule);
        while (true)
        {
            var lenses = Client.Result("textDocument/codeLens", Document())?.AsArray() ?? [];
            var titles = lenses.Where(l => (int?)l?["range"]?["start"]?["line"] == line).Select(l => (string?)l?["command"]?["title"]);
            if (titles.FirstOrDefault(t => t?.StartsWith("fires", StringComparison.Ordinal) == true) is { } title)
            {
                return title;
            }

            // The figures are made in the background; the client is told when they are there.
            NextNotification("score/previewChanged");
        }
    }

    /// <summary>Copies the sample and gives its text.</summary>
    private string Copy()
    {
        var sample = Path.Combine(FindRoot(), "samples", "b2b-saas");
        Directory.CreateDirectory(_folder + "data");
        foreach (var file in new[] { "model.score", "competitors.csv", "data/leads.csv", "data/events.csv" })
        {
            File.Copy(Path.Combine(sample, file), _folder + file);
        }

        return File.ReadAllText(_folder + "model.score");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScoringDsl.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }

    [GeneratedRegex(@"worker: started, process (\d+)")]
    private static partial Regex StartedLine();
}
