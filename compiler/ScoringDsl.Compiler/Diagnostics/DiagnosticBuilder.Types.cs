using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC040x to SC042x: fields, types and facets.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A type that does not exist.</summary>
    public Diagnostic UnknownType(string name, string? suggestion) => WithSuggestion(
        Error("SC0401", $"There is no type '{name}'.", "The types are text, number, bool, date, email, url, 'one of …' and 'list of text'."), suggestion);

    /// <summary>A property called <c>at</c>, <c>lead</c> or <c>id</c>.</summary>
    public Diagnostic BuiltInProperty(string name) =>
        Error("SC0402", $"Every event has '{name}' already.", $"To name its column write '{name} from \"…\"'.");

    /// <summary>A column of an event is named twice.</summary>
    public Diagnostic ColumnTwice(string name) => Error("SC0403", $"The column of '{name}' is named twice.");

    /// <summary><c>key</c> on an event's property.</summary>
    public Diagnostic KeyOnProperty() =>
        Error("SC0404", "Only a field of the lead or the account can be a key.", "The column of an event's id is named with 'id from \"…\"'.") with { Fixes = [Replace("Remove 'key'", "")] };

    /// <summary>A second key.</summary>
    public Diagnostic SecondKey(FieldSymbol first) => Error("SC0405", first.Owner == FieldOwner.Account ? "Accounts have one key." : "Leads have one key.") with
    {
        Related = [new RelatedPlace(first.Source, first.NameSpan, $"'{first.Name}' is the key.")],
    };

    /// <summary>A key that is not text.</summary>
    public Diagnostic KeyNotText(string name) =>
        Error("SC0406", $"The key '{name}' must be text: keys are compared character by character.") with { Fixes = [Write("text")] };

    /// <summary><c>subject</c> on a lead's field.</summary>
    public Diagnostic SubjectOnField() => Error("SC0407", "Only an event's property can be a subject.") with { Fixes = [Replace("Remove 'subject'", "")] };

    /// <summary>A second subject.</summary>
    public Diagnostic SecondSubject(FieldSymbol first) => Error("SC0408", "An event has one subject.") with
    {
        Related = [new RelatedPlace(first.Source, first.NameSpan, $"'{first.Name}' is the subject.")],
    };

    /// <summary>A subject that holds no text.</summary>
    public Diagnostic SubjectNotText(string name, FieldType type) =>
        Error("SC0409", $"'{name}' is {Describe(type)} and cannot be the subject.", "The subject is a text, 'one of', url, email or 'list of text'.");

    /// <summary>A facet that the field's type does not have.</summary>
    public Diagnostic NoSuchFacet(FieldSymbol field, string facet) =>
        Error("SC0410", $"'{field.Name}' is {Describe(field.Type)} and has no '{facet}'.", FacetHint(facet));

    /// <summary>A field that is no date stands after <c>days since</c>.</summary>
    public Diagnostic NotADate(string text) => Error("SC0411", $"'{text}' is not a date field.");

    /// <summary>A field of another type stands where a number is expected.</summary>
    public Diagnostic FieldAsNumber(string written, FieldSymbol field) =>
        Error("SC0412", $"'{written}' is {Describe(field.Type)}, and a number is expected here.", NumberHint(written, field));

    /// <summary>A property of another type is summed up.</summary>
    public Diagnostic PropertyNotNumber(FieldSymbol property) => Error("SC0413", $"'{property.Name}' is {Describe(property.Type)}, and a number is expected here.");

    /// <summary>Another field compared with a text is no text.</summary>
    public Diagnostic NotAText(string written) => Error("SC0414", $"'{written}' is not a text, and a text is expected here.");

    private static string Describe(FieldType type) => type switch
    {
        FieldType.Number => "a number",
        FieldType.Bool => "a yes-or-no field",
        FieldType.Date => "a date",
        FieldType.Email => "an e-mail address",
        FieldType.Url => "a URL",
        FieldType.TextList => "a list",
        _ => "a text",
    };

    private static string? FacetHint(string facet) => NameKey(facet) switch
    {
        "DOMAIN" or "NAME" => "Only fields of type email have a domain and a name.",
        "HOST" or "PATH" => "Only fields of type url have a host and a path.",
        "LENGTH" => "Only texts have a length.",
        _ => "Only lists have a size.",
    };

    private static string NameKey(string word) => Binding.NameFold.Key(word);

    private static string? NumberHint(string written, FieldSymbol field) => field.Type switch
    {
        FieldType.Date => $"Did you mean 'days since {written}'?",
        FieldType.TextList => $"Did you mean '{written} size'?",
        _ => null,
    };
}
