namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>The answer to textDocument/signatureHelp.</summary>
internal sealed record SignatureHelp(SignatureInformation[] Signatures, int ActiveSignature, int ActiveParameter);

internal sealed record SignatureInformation(string Label, MarkupContent Documentation, ParameterInformation[] Parameters);

/// <summary>A slot; its label is where it stands in the signature's, from and up to.</summary>
internal sealed record ParameterInformation(int[] Label, string? Documentation);

/// <summary>What the server says of its help while typing.</summary>
internal sealed record SignatureHelpOptions(string[] TriggerCharacters, string[] RetriggerCharacters);

/// <summary>textDocument/onTypeFormatting</summary>
internal sealed record OnTypeFormattingParams(TextDocumentIdentifier TextDocument, Position Position, string Ch);

/// <summary>What the server says of its formatting while typing.</summary>
internal sealed record OnTypeFormattingOptions(string FirstTriggerCharacter, string[] MoreTriggerCharacter);
