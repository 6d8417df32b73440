using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>The kind of place an expression stands in; it decides what may be read there.</summary>
internal enum Place
{
    /// <summary>A condition of a rule, result or group, or a define.</summary>
    Condition,

    /// <summary>A condition in a test.</summary>
    Expectation,

    /// <summary>Inside <c>where (…)</c>.</summary>
    Where,

    /// <summary>The points of a rule.</summary>
    Points,

    /// <summary>A score's formula.</summary>
    Formula,
}

/// <summary>What an expression sees from where it stands.</summary>
internal sealed record Scope
{
    /// <summary>The file.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The declaration it belongs to; it is told of everything that is read. Null in tests.</summary>
    public Declaration? Owner { get; init; }

    /// <summary>The family's variable with the value that is being bound, or null outside families.</summary>
    public FamilyVariable? Variable { get; init; }

    /// <summary>The event whose properties are seen, or null.</summary>
    public EventSymbol? Event { get; init; }

    /// <summary>The kind of place.</summary>
    public Place Place { get; init; }

    /// <summary>Whether it is a part of a larger condition, so that a rewrite with <c>and</c>/<c>or</c> needs parentheses.</summary>
    public bool IsOperand { get; init; }

    /// <summary>Names that a neighbour under the same <c>and</c>/<c>or</c> tests with <c>is known</c>/<c>is missing</c>: missing was thought of.</summary>
    public ImmutableHashSet<string> PresenceTested { get; init; } = [];

    /// <summary>What may be read here.</summary>
    public Reads Allowed => Place switch
    {
        Place.Where => Reads.LeadFields | Reads.Properties,
        Place.Points => Reads.LeadFields | Reads.Properties,
        Place.Formula => Reads.Results,
        _ => Reads.LeadFields | Reads.Events | Reads.Results,
    };

    /// <summary>A diagnostic at an element of this file.</summary>
    public DiagnosticBuilder At(SyntaxElement element) => new(Source, element.Span);

    /// <summary>A diagnostic at a span of this file.</summary>
    public DiagnosticBuilder At(TextSpan span) => new(Source, span);

    /// <summary>What a token says, with the value of the family's variable in its place.</summary>
    public string ValueOf(SyntaxToken token) => Variable?.ValueOf(token) ?? token.Value;

    /// <summary>The text of an element as written, without the trivia before it.</summary>
    public string TextOf(SyntaxElement element) => Source.ToString(element.Span);
}
