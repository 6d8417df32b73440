namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>textDocument/didOpen</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

internal sealed record TextDocumentItem(string Uri, int Version, string Text);

/// <summary>textDocument/didChange</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, TextChange[] ContentChanges);

internal sealed record VersionedTextDocumentIdentifier(string Uri, int? Version);

/// <summary>A change; without a range the whole text.</summary>
internal sealed record TextChange(Range? Range, string Text);

/// <summary>workspace/didChangeWatchedFiles</summary>
internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

internal sealed record FileEvent(string Uri, int Type);

/// <summary>workspace/didChangeWorkspaceFolders</summary>
internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChange Event);

internal sealed record WorkspaceFoldersChange(WorkspaceFolder[] Added, WorkspaceFolder[] Removed);
