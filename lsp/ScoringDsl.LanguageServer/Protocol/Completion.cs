namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>A proposal. <c>InsertTextFormat</c>: 1 plain, 2 with places to fill in.</summary>
internal sealed record CompletionItem(
    string Label, int Kind, string? Detail, MarkupContent? Documentation, string? InsertText, int? InsertTextFormat, string SortText);

/// <summary>The proposals at a place.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>What the server says of its proposals.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters);
