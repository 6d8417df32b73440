using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC07xx: tests.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A test without <c>as of</c>.</summary>
    public Diagnostic AsOfMissing() => Error("SC0701", "A test says when it scores: 'as of 2025-06-01'.");

    /// <summary>Two tests with one name.</summary>
    public Diagnostic TestNameTwice(string name, SourceText source, TextSpan first) =>
        Warning("SC0702", $"Two tests are called \"{name}\".") with { Related = [new RelatedPlace(source, first, "The first one is here.")] };

    /// <summary>A lead below the events or expectations that came before any lead.</summary>
    public Diagnostic LeadAfterItsEvents() => Error("SC0703", "A lead stands above its events and expectations.");

    /// <summary>An event without instant.</summary>
    public Diagnostic EventWithoutInstant() => Error("SC0704", "Say when this event was: 'at 2025-05-20' or '3 days ago'.") with
    {
        Fixes = [Insert("Write '1 day ago'", Span.End, " 1 day ago")],
    };

    /// <summary>Several values for a field that holds one.</summary>
    public Diagnostic OneValueExpected(string name) => Error("SC0705", $"'{name}' holds one value.");

    /// <summary>A value that is not of the field's type.</summary>
    public Diagnostic WrongTestValue(FieldSymbol field) => Error("SC0706", $"'{field.Name}' is {Describe(field.Type)}.", field.Type switch
    {
        FieldType.Date => "Write it like 2025-06-01.",
        FieldType.Number => "Write it like 20 or 0.5.",
        _ => "Write yes or no.",
    });

    /// <summary>A label that several scores have.</summary>
    public Diagnostic LabelInSeveralScores(string label, string first, string second, string? variable) =>
        Error(
            "SC0707",
            $"Both '{first}' and '{second}' have a rule \"{label}\".",
            variable is null ? "Give one of them another label." : $"Write '{{{variable}}}' into the label, so that each score has its own.");

    /// <summary>Something that does not belong in a test.</summary>
    public Diagnostic NotInTest() => Error("SC0708", "Only 'as of', leads, events and 'expect' stand in a test.");
}
