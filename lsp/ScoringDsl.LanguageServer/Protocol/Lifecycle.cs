using System.Text.Json;

namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>initialize</summary>
internal sealed record InitializeParams(int? ProcessId, WorkspaceFolder[]? WorkspaceFolders, string? RootUri, JsonElement Capabilities, JsonElement InitializationOptions);

/// <summary>A folder of the workspace.</summary>
internal sealed record WorkspaceFolder(string Uri, string Name);

/// <summary>The answer to initialize.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>The server's name and version.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    public required string PositionEncoding { get; init; }

    public required TextDocumentSyncOptions TextDocumentSync { get; init; }

    public CompletionOptions? CompletionProvider { get; init; }

    public bool HoverProvider { get; init; }

    public bool DefinitionProvider { get; init; }

    public bool ReferencesProvider { get; init; }

    public bool DocumentHighlightProvider { get; init; }

    public bool DocumentSymbolProvider { get; init; }

    public bool WorkspaceSymbolProvider { get; init; }

    public RenameOptions? RenameProvider { get; init; }

    public bool DocumentFormattingProvider { get; init; }

    public bool DocumentRangeFormattingProvider { get; init; }

    public bool FoldingRangeProvider { get; init; }

    public bool SelectionRangeProvider { get; init; }

    public DocumentLinkOptions? DocumentLinkProvider { get; init; }

    public SemanticTokensOptions? SemanticTokensProvider { get; init; }

    public DiagnosticOptions? DiagnosticProvider { get; init; }

    public CodeActionOptions? CodeActionProvider { get; init; }

    public bool InlayHintProvider { get; init; }

    public CodeLensOptions? CodeLensProvider { get; init; }

    public SignatureHelpOptions? SignatureHelpProvider { get; init; }

    public OnTypeFormattingOptions? DocumentOnTypeFormattingProvider { get; init; }

    public bool CallHierarchyProvider { get; init; }

    public ExecuteCommandOptions? ExecuteCommandProvider { get; init; }

    public WorkspaceOptions? Workspace { get; init; }
}

/// <summary>How texts are kept the same: 2 is incremental.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

internal sealed record RenameOptions(bool PrepareProvider);

internal sealed record DocumentLinkOptions(bool ResolveProvider);

internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full, bool Range);

internal sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers);

internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

internal sealed record ExecuteCommandOptions(string[] Commands);

internal sealed record WorkspaceOptions(WorkspaceFoldersOptions WorkspaceFolders);

internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);

/// <summary>client/registerCapability</summary>
internal sealed record RegistrationParams(Registration[] Registrations);

internal sealed record Registration(string Id, string Method, RegistrationOptions RegisterOptions);

/// <summary>What is asked for: watched files, or a section of the settings.</summary>
internal sealed record RegistrationOptions(FileSystemWatcher[]? Watchers = null, string? Section = null);

internal sealed record FileSystemWatcher(string GlobPattern);
