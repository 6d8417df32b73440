using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Ide;
using ScoringDsl.LanguageServer.Protocol;
using Diagnostic = ScoringDsl.LanguageServer.Protocol.Diagnostic;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Findings.</summary>
internal static class DiagnosticHandlers
{
    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table) =>
        table.Add("textDocument/diagnostic", () => ProtocolJson.Default.DocumentDiagnosticParams, () => ProtocolJson.Default.DocumentDiagnosticReport, Pull);

    /// <summary>textDocument/diagnostic</summary>
    public static DocumentDiagnosticReport Pull(Answering answering, DocumentDiagnosticParams request) =>
        new("full", null, Find(answering, Answering.PathOf(request.TextDocument)));

    /// <summary>The findings about one file, from the analysis that speaks for it.</summary>
    public static Diagnostic[] Find(Answering answering, string path) =>
        [.. answering.Snapshot.DiagnosticsOf(path).Select(d => Translate(answering, d))];

    /// <summary>A finding as the protocol has it.</summary>
    public static Diagnostic Translate(Answering answering, Compiler.Diagnostics.Diagnostic diagnostic) => new(
        answering.Range(diagnostic.Source, diagnostic.Span),
        diagnostic.Severity switch { DiagnosticSeverity.Error => 1, DiagnosticSeverity.Warning => 2, _ => 4 },
        diagnostic.Code,
        null,
        "score",
        diagnostic.Hint is { } hint ? $"{diagnostic.Message}\n{hint}" : diagnostic.Message,
        diagnostic.Related.IsEmpty ? null : [.. diagnostic.Related.Select(r => new RelatedInformation(answering.Location(new Place(r.Source, r.Span)), r.Message))],
        null);
}
