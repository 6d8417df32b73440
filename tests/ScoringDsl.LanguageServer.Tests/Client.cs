using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScoringDsl.LanguageServer.Tests;

/// <summary>An editor in little: starts the server as a process and speaks raw JSON-RPC with it over standard input and output.</summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Queue<JsonObject> _notifications = new();
    private int _lastId;

    /// <summary>Starts a server; nothing is sent yet.</summary>
    public Client()
    {
        var server = Path.Combine(AppContext.BaseDirectory, "score-language-server.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [server])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The server did not start.");
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (Log)
            {
                Log.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>The server's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the server wrote to standard error.</summary>
    public StringBuilder Log { get; } = new();

    /// <summary>A server that is initialized.</summary>
    /// <param name="capabilities">The client's capabilities as JSON.</param>
    public static Client Started(string capabilities = "{}")
    {
        var client = new Client();
        client.Initialize(null, capabilities);
        return client;
    }

    /// <summary>Introduces the editor.</summary>
    /// <param name="folder">The workspace's folder, or null.</param>
    /// <param name="capabilities">The client's capabilities as JSON.</param>
    /// <param name="options">The initializationOptions as JSON.</param>
    public void Initialize(string? folder, string capabilities = """{ "textDocument": { "diagnostic": {} } }""", string options = "{}")
    {
        var root = folder is null ? "null" : $"\"file://{folder}\"";
        Ask("initialize", $$"""{ "processId": {{Environment.ProcessId}}, "rootUri": {{root}}, "capabilities": {{capabilities}}, "initializationOptions": {{options}} }""");
        Notify("initialized", "{}");
    }

    /// <summary>Changes the setting <c>score.data</c>.</summary>
    public void SetData(string data) => Notify("workspace/didChangeConfiguration", $$"""{ "settings": { "score": { "data": {{data}} } } }""");

    /// <summary>Opens a document.</summary>
    public void Open(string uri, string text) => Notify(
        "textDocument/didOpen",
        new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "score", ["version"] = 1, ["text"] = text } }.ToJsonString());

    /// <summary>Replaces a stretch of a document.</summary>
    public void Edit(string uri, int version, (int Line, int Character) start, (int Line, int Character) end, string text) => Notify(
        "textDocument/didChange",
        new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
            ["contentChanges"] = new JsonArray(new JsonObject
            {
                ["range"] = new JsonObject { ["start"] = PositionJson(start), ["end"] = PositionJson(end) },
                ["text"] = text,
            }),
        }.ToJsonString());

    /// <summary>The findings about a document, pulled.</summary>
    public string Diagnostics(string uri) =>
        Result("textDocument/diagnostic", $$"""{ "textDocument": { "uri": "{{uri}}" } }""")?["items"]?.ToJsonString() ?? "";

    /// <summary>Sends a request and waits for its result; fails on an error.</summary>
    public JsonNode? Result(string method, string parameters)
    {
        var answer = Ask(method, parameters);
        Assert.False(answer.ContainsKey("error"), answer.ToJsonString());
        return answer["result"];
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    public JsonObject Ask(string method, string parameters) => Await(Send(method, parameters));

    /// <summary>Sends a request; returns its id.</summary>
    public int Send(string method, string parameters)
    {
        var id = ++_lastId;
        Write($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return id;
    }

    /// <summary>Waits for the answer to a request; notifications that come before are kept.</summary>
    public JsonObject Await(int id)
    {
        while (true)
        {
            var message = Read();
            if (message["method"] is not null)
            {
                _notifications.Enqueue(message);
            }
            else if (message["id"] is JsonValue value && value.TryGetValue(out int answered) && answered == id)
            {
                return message;
            }
        }
    }

    /// <summary>The next answer, whatever it answers.</summary>
    public JsonObject NextAnswer()
    {
        while (true)
        {
            var message = Read();
            if (message["method"] is null)
            {
                return message;
            }

            _notifications.Enqueue(message);
        }
    }

    /// <summary>The next notification or request of the server.</summary>
    public JsonObject NextNotification() => _notifications.TryDequeue(out var kept) ? kept : Read();

    /// <summary>Waits for a notification; those of other methods before it are dropped.</summary>
    public JsonObject NextNotification(string method)
    {
        while (true)
        {
            var message = NextNotification();
            if ((string?)message["method"] == method)
            {
                return message;
            }
        }
    }

    /// <summary>Answers a request of the server.</summary>
    public void Answer(JsonObject request, string result) => Write($$"""{"jsonrpc":"2.0","id":{{request["id"]?.ToJsonString()}},"result":{{result}}}""");

    /// <summary>Sends a notification.</summary>
    public void Notify(string method, string parameters) => Write($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    /// <summary>Sends bytes as they are.</summary>
    public void WriteRaw(string bytes)
    {
        _process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(bytes));
        _process.StandardInput.BaseStream.Flush();
    }

    /// <summary>The next message.</summary>
    public JsonObject Read()
    {
        var reading = Task.Run(ReadFrame);
        Assert.True(reading.Wait(Patience), $"The server said nothing. {Log}");
        return reading.Result;
    }

    /// <summary>Closes the server's input.</summary>
    public void Vanish() => _process.StandardInput.Close();

    /// <summary>Waits for the process to end.</summary>
    public int ExitCode()
    {
        Assert.True(_process.WaitForExit(Patience), "The server goes on.");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static JsonObject PositionJson((int Line, int Character) position) => new() { ["line"] = position.Line, ["character"] = position.Character };

    private void Write(string json) =>
        WriteRaw(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"));

    private JsonObject ReadFrame()
    {
        var output = _process.StandardOutput.BaseStream;
        var length = 0;
        while (true)
        {
            var line = new StringBuilder();
            int read;
            while ((read = output.ReadByte()) is not ('\n' or -1))
            {
                line.Append((char)read);
            }

            var header = line.ToString().Trim();
            if (read == -1)
            {
                throw new EndOfStreamException("The server ended.");
            }

            if (header.Length == 0)
            {
                break;
            }

            length = int.Parse(header.Split(':')[1], CultureInfo.InvariantCulture);
        }

        var body = new byte[length];
        output.ReadExactly(body);
        return JsonSerializer.Deserialize<JsonObject>(body) ?? throw new InvalidDataException("No object.");
    }
}
