using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScoringDsl.Benchmarks.Editor;

/// <summary>An editor as the language server sees it: a process spoken to in JSON-RPC over standard input and output.</summary>
internal sealed class EditorClient : IDisposable
{
    private const int Longest = 60_000;

    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private int _lastId;
    private int _version = 1;

    /// <summary>Starts a server.</summary>
    /// <param name="server">The server: an executable, or a .dll for <c>dotnet</c>.</param>
    /// <param name="pulls">Whether this editor asks for findings; else they are sent.</param>
    public EditorClient(string server, bool pulls)
    {
        var start = server.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [server]) : new ProcessStartInfo(server);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        _input = _process.StandardInput.BaseStream;
        _output = _process.StandardOutput.BaseStream;
        var capabilities = pulls ? """{"textDocument":{"diagnostic":{}}}""" : "{}";
        Ask("initialize", $$"""{"processId":{{Environment.ProcessId}},"rootUri":null,"capabilities":{{capabilities}}}""");
        Notify("initialized", "{}");
    }

    /// <summary>What the server has in memory now, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processor time that the server has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Opens a document.</summary>
    public void Open(string uri, string text) =>
        Notify("textDocument/didOpen", $$$"""{"textDocument":{"uri":"{{{uri}}}","languageId":"score","version":1,"text":{{{JsonSerializer.Serialize(text)}}}}}""");

    /// <summary>Replaces a stretch of one line.</summary>
    /// <returns>The version of the document after it.</returns>
    public int Edit(string uri, int line, int from, int to, string text) => Edit(uri, (line, from), (line, to), text);

    /// <summary>Replaces a stretch.</summary>
    /// <returns>The version of the document after it.</returns>
    public int Edit(string uri, (int Line, int Character) from, (int Line, int Character) to, string text)
    {
        Notify(
            "textDocument/didChange",
            string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"textDocument":{"uri":"{{{uri}}}","version":{{{++_version}}}},"contentChanges":[{"range":{"start":{"line":{{{from.Line}}},"character":{{{from.Character}}}},"end":{"line":{{{to.Line}}},"character":{{{to.Character}}}}},"text":{{{JsonSerializer.Serialize(text)}}}}]}"""));
        return _version;
    }

    /// <summary>Waits for the findings of a version that the server sends.</summary>
    public JsonNode? Published(int version)
    {
        while (true)
        {
            var message = Read();
            if ((string?)message["method"] == "textDocument/publishDiagnostics" && (int?)message["params"]?["version"] == version)
            {
                return message["params"]?["diagnostics"];
            }
        }
    }

    /// <summary>Asks about a document.</summary>
    public JsonNode? AskAbout(string method, string uri) => Ask(method, $$$"""{"textDocument":{"uri":"{{{uri}}}"}}""");

    /// <summary>Asks about a place.</summary>
    public JsonNode? AskAt(string method, string uri, int line, int character) => Ask(
        method,
        string.Create(CultureInfo.InvariantCulture, $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":{{{line}}},"character":{{{character}}}}}"""));

    public void Dispose()
    {
        _input.Close();
        if (!_process.WaitForExit(5_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private JsonNode? Ask(string method, string parameters)
    {
        var id = ++_lastId;
        Write(string.Create(CultureInfo.InvariantCulture, $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}"""));
        while (true)
        {
            var message = Read();
            if (message["method"] is null && (int?)message["id"] == id)
            {
                return message["error"] is null ? message["result"] : throw new InvalidOperationException(message.ToJsonString());
            }
        }
    }

    private void Notify(string method, string parameters) => Write($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    private void Write(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        _input.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
        _input.Write(body);
        _input.Flush();
    }

    private JsonObject Read()
    {
        var length = 0;
        while (ReadLine() is { Length: > 0 } header)
        {
            length = header.StartsWith("Content-Length:", StringComparison.Ordinal) ? int.Parse(header.AsSpan(15), CultureInfo.InvariantCulture) : length;
        }

        var body = new byte[length];
        _output.ReadExactly(body);
        return JsonSerializer.Deserialize<JsonObject>(body) ?? throw new InvalidDataException("The server sent no object.");
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var read = _output.ReadByte(); read != '\n'; read = _output.ReadByte())
        {
            line.Append(read >= 0 && line.Length < Longest ? (char)read : throw new EndOfStreamException("The server ended."));
        }

        return line.ToString().TrimEnd('\r');
    }
}
