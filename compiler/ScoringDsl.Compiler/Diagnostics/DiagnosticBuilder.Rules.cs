using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC05xx: events in conditions, rules, points and their clauses.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Something that may not be read inside <c>where</c>.</summary>
    public Diagnostic NotInWhere(string name) => Error("SC0501", $"'where' cannot look at '{name}'.", "It sees the event's properties and the lead's fields.");

    /// <summary>Something that may not be read in points.</summary>
    public Diagnostic NotInPoints(string name, bool isAccount) => Error(
        "SC0502",
        $"Points cannot be computed from '{name}'.",
        isAccount ? "They see numbers, the account's fields and its leads." : "They see numbers, the lead's fields and, after 'each', the event's properties.");

    /// <summary>Something that may not be read in a formula.</summary>
    public Diagnostic NotInFormula(string name) => Error("SC0503", $"A formula cannot read '{name}'.", "It sees scores and numbers; the rest goes into rules in braces after it.");

    /// <summary>A value after an event that has no subject.</summary>
    public Diagnostic NoSubject(EventSymbol of, string value) => of.Properties.IsEmpty
        ? Error("SC0504", $"The event '{of.Name}' has no properties that '{value}' could be compared with.")
        : Error("SC0504", $"The event '{of.Name}' has no subject that '{value}' could be compared with.", SubjectHint(of, value));

    private static string SubjectHint(EventSymbol of, string value) => of.Properties.FirstOrDefault(p => p.IsTextual) is { } property
        ? $"Mark a property as 'subject', or write 'where ({property.Name} is {value})'."
        : "A property of text can be marked as 'subject'.";

    /// <summary>A property's name and a value directly after an event.</summary>
    /// <param name="correct">The rewrite, where all of it is in the span.</param>
    public Diagnostic PropertyNeedsWhere(string? correct) =>
        Error("SC0505", "A property is compared inside 'where (…)'.") with { Fixes = correct is null ? [] : [Write(correct)] };

    /// <summary>An event compared as if it were a text.</summary>
    public Diagnostic EventTestedAsText(EventSymbol of, string comparison)
    {
        var diagnostic = Error("SC0506", $"'{of.Name}' is an event and cannot be compared like a field.");
        return of.Subject is { } subject
            ? diagnostic with { Hint = "Its properties are compared inside 'where'.", Fixes = [Write($"where ({subject.Name} {comparison})")] }
            : diagnostic;
    }

    /// <summary>A clause or field that stands twice.</summary>
    public Diagnostic ClauseTwice(string name) => Error("SC0507", $"'{name}' can stand only once here.");

    /// <summary>A comparison after an event where only <c>where</c> and a window may stand.</summary>
    public Diagnostic CountHere(string text) => Error("SC0508", $"'{text}' is not expected after the event here.", "Only 'where (…)' and a window may follow it.");

    /// <summary>A window over events to come.</summary>
    public Diagnostic EventsToCome() => Error("SC0509", "'within next' looks ahead, and events lie in the past.");

    /// <summary><c>days since</c> an event does not say which.</summary>
    public Diagnostic DaysSinceWhich(string name, int start) =>
        Error("SC0510", $"Say 'days since last {name}' or 'days since first {name}'.") with { Fixes = [Insert("Write 'last'", start, "last "), Insert("Write 'first'", start, "first ")] };

    /// <summary>A property is expected after <c>sum of</c> and its kin.</summary>
    public Diagnostic PropertyExpected(string words, EventSymbol of) => Error("SC0511", $"Say which property: '{words} PROPERTY of {of.Name}'.");

    /// <summary>Two rules of a score have one label.</summary>
    public Diagnostic RuleLabelTwice(string label, SourceText source, TextSpan first) =>
        Error("SC0512", $"Two rules of this score are labelled \"{label}\".") with { Related = [new RelatedPlace(source, first, "The first one is here.")] };

    /// <summary><c>up to</c> a negative number.</summary>
    public Diagnostic CapUpNegative(string limit) => Error("SC0513", "'up to' caps points that are added.") with { Fixes = [Write($"down to {limit}")] };

    /// <summary><c>down to</c> a positive number.</summary>
    public Diagnostic CapDownPositive(string limit)
    {
        var negative = $"-{limit.TrimStart('+', ' ')}";
        return Error("SC0514", "'down to' caps points that are taken away, and is negative.") with { Fixes = [Write(negative)] };
    }

    /// <summary>A clause after the points of a <c>match</c> arm.</summary>
    public Diagnostic ClauseOnArm(string name) => Error("SC0515", $"'{name}' belongs to the whole 'match', before its brace.");

    /// <summary><c>at most K per …</c> without <c>each</c>.</summary>
    public Diagnostic LimitWithoutEach() => Error("SC0516", "'at most … per' stands only in an 'each' rule.");

    /// <summary>A period other than hour, day or week.</summary>
    public Diagnostic UnknownPeriod(string text) => Error("SC0517", $"'per {text}' is not possible; write 'per hour', 'per day' or 'per week'.");

    /// <summary><c>decay</c> after other members of its block.</summary>
    public Diagnostic DecayNotFirst() => Error("SC0518", "'decay' stands first in a score or group.");

    /// <summary><c>decay</c> on an <c>every … without</c> rule.</summary>
    public Diagnostic EveryNeverDecays() => Error("SC0519", "An 'every … without' rule never decays.") with { Fixes = [Replace("Remove the decay", "")] };

    /// <summary>A decay's percent outside 0.1% to 100%, or with more than four decimals.</summary>
    public Diagnostic DecayPercent(string text) => Error("SC0520", $"A decay of {text} is not possible; it lies between 0.1% and 100% and has at most four decimals.");

    /// <summary>A group's weight that is negative or absurd.</summary>
    public Diagnostic WeightOutOfRange(string text) => Error("SC0521", $"A weight of {text} is not possible; it is 0% or more.");

    /// <summary>Something after <c>since</c> that is no date field.</summary>
    public Diagnostic SinceNeedsDateField(string text) => Error("SC0522", $"After 'since' stands a date field of the lead, and '{text}' is none.");

    /// <summary>A window in an <c>every … without</c> rule.</summary>
    public Diagnostic WindowUnderEvery() => Error("SC0523", "An 'every … without' rule has no window: it counts from the last event.");

    /// <summary>An arm after <c>otherwise</c>.</summary>
    public Diagnostic ArmAfterOtherwise() => Error("SC0524", "Nothing comes after 'otherwise', which takes all that is left.");

    /// <summary>Events told apart by a property that holds several values.</summary>
    public Diagnostic ListTellsNothingApart(FieldSymbol property) => Error("SC0526", $"'{property.Name}' is a list, and events are told apart by one value each.");

    /// <summary><c>ignore … more than N</c> without the length of the burst.</summary>
    public Diagnostic BurstNeedsLength(string count) => Error("SC0527", $"Say within how long: 'more than {count} within 1 minute'.");

    /// <summary>A declaration inside a score's braces.</summary>
    public Diagnostic DeclarationInScore() => Error("SC0525", "Only rules, groups and 'decay' stand inside a score.");
}
