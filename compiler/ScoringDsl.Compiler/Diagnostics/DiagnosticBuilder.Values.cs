using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC043x to SC045x: values, numbers, durations, dates.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A value that cannot stand without quotes.</summary>
    public Diagnostic ValueNeedsQuotes(string text) => Error("SC0430", $"The text '{text}' needs quotes.") with { Fixes = [Write($"\"{text}\"")] };

    /// <summary>An empty text as a value.</summary>
    /// <param name="correct">What is meant, where that is clear.</param>
    /// <param name="test">What it replaces.</param>
    public Diagnostic EmptyText(string? correct = null, TextSpan test = default) =>
        Error("SC0431", "Nothing is equal to an empty text: empty counts as missing.", "Write 'is missing' or 'is known'.") with
        {
            Fixes = correct is null ? [] : [new CodeFix($"Write '{correct}'", [new TextEdit(test, correct)])],
        };

    /// <summary>A bare value after <c>or</c> that belongs to the comparison before.</summary>
    public Diagnostic LooseValue(string text, TextEdit fix) =>
        Error("SC0432", $"'{text}' is not a condition of its own.", "Several values stand together in parentheses.") with { Fixes = [new CodeFix($"Write '{fix.NewText}'", [fix])] };

    /// <summary>A value outside a field's <c>one of</c>.</summary>
    public Diagnostic NotOneOf(string value, FieldSymbol field, string? suggestion, SyntaxToken? token)
    {
        var hint = suggestion is null ? $"Its values are {Names(field.Values)}." : $"Did you mean '{suggestion}'?";
        var diagnostic = this with { Span = token?.Span ?? Span };
        var fixes = suggestion is null || token is null ? [] : new[] { diagnostic.Write(IsBareWord(suggestion) ? suggestion : $"\"{suggestion}\"") };
        return diagnostic.Warning("SC0433", $"'{value}' is not among the values of '{field.Name}'.", hint) with { Fixes = [.. fixes] };
    }

    /// <summary>An e-mail address compared with a text that is none.</summary>
    public Diagnostic EmailWithoutAt(string written, string value, TextSpan field) =>
        Warning("SC0434", $"'{value}' is not an e-mail address.", $"Did you mean '{written} domain'?") with { Fixes = [Insert("Compare the domain", field.End, " domain")] };

    /// <summary>A whole URL compared with a URL subject, which is tested by its path.</summary>
    public Diagnostic UrlAgainstPath(string value, string path, SyntaxToken? token)
    {
        var at = this with { Span = token?.Span ?? Span };
        return at.Warning("SC0435", $"A URL is compared by its path, and no path is '{value}'.") with { Fixes = token is null ? [] : [at.Write($"\"{path}\"")] };
    }

    /// <summary>A number of more than 28 digits, or one that is too large for what it stands for.</summary>
    public Diagnostic NumberTooLarge() => Error("SC0436", "This number is too large.");

    /// <summary>Something that depends on the lead stands where a fixed number is expected.</summary>
    public Diagnostic NotConstant() => Error("SC0437", "A fixed number is expected here.");

    /// <summary>A name that is no fixed number stands where one is expected.</summary>
    public Diagnostic NameNotConstant(string name) => Error("SC0438", $"'{name}' is not a fixed number, and one is expected here.");

    /// <summary>A fixed number is divided by zero.</summary>
    public Diagnostic DivisionByZero() => Error("SC0439", "This divides by zero.");

    /// <summary>A number that must be whole.</summary>
    public Diagnostic WholeNumberExpected(string text) => Error("SC0440", $"'{text}' is not a whole number that can stand here.");

    /// <summary>A text stands where a number is expected.</summary>
    public Diagnostic TextAsNumber(string text, string? number)
    {
        var diagnostic = Error("SC0441", $"{text} is a text, and a number is expected here.");
        return number is null ? diagnostic : diagnostic with { Fixes = [Replace("Remove the quotes", number)] };
    }

    /// <summary>A date stands where a number is expected.</summary>
    public Diagnostic DateAsNumber(string text) => Error("SC0442", $"'{text}' is a date, and a number is expected here.");

    /// <summary>A duration stands where a number is expected.</summary>
    public Diagnostic DurationAsNumber(string written, string? days) => days is null
        ? Error("SC0443", $"'{written}' is a duration, and a number is expected here.")
        : Error("SC0443", $"'{written}' is a number of days already.") with { Fixes = [Write(days)] };

    /// <summary>A condition stands where a number is expected.</summary>
    public Diagnostic ConditionAsNumber(string text) => Error("SC0444", $"'{text}' is a condition, and a number is expected here.");

    /// <summary>An event stands where a number is expected.</summary>
    public Diagnostic EventAsNumber(string name, int start) =>
        Error("SC0445", $"'{name}' is an event, and a number is expected here.") with { Fixes = [Insert("Write 'count of'", start, "count of ")] };

    /// <summary>Bands, a rating or stages stand where a number is expected.</summary>
    public Diagnostic LabelAsNumber(string name) => Error("SC0446", $"'{name}' has labels, and a number is expected here.");

    /// <summary>Months or years: they have no fixed length.</summary>
    public Diagnostic MonthsAndYears(string unit, string? days) =>
        Error("SC0447", $"'{unit}' has no fixed length.", "Write it in days.") with { Fixes = days is null ? [] : [Write(days)] };

    /// <summary>A duration of zero.</summary>
    public Diagnostic DurationOfZero() => Error("SC0448", "A duration is longer than zero.");

    /// <summary>A duration beyond ten thousand years.</summary>
    public Diagnostic DurationTooLong() => Error("SC0449", "This duration is too long.");

    /// <summary>A number without unit where a duration is expected.</summary>
    public Diagnostic DurationWithoutUnit(string number) =>
        Error("SC0450", "A duration has a unit: seconds, minutes, hours, days or weeks.") with { Fixes = [Write($"{number} days")] };

    /// <summary>Something else stands where a duration is expected.</summary>
    public Diagnostic NotADuration(string text) => Error("SC0451", $"'{text}' is not a duration.", "A duration is a number and a unit, such as '30 days'.");

    /// <summary>A date that the calendar does not have.</summary>
    public Diagnostic NoSuchDate(string text) => Error("SC0452", $"There is no date '{text}'.");

    /// <summary>Something else stands where a date is expected.</summary>
    public Diagnostic DateExpected(string text) => Error("SC0453", $"A date such as 2025-06-01 is expected here, not '{text}'.");

    /// <summary><c>between A and B ago</c> with A not below B.</summary>
    public Diagnostic BetweenBackwards() => Error("SC0454", "The nearer time stands first: 'between 30 and 60 days ago'.");

    /// <summary>A range whose lower end is above its upper one.</summary>
    public Diagnostic RangeBackwards(string turned) => Error("SC0455", "The lower end of a range stands first.") with { Fixes = [Write(turned)] };

    /// <summary>A range stands where texts are expected.</summary>
    public Diagnostic RangeOfText() => Error("SC0456", "Only numbers have ranges.");

    /// <summary>Whether a text can be written as a word, without quotes.</summary>
    internal static bool IsBareWord(string value) =>
        value.Length > 0 && char.IsLetter(value[0]) && value.All(c => char.IsLetterOrDigit(c) || c == '_');
}
