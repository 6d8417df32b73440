using System.Text.Json;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Actions;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;
using CodeAction = ScoringDsl.LanguageServer.Protocol.CodeAction;
using Range = ScoringDsl.LanguageServer.Protocol.Range;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Mends of findings and other changes that are offered for a place.</summary>
internal static class CodeActionHandlers
{
    /// <summary>What the server says of its code actions.</summary>
    public static CodeActionOptions Options { get; } = new(["quickfix", "refactor.extract", "refactor.rewrite"], ResolveProvider: true);

    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/codeAction", () => json.CodeActionParams, () => json.CodeActionArray, Find);
        table.Add("codeAction/resolve", () => json.CodeAction, () => json.CodeAction, Resolve);
    }

    /// <summary>textDocument/codeAction: the edits come with it, or when one is chosen where the client can wait for them.</summary>
    public static CodeAction[] Find(Answering answering, CodeActionParams request) =>
    [
        .. Find(answering, request.TextDocument.Uri, request.Range)
            .Where(a => IsWanted(KindOf(a.Kind), request.Context.Only))
            .Select(a =>
            {
                var offered = new CodeAction(
                    a.Title, KindOf(a.Kind), a.Mends is { } mended ? [DiagnosticHandlers.Translate(answering, mended)] : null, a.IsPreferred ? true : null);
                return answering.Client.ResolvesEdits
                    ? offered with { Data = new CodeActionData(request.TextDocument.Uri, request.Range) }
                    : Complete(answering, offered, a);
            }),
    ];

    /// <summary>codeAction/resolve</summary>
    public static CodeAction Resolve(Answering answering, CodeAction offered)
    {
        if (offered.Edit is not null || offered.Data is not { } data)
        {
            return offered;
        }

        return Find(answering, data.Uri, data.Range).FirstOrDefault(a => a.Title == offered.Title) is { } action
            ? Complete(answering, offered, action)
            : throw new RpcException(RpcErrorCode.ContentModified, "The text has changed since this was offered.");
    }

    private static IReadOnlyList<Ide.Actions.CodeAction> Find(Answering answering, string uri, Range range)
    {
        var path = DocumentPath.FromUri(uri);
        return CodeActions.Find(answering.Snapshot, path, TextSpan.FromBounds(answering.Offset(path, range.Start), answering.Offset(path, range.End)));
    }

    private static CodeAction Complete(Answering answering, CodeAction offered, Ide.Actions.CodeAction action)
    {
        var made = action.GetEdits();
        return offered with { Edit = answering.Edit(made.Edits.Select(e => (e.Place, e.NewText))), Command = made.NewName is { } name ? Rename(answering, name) : null };
    }

    /// <summary>Asks for a better name than the one that was made up, where the client has a command for that.</summary>
    private static Command? Rename(Answering answering, NewName name)
    {
        var json = ProtocolJson.Default;
        return answering.Options.RenameCommand is not { } command ? null : new Command(
            "Rename",
            command,
            [
                JsonSerializer.SerializeToElement(DocumentPath.ToUri(name.Path), json.String),
                JsonSerializer.SerializeToElement(new Position(name.Position.Line, name.Position.Column), json.Position),
            ]);
    }

    /// <summary>A kind takes in those that begin with it: <c>refactor</c> is <c>refactor.extract</c> too.</summary>
    private static bool IsWanted(string kind, string[]? only) =>
        only is not { Length: > 0 } || only.Any(k => k.Length == 0 || k == kind || kind.StartsWith(k + ".", StringComparison.Ordinal));

    private static string KindOf(CodeActionKind kind) => kind switch
    {
        CodeActionKind.QuickFix => "quickfix",
        CodeActionKind.Extract => "refactor.extract",
        _ => "refactor.rewrite",
    };
}
