namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>A finding. Severity: 1 error, 2 warning, 3 information, 4 hint.</summary>
internal sealed record Diagnostic(
    Range Range, int Severity, string Code, CodeDescription? CodeDescription, string Source, string Message, RelatedInformation[]? RelatedInformation, int[]? Tags);

internal sealed record CodeDescription(string Href);

internal sealed record RelatedInformation(Location Location, string Message);

/// <summary>textDocument/publishDiagnostics</summary>
internal sealed record PublishDiagnosticsParams(string Uri, int? Version, Diagnostic[] Diagnostics);

/// <summary>textDocument/diagnostic</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId);

/// <summary>The answer to a pull: kind "full" with items, or "unchanged".</summary>
internal sealed record DocumentDiagnosticReport(string Kind, string? ResultId, Diagnostic[]? Items);
