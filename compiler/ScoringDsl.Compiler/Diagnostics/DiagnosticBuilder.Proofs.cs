using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC10xx: what can be proved about a model that is without errors.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A condition that no lead can meet.</summary>
    public Diagnostic NeverHolds(string? why) => Warning("SC1001", "This can never hold.", why);

    /// <summary>A condition that every lead meets.</summary>
    public Diagnostic AlwaysHolds(string? why) => Warning("SC1002", "This always holds.", why);

    /// <summary>The same condition twice in one <c>and</c> or <c>or</c>.</summary>
    public Diagnostic SaidTwice(TextSpan first, TextSpan? removed) => Warning("SC1003", "This is said twice.") with
    {
        Related = [new RelatedPlace(Source, first, "It is said here first.")],
        Fixes = removed is { } span ? [new CodeFix("Remove it", [new TextEdit(span, "")])] : [],
    };

    /// <summary>An arm of <c>match</c> whose leads are all taken by arms before it.</summary>
    public Diagnostic ArmNeverReached(TextSpan? arm) => Warning("SC1004", "No lead gets to this arm: those before it take all that fit.") with
    {
        Fixes = arm is { } span ? [new CodeFix("Remove the arm", [new TextEdit(span, "")])] : [],
    };

    /// <summary>One of an arm's values is taken by an arm before it.</summary>
    public Diagnostic ArmValueTaken(string value) => Warning("SC1005", $"'{value}' is taken by an arm before this one.");

    /// <summary>A stage whose leads are all taken by stages before it.</summary>
    public Diagnostic StageNeverReached(string label) => Warning("SC1006", $"No lead gets to '{label}': stages before it take all that fit.");

    /// <summary>A hand-off whose leads are all excluded.</summary>
    public Diagnostic HandoffNeverGiven(string name) => Warning("SC1007", $"'{name}' hands off no lead: whoever fits is excluded.");

    /// <summary>Points that a cap cuts whenever they are given.</summary>
    public Diagnostic PointsBeyondCap(string points, string cap) => Warning("SC1008", $"These {points} points are never given in full: the cap keeps them at {cap}.") with { Fixes = [Write(cap)] };

    /// <summary><c>up to</c> on points that are only taken away, or <c>down to</c> on points that are only added.</summary>
    public Diagnostic CapTheWrongWay(bool isUp, string correct) => Warning(
        "SC1009",
        isUp ? "'up to' caps points that are added, and here they are only taken away." : "'down to' caps points that are taken away, and here they are only added.") with
    {
        Fixes = [Write(correct)],
    };

    /// <summary>A cap that the points can never get to.</summary>
    public Diagnostic CapNeverReached(string cap, string most) => Suggestion("SC1010", $"The cap of {cap} is never reached: this gives {most} at most.") with
    {
        Fixes = [new CodeFix("Remove the cap", [new TextEdit(new TextSpan(Span.Start - 1, Span.Length + 1), "")])],
    };

    /// <summary>A rule or group that gives 0 points whatever the lead.</summary>
    public Diagnostic GivesNothing(bool isGroup) => Warning("SC1011", isGroup ? "This group never gives any points." : "This rule never gives any points.");

    /// <summary>A score that its range keeps at one value.</summary>
    public Diagnostic ScoreNeverMoves(string name, string value) => Warning("SC1012", $"'{name}' is always {value}: its range leaves nothing of what its rules give.");

    /// <summary>Two rules of a score with the same condition.</summary>
    public Diagnostic SameConditionTwice(TextSpan first, TextSpan? same) => Warning(
        "SC1013",
        same is not null ? "This rule stands twice." : "Two rules have this condition.",
        same is not null ? null : "Give all the points in one rule.") with
    {
        Related = [new RelatedPlace(Source, first, "The first one is here.")],
        Fixes = same is { } rule ? [new CodeFix("Remove the rule", [new TextEdit(rule, "")])] : [],
    };

    /// <summary>Rules that are tiers of one number, so that the higher one's leads get the points of all.</summary>
    public Diagnostic OverlappingTiers(string other, string sum) => Warning(
        "SC1014", $"Whoever meets this also gets the points of '{other}': {sum} in all.", "Tiers of which only one should count stand in a 'match'.");

    /// <summary>A list that nothing uses.</summary>
    public Diagnostic UnusedList(string name, TextSpan? declaration) => Removable(Warning("SC1015", $"The list '{name}' is not used."), declaration);

    /// <summary>A define that nothing uses.</summary>
    public Diagnostic UnusedDefine(string name, TextSpan? declaration) => Removable(Warning("SC1016", $"The define '{name}' is not used."), declaration);

    /// <summary>An event that no rule, result or define looks at.</summary>
    public Diagnostic UnusedEvent(string name) => Warning("SC1017", $"Nothing looks at the event '{name}'.");

    /// <summary>A lead's field, without <c>from</c>, that no rule, result or define looks at.</summary>
    public Diagnostic UnusedField(string name) => Suggestion("SC1018", $"Nothing looks at the field '{name}'.");

    /// <summary>An event phrase whose events are all dropped by <c>ignore</c>.</summary>
    public Diagnostic EventsAllIgnored(string name) => Warning("SC1019", $"No '{name}' is left for this: the model ignores all of them.");

    /// <summary>A rule reads an event or field that an outcome is made of.</summary>
    public Diagnostic OutcomeLeak(string name, string outcome) =>
        Warning("SC1020", $"This reads '{name}', and so does the outcome '{outcome}'.", "A model that is judged by an outcome must not know it.");

    /// <summary>A band between two values that a score can have next to each other.</summary>
    public Diagnostic BandSkipped(string label, string score, string below, string above) =>
        Warning("SC1022", $"No lead gets to '{label}': '{score}' is never between {below} and {above}.");

    /// <summary>A comment <c>// score: ignore …</c> that takes no finding away.</summary>
    public Diagnostic IgnoresNothing(string code, bool isError) =>
        Suggestion("SC1021", isError ? $"{code} is an error and cannot be ignored." : $"There is no {code} here that could be ignored.");

    private static Diagnostic Removable(Diagnostic diagnostic, TextSpan? declaration) =>
        declaration is { } span ? diagnostic with { Fixes = [new CodeFix("Remove it", [new TextEdit(span, "")])] } : diagnostic;
}
