using System.Collections.Immutable;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>A suggestion; shown in editors and by <c>score check</c> only where asked for.</summary>
    Hint,

    /// <summary>Something that is probably not meant; the model still compiles.</summary>
    Warning,

    /// <summary>The model does not compile.</summary>
    Error,
}

/// <summary>The replacement of one span by a text.</summary>
public sealed record TextEdit(TextSpan Span, string NewText);

/// <summary>A mend that the editor and the command line can apply.</summary>
/// <param name="Title">What it does, as an imperative: "Write '>= 5'".</param>
/// <param name="Edits">The edits, not overlapping, all in the diagnostic's source.</param>
public sealed record CodeFix(string Title, ImmutableArray<TextEdit> Edits)
{
    /// <summary>
    /// Whether it may not be what was meant, such as a name that is similar or a quotation mark whose place is not certain: people decide,
    /// and <c>score check --fix</c> leaves it alone.
    /// </summary>
    public bool IsGuess { get; init; }
}

/// <summary>Another place that a diagnostic points to, such as the first of two declarations.</summary>
public sealed record RelatedPlace(SourceText Source, TextSpan Span, string Message);

/// <summary>One finding about a model. Made by <see cref="DiagnosticBuilder"/> alone, which has one method per code.</summary>
public sealed record Diagnostic
{
    /// <summary>The stable code, such as <c>SC0301</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>The text it is about.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The exact span.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>One plain sentence.</summary>
    public required string Message { get; init; }

    /// <summary>A second sentence that helps, such as "Did you mean 'email'?".</summary>
    public string? Hint { get; init; }

    /// <summary>Mends, best first.</summary>
    public ImmutableArray<CodeFix> Fixes { get; init; } = [];

    /// <summary>Other places concerned.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];
}
