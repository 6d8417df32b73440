using ScoringDsl.Ide.Features;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>What a score feeds, as a call hierarchy: who reads it "calls" it.</summary>
internal static class FlowHandlers
{
    private const int ClassKind = 5;

    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/prepareCallHierarchy", () => json.TextDocumentPositionParams, () => json.CallHierarchyItemArray, Prepare);
        table.Add("callHierarchy/incomingCalls", () => json.CallHierarchyCallsParams, () => json.CallHierarchyIncomingCallArray, Incoming);
        table.Add("callHierarchy/outgoingCalls", () => json.CallHierarchyCallsParams, () => json.CallHierarchyOutgoingCallArray, Outgoing);
    }

    /// <summary>textDocument/prepareCallHierarchy</summary>
    public static CallHierarchyItem[]? Prepare(Answering answering, TextDocumentPositionParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return Flow.Find(answering.Snapshot, path, answering.Offset(path, request.Position)) is { } item ? [Translate(answering, item)] : null;
    }

    /// <summary>callHierarchy/incomingCalls: what it feeds.</summary>
    public static CallHierarchyIncomingCall[] Incoming(Answering answering, CallHierarchyCallsParams request)
    {
        var (path, offset) = Locate(answering, request.Item);
        return [.. Flow.Feeds(answering.Snapshot, path, offset).Select(l => new CallHierarchyIncomingCall(Translate(answering, l.Item), [.. l.Places.Select(answering.Range)]))];
    }

    /// <summary>callHierarchy/outgoingCalls: what it is fed by.</summary>
    public static CallHierarchyOutgoingCall[] Outgoing(Answering answering, CallHierarchyCallsParams request)
    {
        var (path, offset) = Locate(answering, request.Item);
        return [.. Flow.FedBy(answering.Snapshot, path, offset).Select(l => new CallHierarchyOutgoingCall(Translate(answering, l.Item), [.. l.Places.Select(answering.Range)]))];
    }

    private static (string Path, int Offset) Locate(Answering answering, CallHierarchyItem item)
    {
        var path = DocumentPath.FromUri(item.Uri);
        return (path, answering.Offset(path, item.SelectionRange.Start));
    }

    private static CallHierarchyItem Translate(Answering answering, FlowItem item) =>
        new(item.Symbol.Name, ClassKind, item.Detail, DocumentPath.ToUri(item.Statement.Source.Path), answering.Range(item.Statement), answering.Range(item.Name));
}
