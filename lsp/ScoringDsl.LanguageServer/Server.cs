using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>Speaks the protocol with one client: says what it can do, keeps texts the same, hands requests to handlers.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly ServerState _state = new();
    private readonly Dictionary<string, Func<Answering, JsonElement, JsonContent?>> _requests = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly RpcConnection _connection;
    private readonly DiagnosticPublisher _publisher;
    private ClientAbilities _client = ClientAbilities.None;
    private bool _isInitialized;
    private bool _isShutDown;

    /// <summary>A server over two streams.</summary>
    public Server(Stream input, Stream output, TextWriter log)
    {
        _connection = new RpcConnection(input, output, log) { OnRequest = AnswerAsync, OnNotification = Notice };
        _publisher = new DiagnosticPublisher(_connection, () => _state.Snapshot, log);
        AddRequests();
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
        await _publisher.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private void AddRequests()
    {
        var json = ProtocolJson.Default;
        Add("textDocument/hover", json.TextDocumentPositionParams, json.Hover, NavigationHandlers.Hover);
        Add("textDocument/definition", json.TextDocumentPositionParams, json.Location, NavigationHandlers.Definition);
        Add("textDocument/references", json.ReferenceParams, json.LocationArray, NavigationHandlers.References);
        Add("textDocument/documentHighlight", json.TextDocumentPositionParams, json.DocumentHighlightArray, NavigationHandlers.Highlights);
        Add("textDocument/prepareRename", json.TextDocumentPositionParams, json.PrepareRenameResult, NavigationHandlers.PrepareRename);
        Add("textDocument/rename", json.RenameParams, json.WorkspaceEdit, NavigationHandlers.Rename);
        Add("textDocument/completion", json.TextDocumentPositionParams, json.CompletionList, (answering, request) => CompletionHandlers.Find(answering, request, _client.TakesSnippets));
        Add("textDocument/documentLink", json.TextDocumentParams, json.DocumentLinkArray, NavigationHandlers.DocumentLinks);
        Add("textDocument/documentSymbol", json.TextDocumentParams, json.DocumentSymbolArray, StructureHandlers.Symbols);
        Add("workspace/symbol", json.WorkspaceSymbolParams, json.SymbolInformationArray, StructureHandlers.WorkspaceSymbols);
        Add("textDocument/foldingRange", json.TextDocumentParams, json.FoldingRangeArray, StructureHandlers.Folds);
        Add("textDocument/selectionRange", json.SelectionRangeParams, json.SelectionRangeArray, StructureHandlers.Selections);
        Add("textDocument/formatting", json.TextDocumentParams, json.TextEditArray, StructureHandlers.Format);
        Add("textDocument/rangeFormatting", json.DocumentRangeParams, json.TextEditArray, StructureHandlers.FormatRange);
        Add("textDocument/semanticTokens/full", json.TextDocumentParams, json.SemanticTokens, StructureHandlers.Colours);
        Add("textDocument/codeAction", json.CodeActionParams, json.CodeActionArray, DiagnosticHandlers.FindActions);
        Add(
            "textDocument/diagnostic",
            json.DocumentDiagnosticParams,
            json.DocumentDiagnosticReport,
            (answering, request) => new DocumentDiagnosticReport("full", null, DiagnosticHandlers.Find(answering, Answering.PathOf(request.TextDocument))));
    }

    private void Add<TParams, TResult>(
        string method, JsonTypeInfo<TParams> parametersType, JsonTypeInfo<TResult> resultType, Func<Answering, TParams, TResult?> handle)
        where TParams : class
        where TResult : class =>
        _requests.Add(
            method,
            (answering, parameters) => handle(answering, Read(parameters, parametersType)) is { } result ? JsonContent.Of(result, resultType) : null);

    private async ValueTask<JsonContent?> AnswerAsync(string method, JsonElement parameters, CancellationToken cancellation)
    {
        switch (method)
        {
            case "initialize":
                return Initialize(Read(parameters, ProtocolJson.Default.InitializeParams));
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

        if (!_requests.TryGetValue(method, out var handle))
        {
            throw new RpcException(RpcErrorCode.MethodNotFound, $"The server does not know {method}.");
        }

        // Taken before the first await, in the order of the messages: changes that come later are not seen.
        var answering = new Answering(_state.Snapshot);
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        var result = handle(answering, parameters);
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
        _client = ClientAbilities.Of(request.Capabilities);
        _publisher.IsWanted = !_client.PullsDiagnostics;
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
        TextDocumentSync = new(OpenClose: true, Change: 2, Save: false),
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
        DiagnosticProvider = _client.PullsDiagnostics ? new("score", InterFileDependencies: true, WorkspaceDiagnostics: false) : null,
        CodeActionProvider = new(["quickfix"]),
        Workspace = new(new(Supported: true, ChangeNotifications: true)),
    };

    private void Notice(string method, JsonElement parameters)
    {
        var json = ProtocolJson.Default;
        switch (method)
        {
            case "initialized":
                WatchFiles();
                return;
            case "exit":
                _end.Cancel();
                return;
            case "textDocument/didOpen":
                _state.Open(Read(parameters, json.DidOpenParams).TextDocument);
                break;
            case "textDocument/didChange":
                _state.Change(Read(parameters, json.DidChangeParams));
                break;
            case "textDocument/didClose":
                var closed = Read(parameters, json.TextDocumentParams).TextDocument.Uri;
                _state.Close(closed);
                break;
            case "workspace/didChangeWatchedFiles":
                _state.ChangeOnDisk(Read(parameters, json.DidChangeWatchedFilesParams).Changes.Select(c => c.Uri));
                break;
            case "workspace/didChangeWorkspaceFolders":
                var change = Read(parameters, json.DidChangeWorkspaceFoldersParams).Event;
                _state.SetFolders(change.Added.Select(f => DocumentPath.FromUri(f.Uri)), change.Removed.Select(f => DocumentPath.FromUri(f.Uri)));
                break;
            default:
                // Notifications that mean nothing to this server may be left alone, as the protocol says.
                return;
        }

        _publisher.Touch();
    }

    /// <summary>Asks the client to tell of .score and .csv files that change outside the editor.</summary>
    private void WatchFiles()
    {
        if (_client.RegistersWatchedFiles)
        {
            var registration = new Registration("files", "workspace/didChangeWatchedFiles", new WatchedFilesOptions([new("**/*.score"), new("**/*.csv")]));
            _ = _connection.AskAsync("client/registerCapability", JsonContent.Of(new RegistrationParams([registration]), ProtocolJson.Default.RegistrationParams), _end.Token);
        }
    }

    private static T Read<T>(JsonElement parameters, JsonTypeInfo<T> type)
        where T : class =>
        parameters.ValueKind == JsonValueKind.Object && parameters.Deserialize(type) is { } read
            ? read
            : throw new RpcException(RpcErrorCode.InvalidParams, "The parameters are missing.");
}
