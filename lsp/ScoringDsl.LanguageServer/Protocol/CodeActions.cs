namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>textDocument/codeAction</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext Context);

internal sealed record CodeActionContext(string[]? Only);

/// <summary>A change that is offered. Where the edit is worked out later, <c>Data</c> says what was asked for.</summary>
internal sealed record CodeAction(
    string Title, string Kind, Diagnostic[]? Diagnostics = null, bool? IsPreferred = null, WorkspaceEdit? Edit = null, Command? Command = null, CodeActionData? Data = null);

/// <summary>What an action was offered for: enough to find it again.</summary>
internal sealed record CodeActionData(string Uri, Range Range);

/// <summary>What the server says of its code actions.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds, bool ResolveProvider);
