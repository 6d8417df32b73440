namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>The answer to textDocument/hover.</summary>
internal sealed record Hover(MarkupContent Contents, Range? Range);

/// <summary>textDocument/references</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context);

internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <summary>A place to highlight.</summary>
internal sealed record DocumentHighlight(Range Range);

/// <summary>textDocument/rename</summary>
internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

/// <summary>The answer to textDocument/prepareRename.</summary>
internal sealed record PrepareRenameResult(Range Range, string Placeholder);

/// <summary>An entry of the outline.</summary>
internal sealed record DocumentSymbol(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, DocumentSymbol[]? Children);

/// <summary>workspace/symbol</summary>
internal sealed record WorkspaceSymbolParams(string Query);

/// <summary>A declaration anywhere in the workspace.</summary>
internal sealed record SymbolInformation(string Name, int Kind, Location Location, string? ContainerName);

/// <summary>Lines to fold; kind "comment" or "region".</summary>
internal sealed record FoldingRange(int StartLine, int EndLine, string Kind);

/// <summary>textDocument/selectionRange</summary>
internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, Position[] Positions);

/// <summary>A stretch and the larger one around it.</summary>
internal sealed record SelectionRange(Range Range, SelectionRange? Parent);

/// <summary>A path that can be followed.</summary>
internal sealed record DocumentLink(Range Range, string Target);

/// <summary>Colours as the protocol packs them: five numbers a stretch.</summary>
internal sealed record SemanticTokens(int[] Data);
