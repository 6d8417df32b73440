namespace ScoringDsl.Runtime;

/// <summary>Why a lead has its scores.</summary>
/// <param name="Key">The lead's key.</param>
/// <param name="AsOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Scores">Each score with its lines.</param>
/// <param name="Labels">Bands, ratings and stages: name and label.</param>
/// <param name="Exclusions">The exclusions that hold.</param>
/// <param name="Segments">The segments that hold.</param>
/// <param name="Handoffs">The hand-offs that hold.</param>
public sealed record Explanation(
    string Key,
    long AsOf,
    IReadOnlyList<ScoreExplanation> Scores,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    IReadOnlyList<string> Exclusions,
    IReadOnlyList<string> Segments,
    IReadOnlyList<HandoffExplanation> Handoffs)
{
    /// <summary>The outcomes that hold.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>How many of the lead's events up to <see cref="AsOf"/> the model ignored.</summary>
    public long IgnoredEvents { get; init; }
}

/// <summary>A hand-off with its reasons, strongest first: labels, and what each gives after its own cap and the weights above it, in thousandths.</summary>
public sealed record HandoffExplanation(string Name, IReadOnlyList<KeyValuePair<string, long>> Reasons);

/// <summary>A score and its lines. The lines' points add up to <paramref name="Value"/> exactly.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Value">The finished score in thousandths of a point.</param>
/// <param name="Lines">The lines in order of declaration, the formula's first; a group's own lines follow its members.</param>
public sealed record ScoreExplanation(string Name, string Title, long Value, IReadOnlyList<ExplanationLine> Lines);

/// <summary>What a line of an explanation is.</summary>
public enum ExplanationKind
{
    /// <summary>A rule's contribution before its cap.</summary>
    Rule,

    /// <summary>What a rule's own cap takes away or adds.</summary>
    RuleCap,

    /// <summary>What a group's condition, not holding, takes away.</summary>
    GroupOff,

    /// <summary>What a group's weight changes.</summary>
    GroupWeight,

    /// <summary>What a group's cap changes.</summary>
    GroupCap,

    /// <summary>What the score's formula gives.</summary>
    Formula,

    /// <summary>What the score's range changes.</summary>
    Range,

    /// <summary>What rounding to whole points changes.</summary>
    Rounding,
}

/// <summary>One line of an explanation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The rule's label or the group's title; else empty.</param>
/// <param name="Points">The change it makes, in thousandths of a point.</param>
/// <param name="Depth">How many groups are around it.</param>
/// <param name="Rule">The rule's index, or −1.</param>
/// <param name="Events">How many events a rule counted; 0 for none.</param>
/// <param name="Newest">The newest one's instant; <see cref="long.MinValue"/> for none.</param>
public sealed record ExplanationLine(ExplanationKind Kind, string Label, long Points, int Depth, int Rule, long Events, long Newest);
