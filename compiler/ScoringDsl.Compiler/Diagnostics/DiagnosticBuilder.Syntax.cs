using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC01xx: tokens and syntax.</content>
public readonly partial record struct DiagnosticBuilder
{
    internal Diagnostic Unexpected(string text) => Error("SC0100", $"'{text}' is not expected here.");

    internal Diagnostic OtherArrow(string text) => Error("SC0106", $"Points follow '=>', not '{text}'.") with { Fixes = [Replace("Write '=>'", "=>")] };

    internal Diagnostic OtherQuotes(string inner) =>
        Error("SC0103", "Text stands in straight double quotes.") with { Fixes = [Replace("Use straight quotes", $"\"{inner}\"")] };

    internal Diagnostic UnclosedText(int length) =>
        Error("SC0102", "This text is never closed with a quotation mark.") with
        {
            Fixes = [new CodeFix("Add the closing quotation mark", [new TextEdit(new TextSpan(Span.Start + length, 0), "\"")])],
        };

    internal Diagnostic UnclosedName() => Error("SC0104", "This name is never closed with a backtick.");

    internal Diagnostic UnclosedComment() => Error("SC0105", "This comment is never closed with '*/'.");

    internal Diagnostic NumberTouchesWord(string text) => Error("SC0107", $"'{text}' begins with a digit.");

    internal Diagnostic NestedTooDeep(int depth) => Error("SC0112", $"This is nested more than {depth} deep.");

    internal Diagnostic MissingClosingBrace(int end) =>
        Error("SC0110", "The block that begins here is never closed with '}'.") with
        {
            Fixes = [new CodeFix("Add '}'", [new TextEdit(new TextSpan(end, 0), "\n}")])],
        };

    internal Diagnostic SingleValueAfterIn(string text) => Error("SC0124", "After 'in' stands a range, values in parentheses or a list's name.") with
    {
        Fixes = [Replace($"Write '({text})'", $"({text})")],
    };

    internal Diagnostic OpenRange(string low) => Error("SC0125", "A range has two ends here.") with { Fixes = [Replace($"Write '>= {low}'", $">= {low}")] };

    internal Diagnostic PointsWithoutSign(string text) => Error("SC0115", "Points begin with '+' or '-'.") with { Fixes = [Replace($"Write '+{text}'", $"+{text}")] };

    internal Diagnostic RuleOutsideScore() => Error("SC0113", "A rule belongs in a score.");

    internal Diagnostic ListOfSomethingElse() => Error("SC0126", "A list field holds text: write 'list of text'.");

    internal Diagnostic UnknownFieldWord(string text) => Error("SC0123", $"A field cannot be '{text}'.");
}
