using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC046x to SC049x: conditions.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary><c>and</c> and <c>or</c> without parentheses.</summary>
    public Diagnostic MixedAndOr(ImmutableArray<TextEdit> parentheses) =>
        Error("SC0460", "Mixing 'and' with 'or' needs parentheses.") with { Fixes = [Guess(new CodeFix("Add parentheses around 'and'", parentheses))] };

    /// <summary>A sign from another language.</summary>
    public Diagnostic ForeignSign(string sign, string correct) => Error("SC0461", $"'{sign}' is written '{correct}'.") with { Fixes = [Write(correct)] };

    /// <summary><c>=</c> where words are compared.</summary>
    public Diagnostic IsForText(string sign, string correct) =>
        Error("SC0462", $"'{sign}' compares numbers; here it is '{correct}'.") with { Fixes = [Write(correct)] };

    /// <summary>A number compared by words.</summary>
    public Diagnostic SignForWords(string correct) => Error("SC0463", $"Numbers are compared with signs: '{correct}'.") with { Fixes = [Write(correct)] };

    /// <summary><c>is</c> before an event's count.</summary>
    public Diagnostic EqualsForCounts(string word) => Error("SC0464", $"An event's count is compared with '=', not '{word}'.") with { Fixes = [Write("=")] };

    /// <summary><c>&gt;=</c> before a label.</summary>
    public Diagnostic AtLeastForLabels(string sign) => Error("SC0465", $"Labels are compared with 'at least', not '{sign}'.") with { Fixes = [Write("at least")] };

    /// <summary>A second comparison of the same thing.</summary>
    public Diagnostic SecondComparison(bool isChain) =>
        Error("SC0466", "Only one comparison can stand here.", isChain ? "A number between two others is written 'in 5..10'." : "Join conditions with 'and'.");

    /// <summary>A condition that is complete is compared with something.</summary>
    public Diagnostic ComparedCondition(string name) =>
        Error("SC0467", $"'{name}' is a condition and is not compared with anything.") with { Fixes = [Guess(Replace("Remove the comparison", ""))] };

    /// <summary>A text where a condition is expected.</summary>
    public Diagnostic TextAlone(string text) => Error("SC0468", $"{text} is a text; a condition begins with a field, an event or a define.");

    /// <summary>A number where a condition is expected.</summary>
    public Diagnostic NumberAlone(string text) =>
        Error("SC0469", $"'{text}' is a number, not a condition.", char.IsAsciiDigit(text[0]) ? null : $"Compare it, such as '{text} >= 1'.");

    /// <summary>A field where a condition is expected.</summary>
    public Diagnostic FieldAlone(string name) => Error("SC0470", $"Say what '{name}' should be.", $"To ask whether it is filled in write '{name} is known'.") with
    {
        Fixes = [Guess(Write($"{name} is known"))],
    };

    /// <summary>Bands, a rating or stages where a condition is expected.</summary>
    public Diagnostic LabelAlone(string name, string label) => Error("SC0471", $"Say which label '{name}' should have.", $"Such as '{name} is {label}'.");

    /// <summary>A label directly after its result's name.</summary>
    public Diagnostic LabelNeedsIs(string name) => Error("SC0472", $"Between '{name}' and its label stands 'is'.") with
    {
        Fixes = [Insert("Write 'is'", Span.Start, "is ")],
    };

    /// <summary>A word that should be an operator, or that needs <c>is</c> before it.</summary>
    public Diagnostic MissingOperator(string name, string word, string? operation) => operation is null
        ? Error("SC0473", $"Between '{name}' and '{word}' stands 'is'.", $"The text \"{word}\" needs quotes.") with { Fixes = [Write($"is {word}")] }
        : Error("SC0473", $"'{word}' is written '{operation}'.") with { Fixes = [Write(operation)] };

    /// <summary>Words that nothing explains.</summary>
    public Diagnostic UnexpectedWords(string text, string after) => Error("SC0474", $"'{text}' is not expected after '{after}'.");

    /// <summary>A list field compared as if it were one text.</summary>
    public Diagnostic ListNeedsContains(string name) => Error("SC0475", $"'{name}' is a list: write 'contains' before the value.") with
    {
        Fixes = [Insert("Write 'contains'", Span.Start, "contains ")],
    };

    /// <summary>A list field under another operator than <c>contains</c>.</summary>
    public Diagnostic ListContains(string name, TextSpan? operation, string correct) => Error("SC0476", $"'{name}' is a list and is tested with 'contains'.") with
    {
        Fixes = operation is { } span ? [new CodeFix($"Write '{correct}'", [new TextEdit(span, correct)])] : [],
    };

    /// <summary><c>is not known</c> or <c>is not missing</c>.</summary>
    public Diagnostic NotKnown(bool isKnown)
    {
        var correct = isKnown ? "is missing" : "is known";
        return Error("SC0477", $"This is written '{correct}'.") with { Fixes = [Write(correct)] };
    }

    /// <summary><c>is valid</c> on something that is no e-mail address.</summary>
    public Diagnostic OnlyEmailsAreValid(string name, string word) => Error("SC0478", $"'{name}' cannot be {word}: only fields of type email can.");

    /// <summary>A text compared by size.</summary>
    public Diagnostic TextHasNoSize(string name, FieldSymbol field) => Error("SC0479", $"'{name}' is {Describe(field.Type)} and cannot be compared by size.");

    /// <summary><c>under</c> on something that is no domain.</summary>
    public Diagnostic UnderNeedsDomain(string name) => Error("SC0480", $"'under' compares domains, and '{name}' is none.", "Write it after 'email domain' or 'url host'.");

    /// <summary>A window on a field that is no date.</summary>
    public Diagnostic WindowOnField(string name, FieldSymbol field) => Error("SC0481", $"'{name}' is {Describe(field.Type)} and has no time.");

    /// <summary>A window after a number.</summary>
    public Diagnostic WindowAfterNumber(string name) => Error("SC0482", $"A window cannot stand after '{name}' here.", "It stands right after the event that it belongs to.");

    /// <summary><c>where</c> without an event.</summary>
    public Diagnostic WhereWithoutEvent() => Error("SC0483", "'where' belongs to an event.", "Join conditions of the lead with 'and'.");

    /// <summary>A number under a text's operator.</summary>
    public Diagnostic NumberTestedAsText(string name) => Error("SC0484", $"'{name}' is a number and is compared with '=', '>=', '<' or 'in'.");

    /// <summary>A number tested against a list.</summary>
    public Diagnostic NumberInList(string name) => Error("SC0485", $"'{name}' is a number, and lists hold texts.", "Write the numbers in parentheses.");

    /// <summary>A yes-or-no field compared with something else.</summary>
    public Diagnostic YesOrNoExpected(string name) => Error("SC0486", $"'{name}' is yes or no.", $"Write '{name}' or '{name} is no'.");

    /// <summary>A date compared with something else.</summary>
    public Diagnostic DateComparison(string name) =>
        Error("SC0487", $"'{name}' is a date: compare it with a date or give it a window.", $"Such as '{name} within 30 days' or '{name} before 2025-01-01'.");

    /// <summary>Nothing after <c>in</c>.</summary>
    public Diagnostic NothingAfterIn() => Error("SC0488", "After 'in' stands a range, values in parentheses or a list's name.");

    /// <summary>Labels after <c>in</c> without parentheses.</summary>
    public Diagnostic LabelsInParentheses(string name) => Error("SC0489", $"The labels of '{name}' stand in parentheses after 'in'.");

    /// <summary>Labels under an operator that they do not have.</summary>
    public Diagnostic LabelComparison(string name) => Error("SC0490", $"'{name}' has labels, compared with 'is', 'in' or 'at least'.");

    /// <summary><c>at most</c> and the like before a label.</summary>
    public Diagnostic OnlyAtLeast(string words) => Error("SC0491", $"Labels are not compared with '{words}'.", "Write 'at least', or 'in' and the labels.");

    /// <summary><c>at least</c> on a rating.</summary>
    public Diagnostic RatingHasNoOrder(string name) => Error("SC0492", $"'{name}' is a rating, and ratings have no order.", "Name the ratings: 'in (A1, A2)'.");

    /// <summary>A result asked whether it is missing.</summary>
    public Diagnostic ResultNeverMissing(string name) => Error("SC0493", $"'{name}' always has a label.");

    /// <summary><c>raised</c> without its window.</summary>
    public Diagnostic RaisedNeedsWindow(string name) => Error("SC0494", $"After 'raised' stands a window: '{name} raised within 60 days'.");

    /// <summary>A bare word after <c>is</c> that is also a list's name.</summary>
    public Diagnostic ListAfterIs(string name, TextSpan tail, bool isNegated)
    {
        var correct = isNegated ? $"not in {name}" : $"in {name}";
        return Warning("SC0495", $"After 'is', '{name}' is the text \"{name}\" and not the list.", $"To test against the list write '{correct}'.") with
        {
            Fixes = [new CodeFix($"Write '{correct}'", [new TextEdit(tail, correct)]), Write($"\"{name}\"")],
        };
    }

    /// <summary>A negated comparison is false where the field is missing.</summary>
    public Diagnostic NegationSkipsMissing(string name, string condition, TextSpan span, bool isOperand) =>
        Suggestion("SC0496", $"This does not hold where '{name}' is missing.", "Say what is meant for leads without it.") with
        {
            Fixes = MissingFixes(name, condition, span, isOperand),
        };

    /// <summary><c>not</c> before a comparison is true where the field is missing.</summary>
    public Diagnostic NotTakesMissing(string name, string condition, TextSpan span, bool isOperand) =>
        Warning("SC0497", $"This also holds where '{name}' is missing.", "Say what is meant for leads without it.") with
        {
            Fixes = MissingFixes(name, condition, span, isOperand),
        };

    /// <summary>Words after <c>define NAME =</c> that are a text.</summary>
    public Diagnostic DefinedText(string text) => Error("SC0498", $"A define names a condition, a number or a duration, and {text} is a text.", "A list can hold one text: 'list NAME = \"…\"'.");

    private static ImmutableArray<CodeFix> MissingFixes(string name, string condition, TextSpan span, bool isOperand)
    {
        var (open, close) = isOperand ? ("(", ")") : ("", "");
        var known = $"{open}{name} is known and {condition}{close}";
        var missing = $"{open}{name} is missing or {condition}{close}";
        return [new CodeFix($"Leave them out: '{known}'", [new TextEdit(span, known)]), new CodeFix($"Take them too: '{missing}'", [new TextEdit(span, missing)])];
    }
}
