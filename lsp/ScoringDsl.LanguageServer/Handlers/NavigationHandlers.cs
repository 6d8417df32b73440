using ScoringDsl.Ide.Features;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Hover, definition, references, highlights, rename, links.</summary>
internal static class NavigationHandlers
{
    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/hover", () => json.TextDocumentPositionParams, () => json.Hover, Hover);
        table.Add("textDocument/definition", () => json.TextDocumentPositionParams, () => json.Location, Definition);
        table.Add("textDocument/references", () => json.ReferenceParams, () => json.LocationArray, References);
        table.Add("textDocument/documentHighlight", () => json.TextDocumentPositionParams, () => json.DocumentHighlightArray, Highlights);
        table.Add("textDocument/prepareRename", () => json.TextDocumentPositionParams, () => json.PrepareRenameResult, PrepareRename);
        table.Add("textDocument/rename", () => json.RenameParams, () => json.WorkspaceEdit, Rename);
        table.Add("textDocument/documentLink", () => json.TextDocumentParams, () => json.DocumentLinkArray, DocumentLinks);
    }

    /// <summary>textDocument/hover</summary>
    public static Hover? Hover(Answering answering, TextDocumentPositionParams request)
    {
        var (path, offset) = Locate(answering, request);
        if (Hovering.Find(answering.Snapshot, path, offset) is not { } found)
        {
            return null;
        }

        var text = $"```score\n{found.Code}\n```";
        return new Hover(new MarkupContent("markdown", found.Text.Length == 0 ? text : $"{text}\n\n{found.Text}"), answering.Range(found.Place));
    }

    /// <summary>textDocument/definition</summary>
    public static Location? Definition(Answering answering, TextDocumentPositionParams request)
    {
        var (path, offset) = Locate(answering, request);
        return Navigation.FindDefinition(answering.Snapshot, path, offset) is { } place ? answering.Location(place) : null;
    }

    /// <summary>textDocument/references</summary>
    public static Location[] References(Answering answering, ReferenceParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        var offset = answering.Offset(path, request.Position);
        return [.. Navigation.FindReferences(answering.Snapshot, path, offset, request.Context?.IncludeDeclaration ?? true).Select(answering.Location)];
    }

    /// <summary>textDocument/documentHighlight</summary>
    public static DocumentHighlight[] Highlights(Answering answering, TextDocumentPositionParams request)
    {
        var (path, offset) = Locate(answering, request);
        return [.. Navigation.FindHighlights(answering.Snapshot, path, offset).Select(p => new DocumentHighlight(answering.Range(p)))];
    }

    /// <summary>textDocument/prepareRename</summary>
    public static PrepareRenameResult? PrepareRename(Answering answering, TextDocumentPositionParams request)
    {
        var (path, offset) = Locate(answering, request);
        return Renaming.Prepare(answering.Snapshot, path, offset) is { } place
            ? new PrepareRenameResult(answering.Range(place), place.Source.ToString(place.Span))
            : null;
    }

    /// <summary>textDocument/rename</summary>
    public static WorkspaceEdit Rename(Answering answering, RenameParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        var edits = Renaming.Rename(answering.Snapshot, path, answering.Offset(path, request.Position), request.NewName, out var error);
        return error is null ? answering.Edit(edits.Select(e => (e.Place, e.NewText))) : throw new RpcException(RpcErrorCode.RequestFailed, error);
    }

    /// <summary>textDocument/documentLink</summary>
    public static DocumentLink[] DocumentLinks(Answering answering, TextDocumentParams request) =>
        [.. Links.Find(answering.Snapshot, Answering.PathOf(request.TextDocument)).Select(l => new DocumentLink(answering.Range(l.Place), DocumentPath.ToUri(l.Target)))];

    private static (string Path, int Offset) Locate(Answering answering, TextDocumentPositionParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return (path, answering.Offset(path, request.Position));
    }
}
