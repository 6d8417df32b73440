using System.Text.Json.Nodes;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer.Tests;

/// <summary>The look for models when a client is ready: who does not need it does not wait, and who does hears of every model in the end.</summary>
public sealed class WorkspaceScanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("score-scan-");
    private readonly string _fragment;
    private readonly string _model;

    public WorkspaceScanTests()
    {
        (_fragment, _model) = (Path.Combine(_folder.FullName, "crm.score"), Path.Combine(_folder.FullName, "model.score"));
        File.WriteAllText(_fragment, "define big = employees >= 500\n");
        File.WriteAllText(_model, "model \"m\"\nimport \"crm.score\"\nlead { email email; employees number }\nsegment large when big\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Findings_about_a_fragment_are_those_of_the_models_that_import_it()
    {
        using var client = new Client();
        client.Initialize(_folder.FullName, "{}");
        client.Open($"file://{_fragment}", File.ReadAllText(_fragment));

        // By itself it names a field that nobody has declared. On a machine busy enough this is said first and then taken back.
        JsonNode? findings;
        do
        {
            findings = client.NextNotification("textDocument/publishDiagnostics")["params"]?["diagnostics"];
        }
        while (findings?.AsArray().Any(d => (int?)d?["severity"] == 1) != false);
    }

    [Fact]
    public async Task A_look_that_takes_long_is_not_waited_for_and_what_was_said_without_it_is_said_again()
    {
        using var looked = new ManualResetEventSlim();
        var foundLate = new TaskCompletionSource();
        var state = new ServerState();
        await using var connection = new RpcConnection(Stream.Null, Stream.Null, TextWriter.Null) { OnRequest = (_, _, _) => default, OnNotification = (_, _) => { } };
        new WorkspaceScan(connection, state, _ => Look(looked)).Run(foundLate.SetResult, CancellationToken.None);
        state.Open(new TextDocumentItem($"file://{_fragment}", 1, File.ReadAllText(_fragment)));

        Assert.Equal(_fragment, state.Snapshot.RootOf(_fragment));
        Assert.False(foundLate.Task.IsCompleted);

        looked.Set();
        await foundLate.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(_model, state.Snapshot.RootOf(_fragment));
    }

    private string[] Look(ManualResetEventSlim looked)
    {
        looked.Wait();
        return [_fragment, _model];
    }
}
