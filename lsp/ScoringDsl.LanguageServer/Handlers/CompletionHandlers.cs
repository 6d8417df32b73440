using System.Globalization;
using ScoringDsl.Ide.Completion;
using ScoringDsl.LanguageServer.Protocol;
using CompletionItem = ScoringDsl.LanguageServer.Protocol.CompletionItem;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Proposals while writing.</summary>
internal static class CompletionHandlers
{
    /// <summary>What may be typed next: a blank after a word, and what begins a condition, points, a text or the name of a field.</summary>
    public static CompletionOptions Options { get; } = new([" ", "(", ">", "{", "\"", "."]);

    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table) =>
        table.Add("textDocument/completion", () => ProtocolJson.Default.TextDocumentPositionParams, () => ProtocolJson.Default.CompletionList, Find);

    /// <summary>textDocument/completion</summary>
    public static CompletionList Find(Answering answering, TextDocumentPositionParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        var proposed = Completions.Find(answering.Snapshot, path, answering.Offset(path, request.Position));
        return new CompletionList(false, [.. proposed.Select((item, index) => Translate(item, index, answering.Client.TakesSnippets))]);
    }

    private static CompletionItem Translate(Ide.Completion.CompletionItem item, int index, bool takesSnippets) => new(
        item.Label,
        KindOf(item.Kind),
        item.Detail,
        item.Documentation is { } documentation ? new MarkupContent("markdown", documentation) : null,
        item.IsSnippet && !takesSnippets ? SnippetText.WithoutPlaces(item.InsertText ?? item.Label) : item.InsertText,
        item.IsSnippet && takesSnippets ? 2 : null,
        index.ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>The protocol's number of a kind.</summary>
    private static int KindOf(CompletionKind kind) => kind switch
    {
        CompletionKind.Keyword => 14,
        CompletionKind.Field => 5,
        CompletionKind.Event => 23,
        CompletionKind.Score => 7, // class
        CompletionKind.Result => 13, // enum
        CompletionKind.Define => 21, // constant
        CompletionKind.List => 18, // reference
        CompletionKind.Value => 20, // enum member
        _ => 15, // snippet
    };
}
