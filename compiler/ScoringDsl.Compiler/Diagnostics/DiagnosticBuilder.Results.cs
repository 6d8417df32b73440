using System.Collections.Immutable;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC06xx: scores, bands, ratings, stages, hand-offs.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A score's range with its ends the wrong way round, or equal.</summary>
    public Diagnostic ScoreRangeBackwards(string? turned) =>
        Error("SC0601", "The lower end of a score's range is below its upper end.") with { Fixes = turned is null ? [] : [Write(turned)] };

    /// <summary>A band's sign is not <c>&gt;=</c>.</summary>
    public Diagnostic BandSign(string sign) => Error("SC0603", $"A band begins at a lower bound with '>=', not '{sign}'.") with { Fixes = [Write(">=")] };

    /// <summary>A bound that is not below the one before.</summary>
    public Diagnostic BandOutOfOrder(string label, ImmutableArray<TextEdit> edits) =>
        Error("SC0604", $"The bound of '{label}' is not below the one before it.", "Bands go from the highest to the lowest.") with
        {
            Fixes = [new CodeFix("Put the bands in order", edits)],
        };

    /// <summary>More decimals than scores have.</summary>
    public Diagnostic BoundTooFine(string rounded) => Error("SC0605", "Scores have three decimals at most.") with { Fixes = [Write(rounded)] };

    /// <summary>A bound above the score's range.</summary>
    public Diagnostic BandAboveScore(string label, string score, string maximum) =>
        Warning("SC0606", $"No lead can reach '{label}': '{score}' is {maximum} at most.");

    /// <summary>A bound that every score of the range reaches.</summary>
    public Diagnostic BandBelowScore(string label, string score, string minimum) =>
        Warning("SC0607", $"Bands after '{label}' are out of reach: '{score}' is {minimum} at least.");

    /// <summary>A label that stands twice.</summary>
    public Diagnostic LabelTwice(string label, SourceText source, TextSpan first) =>
        Error("SC0608", $"The label '{label}' stands twice.") with { Related = [new RelatedPlace(source, first, "It stands here first.")] };

    /// <summary><c>otherwise</c> before the end.</summary>
    public Diagnostic OtherwiseNotLast(string label) => Error("SC0609", $"'{label} otherwise' takes all that is left and stands last.");

    /// <summary>No <c>otherwise</c> at the end.</summary>
    public Diagnostic OtherwiseMissing(string name) => Error("SC0610", $"The last line of '{name}' must be for all others: 'LABEL otherwise'.");

    /// <summary>A rating of fewer than two bands.</summary>
    public Diagnostic RatingNeedsTwo(string name) => Error("SC0611", $"The rating '{name}' joins two or more bands.");

    /// <summary>A rating with too many combinations.</summary>
    public Diagnostic RatingTooLarge(int most) => Error("SC0612", $"This rating has more than {most} combinations of labels.");

    /// <summary>Two combinations of labels read alike.</summary>
    public Diagnostic RatingAmbiguous(string label) => Error("SC0613", $"Two combinations of labels both read '{label}'.");

    /// <summary><c>because</c> on something else than a hand-off.</summary>
    public Diagnostic ReasonsOfHandoffsOnly() => Error("SC0614", "Only a hand-off gives reasons.") with { Fixes = [Replace("Remove the reasons", "")] };

    /// <summary>Reasons of a score that is a formula alone.</summary>
    public Diagnostic FormulaHasNoReasons(string score, string parts)
    {
        var diagnostic = Error("SC0615", $"'{score}' is a formula and has no rules that could be reasons.", "List the scores that it is made of.");
        return parts.Length == 0 ? diagnostic : diagnostic with { Fixes = [Write(parts)] };
    }
}
