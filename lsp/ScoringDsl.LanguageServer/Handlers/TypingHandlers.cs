using ScoringDsl.Ide.Features;
using ScoringDsl.LanguageServer.Protocol;
using TextEdit = ScoringDsl.LanguageServer.Protocol.TextEdit;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>What helps while a line is typed: the slots of phrases, and formatting of what is finished.</summary>
internal static class TypingHandlers
{
    /// <summary>What the server says of its help: a blank or a comma begins the next slot.</summary>
    public static SignatureHelpOptions HelpOptions { get; } = new([" "], [" ", ","]);

    /// <summary>What finishes a statement.</summary>
    public static OnTypeFormattingOptions FormattingOptions { get; } = new("\n", ["}"]);

    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/signatureHelp", () => json.TextDocumentPositionParams, () => json.SignatureHelp, Help);
        table.Add("textDocument/onTypeFormatting", () => json.OnTypeFormattingParams, () => json.TextEditArray, Format);
    }

    /// <summary>textDocument/signatureHelp</summary>
    public static SignatureHelp? Help(Answering answering, TextDocumentPositionParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return PhraseHelp.Find(answering.Snapshot, path, answering.Offset(path, request.Position)) is { } help
            ? new SignatureHelp(
                [.. help.Signatures.Select(s => new SignatureInformation(
                    s.Label,
                    new MarkupContent("markdown", s.Text),
                    [.. s.Slots.Select(slot => new ParameterInformation([slot.Span.Start, slot.Span.End], slot.Text.Length == 0 ? null : slot.Text))]))],
                help.Active,
                help.ActiveSlot)
            : null;
    }

    /// <summary>textDocument/onTypeFormatting</summary>
    public static TextEdit[] Format(Answering answering, OnTypeFormattingParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return answering.Snapshot.TreeOf(path) is { } tree && request.Ch is [var typed, ..]
            ? [.. TypingFormat.Find(answering.Snapshot, path, answering.Offset(path, request.Position), typed).Select(e => new TextEdit(answering.Range(tree.Source, e.Span), e.NewText))]
            : [];
    }
}
