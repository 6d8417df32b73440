using System.Text.Json;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Features;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;
using CodeLens = ScoringDsl.LanguageServer.Protocol.CodeLens;
using InlayHint = ScoringDsl.LanguageServer.Protocol.InlayHint;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Inlay hints and code lenses.</summary>
internal static class HintHandlers
{
    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/inlayHint", () => json.DocumentRangeParams, () => json.InlayHintArray, Hints);
        table.Add("textDocument/codeLens", () => json.TextDocumentParams, () => json.CodeLensArray, Lenses);
    }

    /// <summary>textDocument/inlayHint</summary>
    public static InlayHint[] Hints(Answering answering, DocumentRangeParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        var settings = answering.Settings.Of(path);
        if (answering.Snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var span = TextSpan.FromBounds(answering.Offset(path, request.Range.Start), answering.Offset(path, request.Range.End));
        var found = InlayHints.Find(answering.Snapshot, path, span, new InlayHintOptions(settings.HintsReach, settings.HintsPoints), answering.Reach);
        return [.. found.Select(h => new InlayHint(answering.Range(tree.Source, new TextSpan(h.Offset, 0)).Start, h.Text, h.Tooltip, PaddingLeft: true))];
    }

    /// <summary>textDocument/codeLens</summary>
    public static CodeLens[] Lenses(Answering answering, TextDocumentParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        if (answering.Snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var settings = answering.Settings.Of(path);
        var figures = settings.ShowsStatistics ? answering.FiguresOf(answering.Snapshot.RootOf(path)) : ModelFigures.None;
        return [.. CodeLenses.Find(answering.Snapshot, path, figures, settings.CountsAllNames).Select(l => new CodeLens(answering.Range(tree.Source, l.Span), CommandOf(answering, tree.Source, l)))];
    }

    /// <summary>What a click does. A client without the commands of the extension runs tests on the server and shows the rest as text.</summary>
    private static Command CommandOf(Answering answering, SourceText source, Ide.Features.CodeLens lens)
    {
        var json = ProtocolJson.Default;
        var uri = JsonSerializer.SerializeToElement(DocumentPath.ToUri(source.Path), json.String);
        switch (lens)
        {
            case Ide.Features.CodeLens.RunTests run:
                var ids = JsonSerializer.SerializeToElement([.. run.Ids], json.StringArray);
                return new Command(lens.Title, answering.Options.HasClientCommands ? "score.runTests" : "score.server.runTests", run.Ids.Count == 0 ? [uri] : [uri, ids]);

            case Ide.Features.CodeLens.References { Places.Count: > 0 } references when answering.Options.HasClientCommands:
                var position = JsonSerializer.SerializeToElement(answering.Range(source, lens.Span).Start, json.Position);
                var places = JsonSerializer.SerializeToElement([.. references.Places.Select(answering.Location)], json.LocationArray);
                return new Command(lens.Title, "score.showReferences", [uri, position, places]);

            default:
                return new Command(lens.Title, "", null);
        }
    }
}
