using System.Collections.Immutable;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC01xx: tokens and syntax.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Something stands where nothing like it can stand, and no better message fits.</summary>
    public Diagnostic Unexpected(string text, string previous, string? hint) => Error("SC0100", $"'{text}' does not fit after '{previous}'.", hint);

    /// <summary>A statement begins with something that nothing begins with.</summary>
    public Diagnostic CannotBegin(string text) => Error("SC0101", $"Nothing can begin with '{text}'.");

    /// <summary>A line ends, or goes on with something else, before it is complete.</summary>
    public Diagnostic Incomplete(string previous, string? hint) => Error("SC0102", $"Something is missing after '{previous}'.", hint);

    /// <summary>A character that is no part of the language.</summary>
    /// <param name="text">The character.</param>
    /// <param name="hint">A second sentence.</param>
    /// <param name="correct">What to write for it; nothing to remove it. Null where that is not known.</param>
    public Diagnostic UnknownCharacter(string text, string? hint, string? correct) =>
        Error("SC0103", $"The character '{text}' has no meaning here.", hint) with
        {
            Fixes = correct is null ? [] : [correct.Length == 0 ? Replace("Remove it", "") : Write(correct)],
        };

    /// <summary><c>&amp;&amp;</c> for <c>and</c> and the like.</summary>
    public Diagnostic SignForWord(string text, string word) =>
        Error("SC0104", $"Write '{word}' instead of '{text}'.") with { Fixes = [Replace($"Write '{word}'", Padded(word))] };

    /// <summary>A text without its closing quotation mark.</summary>
    /// <param name="end">The offset just past what probably is the text.</param>
    public Diagnostic UnclosedText(int end) => Error("SC0105", "This text is never closed with a quotation mark.") with
    {
        Fixes = [Insert("Add the closing quotation mark", end, "\"")],
    };

    /// <summary>Single or typographic quotation marks.</summary>
    public Diagnostic OtherQuotes(string inner) => Error("SC0106", "A text stands in straight double quotes.") with
    {
        Fixes = [Replace("Use straight double quotes", $"\"{inner}\"")],
    };

    /// <summary>A name in backticks without the closing one.</summary>
    public Diagnostic UnclosedName() => Error("SC0107", "This name is never closed with a backtick.");

    /// <summary>A comment without its end.</summary>
    public Diagnostic UnclosedComment() => Error("SC0108", "This comment is never closed with '*/'.");

    /// <summary><c>30days</c>: a number and its unit touch.</summary>
    public Diagnostic NumberTouchesUnit(string number, string unit) => Error("SC0109", $"A blank is missing between '{number}' and '{unit}'.") with
    {
        Fixes = [Replace($"Write '{number} {unit}'", $"{number} {unit}")],
    };

    /// <summary><c>2fa</c>: a word that begins with a digit.</summary>
    public Diagnostic WordWithDigit(string text) => Error("SC0110", $"'{text}' begins with a digit, so it needs quotes.") with
    {
        Fixes = [Replace($"Write '\"{text}\"'", $"\"{text}\"")],
    };

    /// <summary><c>-&gt;</c> for <c>=&gt;</c>.</summary>
    public Diagnostic OtherArrow(string text) => Error("SC0111", $"Points follow '=>', not '{text}'.") with { Fixes = [Replace("Write '=>'", "=>")] };

    /// <summary>A parenthesis without its partner.</summary>
    public Diagnostic UnclosedParenthesis() => Error("SC0112", "This '(' is never closed.", "A ')' is missing before the end of the line or before '=>'.");

    /// <summary>A closing parenthesis without its partner.</summary>
    public Diagnostic ParenthesisClosesNothing() => Error("SC0113", "This ')' closes nothing.") with { Fixes = [Replace("Remove it", "")] };

    /// <summary>A block without its closing brace.</summary>
    public Diagnostic MissingClosingBrace(int end) => Error("SC0114", "The block that begins here is never closed with '}'.") with
    {
        Fixes = [Insert("Add '}'", end, "\n}")],
    };

    /// <summary>A closing brace without its partner.</summary>
    public Diagnostic BraceClosesNothing() => Error("SC0115", "This '}' closes nothing.") with { Fixes = [Replace("Remove it", "")] };

    /// <summary>A header whose block does not begin.</summary>
    public Diagnostic MissingOpeningBrace(string header, int end) => Error("SC0116", $"A '{{' is missing here: '{header}' is followed by a block.") with
    {
        Fixes = [Insert("Add '{'", end, " {")],
    };

    /// <summary>A brace without a header.</summary>
    public Diagnostic BlockWithoutHeader() => Error("SC0117", "This block has nothing before it that says what it is.");

    /// <summary>Brackets nested past the limit.</summary>
    public Diagnostic NestedTooDeep(int depth) => Error("SC0118", $"This is nested more than {depth} levels deep.", "Name parts of it with 'define'.");

    /// <summary>A rule that stands in no score.</summary>
    public Diagnostic RuleOutsideScore() => Error("SC0119", "A rule belongs in a score.", "Put it between the braces of 'score name { … }'.");

    /// <summary>A statement in a block of another kind.</summary>
    public Diagnostic WrongPlace(string word, string home) => Error("SC0120", $"'{word}' does not belong here; it belongs {home}.", "Perhaps a '}' is missing above.");

    /// <summary>A statement of a test that begins with something else than a test's words.</summary>
    public Diagnostic NotInTest(string word, string? meant) =>
        WithSuggestion(Error("SC0121", $"A test cannot hold '{word}'.", "It holds 'as of', 'lead', 'account', 'event' and 'expect'."), meant);

    /// <summary>The first word of a declaration misspelt.</summary>
    public Diagnostic UnknownDeclaration(string word, string meant) =>
        Error("SC0122", $"A line here cannot begin with '{word}'.", $"Did you mean '{meant}'?") with { Fixes = [Replace($"Write '{meant}'", meant)] };

    /// <summary>A reserved word where a name is due.</summary>
    public Diagnostic ReservedName(string word) => Error("SC0123", $"'{word}' is a word of the language and cannot be a name as it is.") with
    {
        Fixes = [Replace($"Write it in backticks: `{word}`", $"`{word}`")],
    };

    /// <summary>A name in quotes.</summary>
    public Diagnostic NameInQuotes(string name) => Error("SC0124", "A name stands without quotes.") with { Fixes = [Write(name)] };

    /// <summary>A declaration without its name.</summary>
    public Diagnostic MissingName(string previous) => Error("SC0125", $"A name is missing after '{previous}'.");

    /// <summary>Words where a text in quotes is due.</summary>
    /// <param name="text">The words.</param>
    /// <param name="edits">What to change; the span is put in quotes where this is left out.</param>
    public Diagnostic NeedsQuotes(string text, ImmutableArray<TextEdit> edits = default) =>
        Error("SC0126", $"Put double quotes around this: \"{text}\".") with { Fixes = [EditsOrReplace("Add the quotes", $"\"{text}\"", edits)] };

    /// <summary>One certain sign or word is missing.</summary>
    /// <param name="what">The sign or word.</param>
    /// <param name="hint">A second sentence.</param>
    /// <param name="place">Where the fix puts it.</param>
    /// <param name="insertion">What the fix puts there.</param>
    /// <param name="edits">What to change instead, where it is missing in several places.</param>
    public Diagnostic Missing(string what, string? hint, int place, string insertion, ImmutableArray<TextEdit> edits = default) =>
        Error("SC0127", $"'{what}' is missing here.", hint) with
        {
            Fixes = [new CodeFix($"Add '{what}'", edits.IsDefault ? [new TextEdit(new TextSpan(place, 0), insertion)] : edits)],
        };

    /// <summary>Another word or sign for the one that is due: <c>if</c> for <c>when</c>.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="meant">What is due.</param>
    /// <param name="edits">What to change; the span becomes <paramref name="meant"/> where this is left out.</param>
    public Diagnostic MeantWord(string text, string meant, ImmutableArray<TextEdit> edits = default) =>
        Error("SC0128", $"Write '{meant}' instead of '{text}'.") with { Fixes = [EditsOrReplace($"Write '{meant}'", meant, edits)] };

    /// <summary><c>if … then</c></summary>
    /// <param name="word">The word that stands before the condition: <c>if</c> or <c>when</c>.</param>
    /// <param name="edits">The rewrite, where it is clear.</param>
    public Diagnostic IfThen(string word, ImmutableArray<TextEdit> edits) =>
        Error("SC0129", $"Rules do without '{word}': a rule is a condition, '=>' and its points.") with
        {
            Fixes = edits.IsEmpty ? [] : [new CodeFix("Write it as a rule", edits)],
        };

    /// <summary>A rule without points.</summary>
    public Diagnostic RuleWithoutPoints() => Error("SC0130", "This rule gives no points.", "A rule ends in '=>' and its points, such as '=> +5'.");

    /// <summary><c>a +5</c>: points without an arrow.</summary>
    public Diagnostic MissingArrow() => Error("SC0131", "'=>' is missing before the points.") with { Fixes = [Insert("Add '=>'", Span.Start, "=> ")] };

    /// <summary>An arrow without points.</summary>
    public Diagnostic MissingPoints() => Error("SC0132", "The points are missing after '=>'.", "Write '=> +5' or '=> -5'.");

    /// <summary>An arrow without a condition.</summary>
    public Diagnostic MissingCondition() => Error("SC0133", "A condition is missing before '=>'.", "For points that every lead gets, write 'always'.");

    /// <summary>Points without a sign.</summary>
    public Diagnostic PointsWithoutSign(string text) => Error("SC0134", "Points begin with '+' or '-'.") with
    {
        Fixes = [Insert($"Write '+{text}'", Span.Start, "+")],
    };

    /// <summary><c>visited pricing 5</c>: a bare number for a count.</summary>
    public Diagnostic CountWithoutSign(string number) => Error("SC0135", $"A number needs a comparison, such as '>= {number}'.") with { Fixes = [Replace($"Write '>= {number}'", $">= {number}")] };

    /// <summary><c>&gt;= 5 times</c></summary>
    public Diagnostic TimesAfterCount(ImmutableArray<TextEdit> removal) =>
        Error("SC0136", "'times' is not needed: the comparison already counts.") with { Fixes = [new CodeFix("Remove 'times'", removal)] };

    /// <summary><c>each visited &gt;= 5</c></summary>
    public Diagnostic EachTakesNoComparison() =>
        Error("SC0137", "'each' looks at one event at a time and takes no comparison here.", "Conditions on the event go into 'where (…)'; a limit is written 'up to'.");

    /// <summary>A number without a unit of time.</summary>
    public Diagnostic MissingUnit(string number) => Error("SC0138", $"'{number}' needs a unit of time.", "Units are seconds, minutes, hours, days and weeks.") with
    {
        Fixes = [Insert($"Write '{number} days'", Span.End, " days")],
    };

    /// <summary><c>every week</c>: no number before the unit.</summary>
    public Diagnostic MissingNumber(string length) => Error("SC0139", "Say how long with a number.") with { Fixes = [Write(length)] };

    /// <summary><c>where</c> without parentheses.</summary>
    /// <param name="condition">The condition, where its end is clear.</param>
    public Diagnostic WhereWithoutParentheses(TextSpan? condition) => Error("SC0140", "The condition after 'where' stands in parentheses.") with
    {
        Fixes = condition is { } span ? [new CodeFix("Add the parentheses", [new TextEdit(new TextSpan(span.Start, 0), "("), new TextEdit(new TextSpan(span.End, 0), ")")])] : [],
    };

    /// <summary><c>in a, b</c></summary>
    public Diagnostic ValuesWithoutParentheses(string values) => Error("SC0141", "Several values after 'in' stand in parentheses.") with
    {
        Fixes = [Replace($"Write '({values})'", $"({values})")],
    };

    /// <summary><c>in 5</c></summary>
    public Diagnostic SingleValueAfterIn(string text) => Error("SC0142", "After 'in' stands a range, values in parentheses or a list's name.") with
    {
        Fixes = [Replace($"Write '({text})'", $"({text})")],
    };

    /// <summary><c>20..</c> where both ends are due.</summary>
    /// <param name="low">The lower end as written.</param>
    /// <param name="comparison">What the comparison that is meant replaces, the word <c>in</c> included; null where it would say something else.</param>
    public Diagnostic OpenRange(string low, TextSpan? comparison) => Error("SC0143", "This range has no upper end.") with
    {
        Fixes = comparison is { } span ? [new CodeFix($"Write '>= {low}'", [new TextEdit(span, $">= {low}")])] : [],
    };

    /// <summary><c>range 0-100</c></summary>
    /// <param name="between">What stands between the two numbers, blanks included.</param>
    public Diagnostic RangeWithoutDots(TextSpan between) => Error("SC0144", "A range is written with two dots, such as '0..100'.") with
    {
        Fixes = [new CodeFix("Write '..'", [new TextEdit(between, "..")])],
    };

    /// <summary><c>1,000</c></summary>
    public Diagnostic ThousandsComma(string number, string fixedNumber) => Error("SC0145", $"'{number}' is no number here.") with
    {
        Fixes = [Replace($"Write '{fixedNumber}'", fixedNumber)],
    };

    /// <summary>A decay in another form than the four.</summary>
    public Diagnostic DecayForm(string? correct) =>
        Error("SC0146", "A decay is written in one of four ways.", "Write 'decay half-life 30 days', 'decay linear over 30 days', 'decay 10% every 7 days' or 'decay none'.") with
        {
            Fixes = correct is null ? [] : [Write(correct)],
        };

    /// <summary>A limit per period in another form.</summary>
    public Diagnostic PerPeriodForm(string? correct) =>
        Error("SC0147", "A limit is written 'at most 3 per day'.") with { Fixes = correct is null ? [] : [Write(correct)] };

    /// <summary>A field without a type.</summary>
    public Diagnostic MissingType(string name) =>
        Error("SC0150", $"Say what '{name}' holds.", "Types are text, number, bool, date, email, url, 'one of …' and 'list of text'.");

    /// <summary>A word after a field's type that is none of those that may stand there.</summary>
    /// <param name="text">The word.</param>
    /// <param name="meant">What is meant; nothing where the word is one too many, null where that is not known.</param>
    public Diagnostic UnknownFieldWord(string text, string? meant) =>
        Error("SC0151", $"A field cannot be '{text}'.", "After the type can stand key, account, subject, from \"…\" or missing \"…\"; between values stand commas.") with
        {
            Fixes = meant is null ? [] : [meant.Length == 0 ? Replace($"Remove '{text}'", "") : Write(meant)],
        };

    /// <summary><c>list of number</c></summary>
    public Diagnostic ListOfSomethingElse() => Error("SC0152", "A list in a field holds text.") with { Fixes = [Replace("Write 'text'", "text")] };

    /// <summary><c>of</c> after a type that is neither <c>one</c> nor <c>list</c>.</summary>
    public Diagnostic OfAfterType(string type) => Error("SC0153", $"'{type} of' is no type.", "Write 'one of …' or 'list of text'.");

    /// <summary>A score without rules and formula.</summary>
    public Diagnostic ScoreWithoutRules(string name, int end) =>
        Error("SC0154", $"The score '{name}' has neither rules nor a formula.", "Rules follow in braces, a formula after '='.") with
        {
            Fixes = [Insert("Add a block for rules", end, " {\n}")],
        };

    /// <summary>A line of <c>bands</c> in another form.</summary>
    public Diagnostic BandForm(string? correct) => Error("SC0155", "A band is written 'A >= 75' or 'D otherwise'.", "A band ends where the one above it begins.") with
    {
        Fixes = correct is null ? [] : [Write(correct)],
    };

    /// <summary>A line of <c>stages</c> in another form.</summary>
    public Diagnostic StageForm() => Error("SC0156", "A stage is written 'mql when …' or 'visitor otherwise'.");

    /// <summary>An arm of <c>match</c> in another form.</summary>
    public Diagnostic ArmForm(string? correct) =>
        Error("SC0157", "An arm of 'match' is written '> 20 => +15', '5..20 => +5' or 'otherwise => 0'.") with { Fixes = correct is null ? [] : [Write(correct)] };

    /// <summary>A date that is not written as one.</summary>
    /// <param name="meant">The dates that may be meant, the likeliest first.</param>
    public Diagnostic DateForm(ImmutableArray<string> meant) => Error("SC0158", "A date is written year, month, day: 2025-06-01.") with
    {
        Fixes = [.. meant.Select(Write)],
    };

    /// <summary>The time of a test's event in another form.</summary>
    public Diagnostic EventTimeForm(string? correct) =>
        Error("SC0159", "When an event happened is written '3 days ago' or 'at 2025-06-01'.") with { Fixes = correct is null ? [] : [Write(correct)] };

    /// <summary><c>email: "x"</c></summary>
    public Diagnostic SignBeforeValue(string sign, ImmutableArray<TextEdit> removal) =>
        Error("SC0160", $"'{sign}' is not needed: what belongs to a name follows it directly.") with { Fixes = [new CodeFix($"Remove '{sign}'", removal)] };

    /// <summary><c>account</c> before something that accounts do not have.</summary>
    public Diagnostic AccountForm() => Error("SC0161", "After 'account' stands '{', or score, bands, stages, segment, exclude or handoff.");

    private static CodeFix Insert(string title, int place, string text) => new(title, [new TextEdit(new TextSpan(place, 0), text)]);
}
