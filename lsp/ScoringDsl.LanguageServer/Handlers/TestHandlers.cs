using ScoringDsl.Ide.Features;
using ScoringDsl.LanguageServer.Protocol;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Finds tests; running them is the worker's affair.</summary>
internal static class TestHandlers
{
    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table) => table.Add("score/tests", () => ProtocolJson.Default.TextDocumentParams, () => ProtocolJson.Default.TestsResult, Find);

    /// <summary>score/tests</summary>
    public static TestsResult Find(Answering answering, TextDocumentParams request) =>
        answering.Snapshot.TreeOf(Answering.PathOf(request.TextDocument)) is { } tree
            ? new TestsResult([.. TestCases.Find(tree).Select(t => new TestItem(t.Id, t.Name, answering.Range(tree.Source, t.Span), answering.Range(tree.Source, t.NameSpan)))])
            : new TestsResult([]);
}
