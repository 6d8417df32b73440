using System.Text.Json;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>What the server has the worker do: figures of rules, the preview, the search for leads, tests.</summary>
internal sealed class WorkerFeatures : IAsyncDisposable
{
    /// <summary>The command by which editors without a view of tests run them.</summary>
    public const string RunTestsCommand = "score.server.runTests";

    // A client that does not answer must not keep people waiting.
    private static readonly TimeSpan PatienceForSettings = TimeSpan.FromSeconds(2);

    private readonly ServerState _state;
    private readonly TaskCompletionSource _settingsKnown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RpcConnection _connection;
    private readonly WorkerProcess _worker;
    private readonly Baselines _baselines = new();
    private readonly FigureKeeper _figures;
    private readonly TestRuns _tests;
    private readonly TestDiagnostics _failures;

    /// <summary>Nothing is started yet.</summary>
    public WorkerFeatures(ServerState state, RpcConnection connection, ClientRefresh refresh, TextWriter log)
    {
        _state = state;
        _connection = connection;
        _worker = new WorkerProcess(() => state.Options.Worker ?? WorkerLocator.Find(), log);
        _tests = new TestRuns(_worker);
        _failures = new TestDiagnostics(connection);
        _figures = new FigureKeeper(state, _worker, _baselines, log)
        {
            OnChanged = documents =>
            {
                refresh.Lenses(CancellationToken.None);
                foreach (var path in documents)
                {
                    connection.Notify("score/previewChanged", JsonContent.Of(new PreviewChangedParams(DocumentPath.ToUri(path)), WorkerMessagesJson.Default.PreviewChangedParams));
                }
            },
        };
        state.FiguresOf = _figures.FiguresOf;
        state.SettingsChanged += () =>
        {
            _settingsKnown.TrySetResult();
            _figures.Touch(isData: true);
        };
        _figures.Start();
    }

    /// <summary>Adds the requests.</summary>
    public void AddTo(RequestTable table)
    {
        var json = WorkerMessagesJson.Default;
        table.Add("score/preview", () => json.PreviewParams, PreviewAsync);
        table.Add("score/leads", () => json.LeadsParams, LeadsAsync);
        table.Add("score/runTests", () => json.RunTestsParams, () => json.RunTestsResult, RunTestsAsync);
        table.Add("score/setBaseline", () => ProtocolJson.Default.TextDocumentParams, () => json.Nothing, SetBaseline);
        table.Add("workspace/executeCommand", () => json.ExecuteCommandParams, () => json.Nothing, ExecuteAsync);
    }

    /// <summary>A document was opened, changed or closed, or a file changed on the disk.</summary>
    /// <param name="path">The document, or null.</param>
    public void Changed(string? path)
    {
        if (path is null)
        {
            // Data files are among those that the client tells of.
            _figures.Touch(isData: true);
            return;
        }

        _failures.Forget(_state.Answering(), path);
        _figures.Touch();
    }

    /// <summary>A document was saved: from now on that is what the model was before.</summary>
    public void Saved(string path)
    {
        _baselines.Save(path);
        _figures.Touch(isData: true);
    }

    /// <summary>Ends the worker.</summary>
    public async ValueTask DisposeAsync()
    {
        await _figures.DisposeAsync().ConfigureAwait(false);
        await _worker.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<JsonContent?> PreviewAsync(Answering answering, PreviewParams request, CancellationToken cancellation)
    {
        await _figures.SettleAsync(cancellation).ConfigureAwait(false);
        answering = await WhenSettingsAreKnownAsync(cancellation).ConfigureAwait(false);
        var path = Answering.PathOf(request.TextDocument);
        var root = answering.Snapshot.RootOf(path);
        var analysis = answering.Snapshot.AnalysisOf(root);
        string? errors = null;
        if (analysis.HasErrors || analysis.Model is null)
        {
            errors = ErrorSummary.Of(analysis);
            if (_figures.LastGood(root) is not { } good)
            {
                return State(WorkerFailure.Errors, errors, isStale: true, null);
            }

            (answering, analysis) = (new Answering(good.Snapshot), good.Analysis);
        }

        int? version = answering.Snapshot.Documents.TryGetValue(path, out var document) ? document.Version : null;
        try
        {
            _baselines.Open(root);
            var before = _baselines.Of(root);
            var answer = await _worker.AskAsync(
                "preview",
                json =>
                {
                    WorkerRequests.WriteModel(json, answering.Snapshot, analysis);
                    WorkerRequests.WriteData(json, _state.Settings, root, _state.Folders);
                    WorkerRequests.WriteBefore(json, before);
                    if (request.Lead is not null)
                    {
                        json.WriteString("lead", request.Lead);
                    }
                },
                null,
                cancellation).ConfigureAwait(false);
            var places = new WorkerPlaces(answering);
            return errors is null
                ? State("ok", null, isStale: false, version, json => places.CopyMembers(answer, json))
                : State(WorkerFailure.Errors, errors, isStale: true, version, json => places.CopyMembers(answer, json));
        }
        catch (WorkerFailure problem)
        {
            return State(problem.State, problem.Message, isStale: errors is not null, version);
        }
    }

    /// <summary>The texts and settings after the client has told its settings for the first time.</summary>
    private async Task<Answering> WhenSettingsAreKnownAsync(CancellationToken cancellation)
    {
        if (_state.Client.AnswersConfiguration)
        {
            await Task.WhenAny(_settingsKnown.Task, Task.Delay(PatienceForSettings, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        return _state.Answering(cancellation);
    }

    private async ValueTask<JsonContent?> LeadsAsync(Answering answering, LeadsParams request, CancellationToken cancellation)
    {
        answering = await WhenSettingsAreKnownAsync(cancellation).ConfigureAwait(false);
        var root = answering.Snapshot.RootOf(Answering.PathOf(request.TextDocument));
        var analysis = answering.Snapshot.AnalysisOf(root);
        if ((analysis.HasErrors || analysis.Model is null) && _figures.LastGood(root) is { } good)
        {
            (answering, analysis) = (new Answering(good.Snapshot), good.Analysis);
        }

        try
        {
            var answer = await _worker.AskAsync(
                "leads",
                json =>
                {
                    WorkerRequests.WriteModel(json, answering.Snapshot, analysis);
                    WorkerRequests.WriteData(json, _state.Settings, root, _state.Folders);
                    json.WriteString("query", request.Query);
                    if (request.Limit is { } limit)
                    {
                        json.WriteNumber("limit", limit);
                    }
                },
                null,
                cancellation).ConfigureAwait(false);
            return new WrittenContent(json => WriteState(json, "ok", null, () => new WorkerPlaces(answering).CopyMembers(answer, json)));
        }
        catch (WorkerFailure problem)
        {
            return new WrittenContent(json => WriteState(json, problem.State, problem.Message, () =>
            {
                json.WriteNumber("total", 0);
                json.WriteStartArray("leads");
                json.WriteEndArray();
            }));
        }
    }

    private async ValueTask<RunTestsResult?> RunTestsAsync(Answering answering, RunTestsParams request, CancellationToken cancellation) =>
        await _tests.RunAsync(answering, request.Tests, request.RunId is { } run ? result => Tell(run, result) : null, cancellation).ConfigureAwait(false);

    private void Tell(string runId, TestOutcome result) =>
        _connection.Notify("score/testResult", JsonContent.Of(new TestResultParams(runId, result), WorkerMessagesJson.Default.TestResultParams));

    private Nothing? SetBaseline(Answering answering, TextDocumentParams request)
    {
        var root = answering.Snapshot.RootOf(Answering.PathOf(request.TextDocument));
        _baselines.Set(root, answering.Snapshot);
        return null;
    }

    private async ValueTask<Nothing?> ExecuteAsync(Answering answering, ExecuteCommandParams request, CancellationToken cancellation)
    {
        if (request.Command != RunTestsCommand || request.Arguments is not [{ ValueKind: JsonValueKind.String } uri, ..] arguments)
        {
            throw new RpcException(RpcErrorCode.InvalidParams, $"The server does not know the command {request.Command} with these arguments.");
        }

        string[]? ids = arguments.Length > 1 && arguments[1].ValueKind == JsonValueKind.Array ? [.. arguments[1].EnumerateArray().Select(id => id.GetString() ?? "")] : null;
        TestsOfFile file = new(uri.GetString() ?? "", ids is [] ? null : ids);
        var run = await _tests.RunAsync(answering, [file], null, cancellation).ConfigureAwait(false);
        _failures.Show(_state.Answering(CancellationToken.None), [file.Uri], run);
        var failed = run.Results.Count(r => !r.Passed);
        var message = run.Message ?? run.Problems.FirstOrDefault()?.Message ?? $"{run.Results.Length - failed} passed, {failed} failed";
        var type = run.State != "done" || run.Problems.Length > 0 || failed > 0 ? 1 : 3;
        _connection.Notify("window/showMessage", JsonContent.Of(new ShowMessageParams(type, message), WorkerMessagesJson.Default.ShowMessageParams));
        return null;
    }

    private static WrittenContent State(string state, string? message, bool isStale, int? version, Action<Utf8JsonWriter>? more = null) => new(json =>
        WriteState(json, state, message, () =>
        {
            json.WriteBoolean("isStale", isStale);
            if (version is { } number)
            {
                json.WriteNumber("version", number);
            }

            more?.Invoke(json);
        }));

    private static void WriteState(Utf8JsonWriter json, string state, string? message, Action more)
    {
        json.WriteStartObject();
        json.WriteString("state", state);
        if (message is not null)
        {
            json.WriteString("message", message);
        }

        more();
        json.WriteEndObject();
    }
}
