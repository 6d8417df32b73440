using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>A result that is one label out of several: bands, a rating or stages.</summary>
public abstract class LabelSymbol : Symbol
{
    /// <summary>Its place among all bands, ratings and stages, from 0, in order of declaration.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The labels, highest first. For a rating: every combination, the first band's labels outermost.</summary>
    public required ImmutableArray<string> Labels { get; init; }
}

/// <summary>Bands of a score, or of the highest of several.</summary>
public sealed class BandsSymbol : LabelSymbol
{
    /// <summary>The score they divide, or those whose highest they divide, in order of declaration.</summary>
    public required ImmutableArray<ScoreSymbol> OfScores { get; init; }

    /// <summary>Lower bounds in thousandths of a point, descending, one fewer than labels: the last label is <c>otherwise</c>.</summary>
    public required ImmutableArray<long> Bounds { get; init; }
}

/// <summary>A rating: the labels of two or more bands joined.</summary>
public sealed class RatingSymbol : LabelSymbol
{
    /// <summary>The bands it joins.</summary>
    public required ImmutableArray<BandsSymbol> Parts { get; init; }
}

/// <summary>Stages of the lifecycle: the first whose condition holds.</summary>
public sealed class StagesSymbol : LabelSymbol
{
    /// <summary>The conditions in order, one for each label but the last, which is <c>otherwise</c>. Filled in by the binder.</summary>
    public ImmutableArray<BoundCondition> Conditions { get; internal set; } = [];
}

/// <summary>A result that holds or does not: an exclusion, a segment, a hand-off or an outcome.</summary>
public abstract class FlagSymbol : Symbol
{
    /// <summary>Its place among all exclusions, segments, hand-offs and outcomes, from 0, in order of declaration.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The condition. Filled in by the binder before the model is handed out.</summary>
    public BoundCondition Condition { get; internal set; } = BoundConstantCondition.Never;
}

/// <summary>Keeps a lead out of every hand-off; it is still scored.</summary>
public sealed class ExclusionSymbol : FlagSymbol;

/// <summary>A segment for nurture.</summary>
public sealed class SegmentSymbol : FlagSymbol;

/// <summary>What became of the lead: the answer that a model is judged by. Only tests may read it.</summary>
public sealed class OutcomeSymbol : FlagSymbol;

/// <summary>A hand-off to sales. Never holds for an excluded lead.</summary>
public sealed class HandoffSymbol : FlagSymbol
{
    /// <summary>How many reasons are given; <see cref="int.MaxValue"/> where no number is said; 0 without <c>because</c>.</summary>
    public int ReasonCount { get; internal set; }

    /// <summary>The scores whose contributions are the reasons.</summary>
    public ImmutableArray<ScoreSymbol> ReasonScores { get; internal set; } = [];
}
