using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>The kind of place an expression stands in; it decides what may be read there.</summary>
internal enum Place
{
    /// <summary>A condition of a rule, result or group.</summary>
    Condition,

    /// <summary>The value of a define: what it may read shows where it is used.</summary>
    Define,

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

    /// <summary>Whether it speaks of an account: its fields come before the model's names.</summary>
    public bool IsAccount { get; init; }

    /// <summary>Whether it speaks of each of an account's leads, inside <c>count of leads where (…)</c> and its kin.</summary>
    public bool IsOfLeads { get; init; }

    /// <summary>What may be read here.</summary>
    public Reads Allowed => (Place, IsAccount) switch
    {
        (Place.Define, _) => Reads.LeadFields | Reads.Events | Reads.Results | Reads.AccountFields | Reads.AccountResults | Reads.Leads,
        (Place.Points, true) => Reads.AccountFields | Reads.Leads,
        (Place.Formula, true) => Reads.AccountResults | Reads.Leads,
        (_, true) => Reads.AccountFields | Reads.AccountResults | Reads.Leads,
        (Place.Where or Place.Points, _) => Reads.LeadFields | Reads.AccountFields | Reads.Properties,
        (Place.Formula, _) => Reads.Results,
        _ => Reads.LeadFields | Reads.AccountFields | Reads.Events | Reads.Results,
    };

    /// <summary>What is seen only inside the expression itself, and is no affair of who reads its declaration.</summary>
    public Reads Inner => IsOfLeads ? ~Reads.None : Reads.Properties;

    /// <summary>The scope of one of the account's leads.</summary>
    public Scope OfLeads() => this with
    {
        Place = Place == Place.Expectation ? Place.Expectation : Place.Condition,
        IsAccount = false,
        IsOfLeads = true,
        IsOperand = false,
        PresenceTested = [],
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
