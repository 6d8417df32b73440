using System.Text.Json;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;
using ScoringDsl.LanguageServer.Worker;

namespace ScoringDsl.LanguageServer;

/// <summary>Speaks the protocol with one client: says what it can do, keeps texts the same, hands requests to handlers.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly ServerState _state = new();
    private readonly RequestTable _requests = RequestTable.Create();
    private readonly CancellationTokenSource _end = new();
    private readonly RpcConnection _connection;
    private readonly DiagnosticPublisher _publisher;
    private readonly ConfigurationReader _configuration;
    private readonly ClientRefresh _refresh;
    private readonly WorkspaceScan _scan;
    private readonly WorkerFeatures _worker;
    private bool _isInitialized;
    private bool _isShutDown;

    /// <summary>A server over two streams.</summary>
    public Server(Stream input, Stream output, TextWriter log)
    {
        _connection = new RpcConnection(input, output, log) { OnRequest = AnswerAsync, OnNotification = Notice };
        _publisher = new DiagnosticPublisher(_connection, () => _state.Snapshot, log);
        _configuration = new ConfigurationReader(_connection, _state);
        _refresh = new ClientRefresh(_connection, _state);
        _scan = new WorkspaceScan(_connection, _state, ModelFiles.Find);
        _worker = new WorkerFeatures(_state, _connection, _refresh, log);
        _worker.AddTo(_requests);
        _state.SettingsChanged += () =>
        {
            _refresh.Lenses(_end.Token);
            _refresh.Hints(_end.Token);
        };
    }

    /// <summary>Serves until the client says exit or is gone.</summary>
    /// <returns>The exit code of the process: 0 after an orderly end, else 1.</returns>
    public async Task<int> RunAsync()
    {
        await _connection.RunAsync(_end.Token).ConfigureAwait(false);
        return _isShutDown ? 0 : 1;
    }

    /// <summary>Sends what is still to be sent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync().ConfigureAwait(false);
        await _publisher.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private async ValueTask<JsonContent?> AnswerAsync(string method, JsonElement parameters, CancellationToken cancellation)
    {
        switch (method)
        {
            case "initialize":
                return Initialize(Parameters.Read(parameters, ProtocolJson.Default.InitializeParams));
            case "shutdown":
                _isShutDown = true;
                return null;
        }

        if (!_isInitialized)
        {
            throw new RpcException(RpcErrorCode.ServerNotInitialized, "The first request is initialize.");
        }

        if (_isShutDown)
        {
            throw new RpcException(RpcErrorCode.InvalidRequest, "The server is shut down.");
        }

        // Taken before the first await, in the order of the messages: changes that come later are not seen.
        var answering = _state.Answering(cancellation);
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        var result = await _requests.AnswerAsync(method, answering, parameters, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private JsonContent Initialize(InitializeParams request)
    {
        if (_isInitialized)
        {
            throw new RpcException(RpcErrorCode.InvalidRequest, "The server is initialized already.");
        }

        _isInitialized = true;
        _state.Client = ClientAbilities.Of(request.Capabilities);
        _state.Options = ServerOptions.Of(request.InitializationOptions);
        _publisher.IsWanted = !_state.Client.PullsDiagnostics;
        var folders = request.WorkspaceFolders?.Select(f => f.Uri) ?? (request.RootUri is { } root ? [root] : []);
        _state.SetFolders(folders.Select(DocumentPath.FromUri), []);
        if (request.ProcessId is { } client)
        {
            ClientProcess.OnExit(client, _end.Cancel);
        }

        return JsonContent.Of(new InitializeResult(Capabilities(), new ServerInfo("ScoringDsl", ServerVersion.Text)), ProtocolJson.Default.InitializeResult);
    }

    private ServerCapabilities Capabilities() => new()
    {
        PositionEncoding = "utf-16",
        TextDocumentSync = new(OpenClose: true, Change: 2, Save: true),
        CompletionProvider = CompletionHandlers.Options,
        HoverProvider = true,
        DefinitionProvider = true,
        ReferencesProvider = true,
        DocumentHighlightProvider = true,
        DocumentSymbolProvider = true,
        WorkspaceSymbolProvider = true,
        RenameProvider = new(PrepareProvider: true),
        DocumentFormattingProvider = true,
        DocumentRangeFormattingProvider = true,
        FoldingRangeProvider = true,
        SelectionRangeProvider = true,
        DocumentLinkProvider = new(ResolveProvider: false),
        SemanticTokensProvider = new(StructureHandlers.Legend, Full: true, Range: false),
        DiagnosticProvider = _state.Client.PullsDiagnostics ? new("score", InterFileDependencies: true, WorkspaceDiagnostics: false) : null,
        CodeActionProvider = CodeActionHandlers.Options,
        InlayHintProvider = true,
        SignatureHelpProvider = TypingHandlers.HelpOptions,
        DocumentOnTypeFormattingProvider = TypingHandlers.FormattingOptions,
        CallHierarchyProvider = true,
        CodeLensProvider = new(ResolveProvider: false),
        ExecuteCommandProvider = new([WorkerFeatures.RunTestsCommand]),
        Workspace = new(new(Supported: true, ChangeNotifications: true)),
    };

    private void Notice(string method, JsonElement parameters)
    {
        var json = ProtocolJson.Default;
        switch (method)
        {
            case "initialized":
                Register();
                _ = _configuration.AskAsync(_end.Token);
                _scan.Run(FoundLate, _end.Token);
                return;
            case "exit":
                _end.Cancel();
                return;
            case "textDocument/didOpen":
                var opened = Parameters.Read(parameters, json.DidOpenParams).TextDocument;
                _state.Open(opened);
                _worker.Changed(DocumentPath.FromUri(opened.Uri));
                break;
            case "textDocument/didChange":
                var changed = Parameters.Read(parameters, json.DidChangeParams);
                _state.Change(changed);
                _worker.Changed(DocumentPath.FromUri(changed.TextDocument.Uri));
                break;
            case "textDocument/didSave":
                _worker.Saved(Answering.PathOf(Parameters.Read(parameters, json.TextDocumentParams).TextDocument));
                return;
            case "textDocument/didClose":
                var closed = Parameters.Read(parameters, json.TextDocumentParams).TextDocument.Uri;
                _state.Close(closed);
                _worker.Changed(DocumentPath.FromUri(closed));
                break;
            case "workspace/didChangeWatchedFiles":
                _state.ChangeOnDisk(Parameters.Read(parameters, json.DidChangeWatchedFilesParams).Changes.Select(c => c.Uri));
                _worker.Changed(null);
                break;
            case "workspace/didChangeConfiguration":
                _configuration.Change(parameters, _end.Token);
                return;
            case "workspace/didChangeWorkspaceFolders":
                var change = Parameters.Read(parameters, json.DidChangeWorkspaceFoldersParams).Event;
                _state.SetFolders(change.Added.Select(f => DocumentPath.FromUri(f.Uri)), change.Removed.Select(f => DocumentPath.FromUri(f.Uri)));
                _state.ChangeOnDisk([]);
                _ = _configuration.AskAsync(_end.Token);
                break;
            default:
                // Notifications that mean nothing to this server may be left alone, as the protocol says.
                return;
        }

        _publisher.Touch();
    }

    /// <summary>Models were found after the first answers: what was said of files that import others may be other now.</summary>
    private void FoundLate()
    {
        _publisher.Touch();
        _refresh.Findings(_end.Token);
        _worker.Changed(null);
    }

    /// <summary>Asks the client to tell of .score and .csv files that change outside the editor, and of settings.</summary>
    private void Register()
    {
        var registrations = new List<Registration>();
        if (_state.Client.RegistersWatchedFiles)
        {
            registrations.Add(new("files", "workspace/didChangeWatchedFiles", new([new("**/*.score"), new("**/*.csv"), new("**/*.jsonl")])));
        }

        if (_state.Client.RegistersConfiguration)
        {
            registrations.Add(new("settings", "workspace/didChangeConfiguration", new(Section: "score")));
        }

        if (registrations.Count > 0)
        {
            _ = _connection.AskAsync(
                "client/registerCapability", JsonContent.Of(new RegistrationParams([.. registrations]), ProtocolJson.Default.RegistrationParams), _end.Token);
        }
    }
}
