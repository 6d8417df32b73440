using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Ide;
using ScoringDsl.LanguageServer.Protocol;
using Diagnostic = ScoringDsl.LanguageServer.Protocol.Diagnostic;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Findings and their mends.</summary>
internal static class DiagnosticHandlers
{
    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/codeAction", json.CodeActionParams, json.CodeActionArray, FindActions);
        table.Add("textDocument/diagnostic", json.DocumentDiagnosticParams, json.DocumentDiagnosticReport, Pull);
    }

    /// <summary>textDocument/diagnostic</summary>
    public static DocumentDiagnosticReport Pull(Answering answering, DocumentDiagnosticParams request) =>
        new("full", null, Find(answering, Answering.PathOf(request.TextDocument)));

    /// <summary>The findings about one file, from the analysis that speaks for it.</summary>
    public static Diagnostic[] Find(Answering answering, string path) =>
        [.. answering.Snapshot.AnalysisOf(path).Diagnostics.Where(d => d.Source.Path == path).Select(d => Translate(answering, d))];

    /// <summary>The mends of the findings that a stretch touches.</summary>
    public static CodeAction[] FindActions(Answering answering, CodeActionParams request)
    {
        if (request.Context.Only is { Length: > 0 } only && !only.Any(k => k is "" or "quickfix" || "quickfix".StartsWith(k + ".", StringComparison.Ordinal)))
        {
            return [];
        }

        var path = Answering.PathOf(request.TextDocument);
        var start = answering.Offset(path, request.Range.Start);
        var end = answering.Offset(path, request.Range.End);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in answering.Snapshot.AnalysisOf(path).Diagnostics)
        {
            if (diagnostic.Source.Path != path || diagnostic.Span.End < start || diagnostic.Span.Start > end)
            {
                continue;
            }

            var translated = Translate(answering, diagnostic);
            for (var i = 0; i < diagnostic.Fixes.Length; i++)
            {
                var fix = diagnostic.Fixes[i];
                var edit = answering.Edit(fix.Edits.Select(e => (new Place(diagnostic.Source, e.Span), e.NewText)));
                actions.Add(new CodeAction(fix.Title, "quickfix", [translated], i == 0 ? true : null, edit));
            }
        }

        return [.. actions];
    }

    private static Diagnostic Translate(Answering answering, Compiler.Diagnostics.Diagnostic diagnostic) => new(
        answering.Range(diagnostic.Source, diagnostic.Span),
        diagnostic.Severity switch { DiagnosticSeverity.Error => 1, DiagnosticSeverity.Warning => 2, _ => 4 },
        diagnostic.Code,
        null,
        "score",
        diagnostic.Hint is { } hint ? $"{diagnostic.Message}\n{hint}" : diagnostic.Message,
        diagnostic.Related.IsEmpty ? null : [.. diagnostic.Related.Select(r => new RelatedInformation(answering.Location(new Place(r.Source, r.Span)), r.Message))],
        null);
}
