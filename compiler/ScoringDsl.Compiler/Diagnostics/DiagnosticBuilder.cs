using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <summary>
/// The catalogue of diagnostics: one method per code, in partial files by phase.
/// SC01xx tokens and syntax; SC02xx files, imports and lists; SC03xx names; SC04xx types, values and conditions;
/// SC05xx rules and points; SC06xx results; SC07xx tests; SC08xx size limits; SC10xx proofs about the model.
/// </summary>
/// <param name="Source">The text the diagnostic is about.</param>
/// <param name="Span">The exact span.</param>
public readonly partial record struct DiagnosticBuilder(SourceText Source, TextSpan Span)
{
    private Diagnostic Error(string code, string message, string? hint = null) =>
        new() { Code = code, Severity = DiagnosticSeverity.Error, Source = Source, Span = Span, Message = message, Hint = hint };

    private Diagnostic Warning(string code, string message, string? hint = null) =>
        new() { Code = code, Severity = DiagnosticSeverity.Warning, Source = Source, Span = Span, Message = message, Hint = hint };

    private Diagnostic Suggestion(string code, string message, string? hint = null) =>
        new() { Code = code, Severity = DiagnosticSeverity.Hint, Source = Source, Span = Span, Message = message, Hint = hint };

    private CodeFix Replace(string title, string newText) => new(title, [new TextEdit(Span, newText)]);

    private CodeFix Write(string newText) => Replace($"Write '{newText}'", newText);

    /// <summary>The hint and the fix that a suggestion makes, where there is one.</summary>
    private Diagnostic WithSuggestion(Diagnostic diagnostic, string? suggestion) =>
        suggestion is null ? diagnostic : diagnostic with { Hint = $"Did you mean '{suggestion}'?", Fixes = [Write(suggestion)] };
}
