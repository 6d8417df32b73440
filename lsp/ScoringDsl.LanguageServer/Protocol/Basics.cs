namespace ScoringDsl.LanguageServer.Protocol;

// The parts of LSP 3.17 that are in use, named as the protocol names them.

/// <summary>A place: line and column from 0, the column in UTF-16 code units.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>A stretch; its end is not part of it.</summary>
internal readonly record struct Range(Position Start, Position End);

/// <summary>A stretch of a file.</summary>
internal sealed record Location(string Uri, Range Range);

/// <summary>A replacement.</summary>
internal sealed record TextEdit(Range Range, string NewText);

/// <summary>Replacements in several files, by URI.</summary>
internal sealed record WorkspaceEdit(IReadOnlyDictionary<string, TextEdit[]> Changes);

/// <summary>A file by its URI.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A file and a place in it.</summary>
internal sealed record TextDocumentPositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>A file.</summary>
internal sealed record TextDocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Text for people; kind is "markdown" or "plaintext".</summary>
internal sealed record MarkupContent(string Kind, string Value);

/// <summary>A file and a stretch of it.</summary>
internal sealed record DocumentRangeParams(TextDocumentIdentifier TextDocument, Range Range);
