using System.Collections.Immutable;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC0162 to SC0189, SC0499 and SC0530: what people say or paste where the language has another way to write it.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Words that mean something here, and are written differently: <c>in the last 30 days</c>.</summary>
    /// <param name="correct">How it is written.</param>
    /// <param name="edits">What to change; the whole span becomes <paramref name="correct"/> where this is left out.</param>
    public Diagnostic WrittenAs(string correct, ImmutableArray<TextEdit> edits = default) =>
        Error("SC0162", $"This is written '{correct}'.") with { Fixes = [EditsOrReplace($"Write '{correct}'", correct, edits)] };

    /// <summary>A word or sign too many: <c>+20 points</c>.</summary>
    public Diagnostic NotNeeded(string text, ImmutableArray<TextEdit> removals) =>
        Error("SC0163", $"'{text}' is not needed here.") with { Fixes = [EditsOrReplace($"Remove '{text}'", "", removals)] };

    /// <summary>A word after a number that is no unit of time.</summary>
    public Diagnostic UnknownUnit(string word, string? meant)
    {
        var diagnostic = Error("SC0164", $"'{word}' is no unit of time.", "Units are seconds, minutes, hours, days and weeks.");
        return meant is null ? diagnostic : diagnostic with { Fixes = [Write(meant)] };
    }

    /// <summary><c>between 20 and 99</c> for a range of numbers.</summary>
    public Diagnostic BetweenNumbers(string low, string high) =>
        Error("SC0165", $"A range of numbers is written 'in {low}..{high}'.", $"A stretch of time has a unit: 'between {low} and {high} days ago'.") with
        {
            Fixes = [Write($"in {low}..{high}")],
        };

    /// <summary><c>=&gt;</c> for <c>&gt;=</c>.</summary>
    public Diagnostic ArrowForComparison() => Error("SC0166", "'=>' stands before points; 'at least' is written '>='.") with { Fixes = [Write(">=")] };

    /// <summary><c>0,5</c></summary>
    public Diagnostic DecimalComma(string correct) => Error("SC0167", $"Decimals are written with a point: '{correct}'.") with { Fixes = [Write(correct)] };

    /// <summary>A name of several words, or with a hyphen.</summary>
    public Diagnostic NameOfOneWord(string name) => Error("SC0168", $"A name is one word: '{name}'.") with { Fixes = [Write(name)] };

    /// <summary><c>2nd_phone text</c>: a name that begins with a digit.</summary>
    public Diagnostic NameWithDigit(string name) => Error("SC0169", $"The name '{name}' begins with a digit, so it stands in backticks.") with
    {
        Fixes = [Write($"`{name}`")],
    };

    /// <summary>A bullet or number before a rule, as in a list on paper.</summary>
    public Diagnostic Bullet(string text, TextSpan removal) => Error("SC0170", $"A rule begins with its condition, without '{text}' before it.") with
    {
        Fixes = [new CodeFix("Remove it", [new TextEdit(removal, "")])],
    };

    /// <summary>A character that takes no room on the screen.</summary>
    public Diagnostic InvisibleCharacter(string code) =>
        Error("SC0171", $"An invisible character ({code}) stands here.", "It probably came along when the text was copied.") with { Fixes = [Replace("Remove it", "")] };

    /// <summary>A cap before the arrow.</summary>
    public Diagnostic CapBeforePoints(string cap, ImmutableArray<TextEdit> edits) =>
        Error("SC0172", $"'{cap}' stands behind the points.") with { Fixes = [new CodeFix("Move it behind the points", edits)] };

    /// <summary><c>today</c> where a date is due.</summary>
    public Diagnostic NoClock(string word) => Error("SC0173", $"'{word}' is another day every day: write the date, such as 2025-06-01.");

    /// <summary><c>because</c> with something else than reasons.</summary>
    public Diagnostic ReasonsForm() => Error("SC0174", "Reasons are written 'because top 3 reasons of SCORE'.");

    /// <summary><c>sum of amount</c> of no event.</summary>
    public Diagnostic AggregateOfWhich(string written) => Error("SC0175", $"Say of which event: '{written} of EVENT'.");

    /// <summary><c>manager"</c>: only the closing quotation mark is there.</summary>
    public Diagnostic UnopenedText(int start) => Error("SC0176", "The opening quotation mark of this text is missing.") with
    {
        Fixes = [Insert("Add the opening quotation mark", start, "\"")],
    };

    /// <summary>A comma between conditions or subjects.</summary>
    public Diagnostic CommaJoinsNothing() =>
        Error("SC0177", "A comma does not join conditions.", "Join them with 'and' or 'or'; several values stand in parentheses after 'in'.");

    /// <summary><c>segment cold { … }</c></summary>
    public Diagnostic ConditionInBraces(ImmutableArray<TextEdit> edits) =>
        Error("SC0178", "The condition follows 'when', without braces.") with { Fixes = [new CodeFix("Write 'when'", edits)] };

    /// <summary><c>event visited page url</c></summary>
    public Diagnostic EventWithoutBraces(ImmutableArray<TextEdit> edits) =>
        Error("SC0179", "The properties of an event stand in braces.") with { Fixes = [new CodeFix("Add the braces", edits)] };

    /// <summary>Bands of no score.</summary>
    public Diagnostic BandsOfWhich(string name) => Error("SC0180", $"Say which score the bands are of: 'bands {name} of SCORE'.");

    /// <summary><c>exclude email domain gmail</c>: no name, no <c>when</c>.</summary>
    public Diagnostic ResultForm(string keyword) => Error("SC0181", $"Give it a name and a condition: '{keyword} NAME when …'.");

    /// <summary>A comment that begins with something else than <c>//</c>.</summary>
    public Diagnostic CommentSign(string written) => Error("SC0182", $"A comment begins with '//', not with '{written}'.") with { Fixes = [Write("//")] };

    /// <summary><c>is empty</c>: a bare word that is compared as a text, and was hardly meant so.</summary>
    /// <param name="word">The word.</param>
    /// <param name="correct"><c>is missing</c> or <c>is known</c>.</param>
    /// <param name="test">What <paramref name="correct"/> replaces.</param>
    public Diagnostic WordForMissing(string word, string correct, TextSpan test) =>
        Warning("SC0499", $"'{word}' is compared as a text here.", $"To ask whether there is a value write '{correct}'; a text that reads \"{word}\" stands in quotes.") with
        {
            Fixes = [new CodeFix($"Write '{correct}'", [new TextEdit(test, correct)]), Write($"\"{word}\"")],
        };

    /// <summary><c>=&gt; +20%</c></summary>
    public Diagnostic PointsInPercent(string text, string points, string correct) =>
        Warning("SC0530", $"'{text}' is {points} points.", "Percents are parts of one; points are plain numbers.") with { Fixes = [Write(correct)] };

    private CodeFix EditsOrReplace(string title, string newText, ImmutableArray<TextEdit> edits) =>
        new(title, edits.IsDefault ? [new TextEdit(Span, Padded(newText))] : edits);

    /// <summary>A word with blanks around it where it would run into its neighbours.</summary>
    private string Padded(string word)
    {
        var text = Source.Text;
        if (word.Length == 0 || Span.End > text.Length)
        {
            return word;
        }

        var before = Span.Start > 0 && (char.IsLetterOrDigit(word[0]) || word[0] == '=') && IsWordCharacter(text[Span.Start - 1]) ? " " : "";
        var after = Span.End < text.Length && char.IsLetterOrDigit(word[^1]) && IsWordCharacter(text[Span.End]) ? " " : "";
        return $"{before}{word}{after}";
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '"';
}
