using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC03xx: names.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A name that nothing declares.</summary>
    public Diagnostic UnknownName(string name, string? suggestion) =>
        WithSuggestion(Error("SC0301", $"There is no field, event or define called '{name}'."), suggestion);

    /// <summary>A name is declared a second time.</summary>
    public Diagnostic DuplicateName(string name, SourceText source, TextSpan first) =>
        Error("SC0302", $"'{name}' is declared twice.") with { Related = [new RelatedPlace(source, first, "It is declared here first.")] };

    /// <summary>Declarations read one another in a circle.</summary>
    public Diagnostic Cycle(string name, IReadOnlyList<string> names) =>
        Error("SC0303", $"'{name}' depends on itself: {string.Join(" → ", names)}.");

    /// <summary>A list's name is not declared, or is no list.</summary>
    public Diagnostic UnknownList(string name, string? suggestion)
    {
        var diagnostic = WithSuggestion(Error("SC0304", $"There is no list called '{name}'."), suggestion);
        return suggestion is null
            ? diagnostic with { Hint = "Single values stand in parentheses after 'in'.", Fixes = [Write(name.Contains(' ', StringComparison.Ordinal) ? $"(\"{name}\")" : $"({name})")] }
            : diagnostic;
    }

    /// <summary>A property that the event does not have.</summary>
    public Diagnostic UnknownProperty(string name, EventSymbol of, string? suggestion)
    {
        var known = of.Properties.IsEmpty ? "It has none." : $"It has {Names([.. of.Properties.Select(p => p.Name)])}.";
        return WithSuggestion(Error("SC0305", $"The event '{of.Name}' has no property '{name}'.", known), suggestion);
    }

    /// <summary>A label that a result does not have.</summary>
    public Diagnostic UnknownLabel(string label, string result, IReadOnlyList<string> labels, string? suggestion) =>
        WithSuggestion(Error("SC0306", $"'{result}' has no label '{label}'.", $"Its labels are {Names(labels)}."), suggestion);

    /// <summary>A segment, exclusion or hand-off that is not declared.</summary>
    public Diagnostic UnknownFlag(string kind, string name, string? suggestion) =>
        WithSuggestion(Error("SC0307", $"There is no {kind} called '{name}'."), suggestion);

    /// <summary>A score is expected, and the name is none.</summary>
    public Diagnostic ScoreExpected(string name, string? suggestion) => WithSuggestion(Error("SC0308", $"'{name}' is not a score."), suggestion);

    /// <summary>Bands are expected, and the name is none.</summary>
    public Diagnostic BandsExpected(string name, string? suggestion) =>
        WithSuggestion(Error("SC0309", $"'{name}' is not the name of bands.", "A rating joins bands."), suggestion);

    /// <summary>A lead field that is not declared, in a test.</summary>
    public Diagnostic UnknownLeadField(string name, string? suggestion) => WithSuggestion(Error("SC0310", $"Leads have no field '{name}'."), suggestion);

    /// <summary>An event is expected, and the words are none.</summary>
    public Diagnostic NotAnEvent(string text) => Error("SC0311", $"'{text}' is not an event.");

    /// <summary>An event's name is another's plus a word.</summary>
    public Diagnostic NameExtendsAnother(string name, string shorter) =>
        Warning("SC0312", $"The event '{name}' begins with the name of the event '{shorter}'.", "The longest name wins: a value after the shorter one that reads like the longer one is never its subject.");

    /// <summary>A dot after a field's name.</summary>
    public Diagnostic DotAfterField(string name, string member) =>
        Error("SC0313", $"'{name}.{member}' is written without the dot.") with { Fixes = [Write($"{name} {member}")] };

    /// <summary>A dot after an event's name.</summary>
    public Diagnostic DotAfterEvent(string name, string property) =>
        Error("SC0318", $"A property of '{name}' is compared inside 'where'.", $"Such as '{name} where ({property} …)'.");

    /// <summary>A dot after a name that is neither <c>lead</c> nor <c>account</c>.</summary>
    public Diagnostic DottedName(string name, string member) =>
        Error("SC0319", $"'{name}.{member}' is not a name; only 'lead.' stands before a field's name.", $"A text with a dot needs quotes: \"{name}.{member}\".");

    /// <summary>A list stands where a condition is expected.</summary>
    public Diagnostic ListAlone(string name) => Error("SC0314", $"'{name}' is a list.", $"Test a field against it: 'FIELD in {name}'.");

    /// <summary>The name of a segment or exclusion stands alone.</summary>
    public Diagnostic FlagAlone(string kind, string correct) => Error("SC0315", $"Before the name of {kind} stands its word.") with { Fixes = [Write(correct)] };

    /// <summary>A hand-off is read outside tests.</summary>
    public Diagnostic HandoffRead(string name) => Error("SC0316", "Only tests may ask for a hand-off.", $"There it is 'expect handoff {name}'.");

    /// <summary>The label of a rule that no score has, in a test.</summary>
    public Diagnostic UnknownRuleLabel(string label, string? suggestion)
    {
        var diagnostic = Error("SC0317", $"No rule is labelled \"{label}\".");
        return suggestion is null ? diagnostic : diagnostic with { Hint = $"Did you mean \"{suggestion}\"?", Fixes = [Guess(Write($"\"{suggestion}\""))] };
    }
}
