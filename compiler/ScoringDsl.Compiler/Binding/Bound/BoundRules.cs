using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding.Bound;

/// <summary>How points fade.</summary>
public abstract record BoundDecay
{
    /// <summary><c>decay none</c></summary>
    public sealed record None : BoundDecay;

    /// <summary>2^(−age/D). D in microseconds.</summary>
    public sealed record HalfLife(long Duration) : BoundDecay;

    /// <summary>max(0, 1 − age/D)</summary>
    public sealed record Linear(long Duration) : BoundDecay;

    /// <summary>(1 − P)^⌊age/D⌋; P exact, from 0.001 to 1, in whole millionths.</summary>
    public sealed record PercentEvery(decimal Percent, long Duration) : BoundDecay;
}

/// <summary>A rule or group: a member of a score's body.</summary>
/// <param name="Syntax">Where it stands.</param>
public abstract record BoundMember(SyntaxNode Syntax)
{
    /// <summary>Its own decay; null inherits that of the group or score around it (at the top: none).</summary>
    public BoundDecay? Decay { get; init; }

    /// <summary><c>up to</c>, in thousandths of a point, or null.</summary>
    public long? CapUp { get; init; }

    /// <summary><c>down to</c>, in thousandths of a point, or null.</summary>
    public long? CapDown { get; init; }
}

/// <summary>A group, and the body of a score.</summary>
public sealed record BoundGroup(SyntaxNode Syntax, string Title, ImmutableArray<BoundMember> Members) : BoundMember(Syntax)
{
    private static readonly PhraseSyntax Nowhere = new([], []);

    /// <summary>A body without rules.</summary>
    public static BoundGroup Empty { get; } = new(Nowhere, "", []);

    /// <summary>The weight in whole millionths (50% is 500,000), 0 or more; null is 100%.</summary>
    public long? Weight { get; init; }

    /// <summary>The condition of <c>when</c>, or null.</summary>
    public BoundCondition? When { get; init; }
}

/// <summary>A rule.</summary>
/// <param name="Syntax">The rule.</param>
/// <param name="Source">The file it stands in.</param>
/// <param name="Label">Its label; an unlabelled rule's own text up to <c>=&gt;</c>, blanks folded. Unique in its score.</param>
public abstract record BoundRule(SyntaxNode Syntax, SourceText Source, string Label) : BoundMember(Syntax)
{
    /// <summary>Whether the label was written.</summary>
    public bool IsLabelled { get; init; }
}

/// <summary><c>condition =&gt; points</c></summary>
public sealed record BoundConditionRule(SyntaxNode Syntax, SourceText Source, string Label, BoundCondition Condition, BoundNumber Points)
    : BoundRule(Syntax, Source, Label);

/// <summary>The periods of <c>at most K per …</c>, in UTC; weeks begin on Monday.</summary>
public enum Period
{
    /// <summary>From the full hour.</summary>
    Hour,

    /// <summary>From midnight.</summary>
    Day,

    /// <summary>From Monday's midnight.</summary>
    Week,
}

/// <summary><c>each … =&gt; points</c>; points see lead fields and the event's properties.</summary>
public sealed record BoundEachRule(SyntaxNode Syntax, SourceText Source, string Label, BoundEventPhrase Phrase, FieldSymbol? DistinctProperty, BoundNumber Points)
    : BoundRule(Syntax, Source, Label)
{
    /// <summary>K of <c>at most K per …</c>, 1 or more, or null.</summary>
    public int? PerPeriodCount { get; init; }

    /// <summary>The period of the limit.</summary>
    public Period Period { get; init; }
}

/// <summary><c>every D without E [since FIELD] =&gt; points</c>. D in microseconds.</summary>
public sealed record BoundEveryRule(SyntaxNode Syntax, SourceText Source, string Label, long Duration, BoundEventPhrase Phrase, FieldSymbol? Since, BoundNumber Points)
    : BoundRule(Syntax, Source, Label);

/// <summary>One arm of a <c>match</c>.</summary>
/// <param name="Syntax">The arm.</param>
/// <param name="Condition">The subject tested by the arm's pattern, as a condition of its own; null for <c>otherwise</c>.</param>
/// <param name="Points">The points.</param>
public sealed record BoundMatchArm(SyntaxNode Syntax, BoundCondition? Condition, BoundNumber Points);

/// <summary><c>match subject { … }</c>: the first arm that fits.</summary>
/// <param name="Syntax">The rule.</param>
/// <param name="Source">The file it stands in.</param>
/// <param name="Label">The label.</param>
/// <param name="Phrases">The event phrases of the subject: by the newest of their events the points decay.</param>
/// <param name="Arms">The arms in order.</param>
public sealed record BoundMatchRule(SyntaxNode Syntax, SourceText Source, string Label, ImmutableArray<BoundEventPhrase> Phrases, ImmutableArray<BoundMatchArm> Arms)
    : BoundRule(Syntax, Source, Label);
