using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Planning;

/// <summary>
/// A model ready for any back end: where every value lies, which tests, filters, windows and curves are shared, and every rule and
/// result over them. Knows no back end's language.
/// </summary>
public sealed record Plan
{
    /// <summary>The bound model it was made from.</summary>
    public required Model Model { get; init; }

    /// <summary>Schema and layout, as the runtime takes them.</summary>
    public required ModelDefinition Definition { get; init; }

    /// <summary>For each kind of event: what its filters ask of the event alone.</summary>
    public required ImmutableArray<ImmutableArray<PlanFilter>> Filters { get; init; }

    /// <summary>The events that are struck before anything else sees them: those that match a condition first, then bursts among the rest.</summary>
    public required ImmutableArray<PlanIgnore> Ignores { get; init; }

    /// <summary>Conditions and numbers that rules share by name.</summary>
    public required ImmutableArray<PlanDefine> Defines { get; init; }

    /// <summary>The scores in order of declaration.</summary>
    public required ImmutableArray<PlanScore> Scores { get; init; }

    /// <summary>All rules by index.</summary>
    public required ImmutableArray<PlanRule> Rules { get; init; }

    /// <summary>All groups by index, the bodies of scores among them.</summary>
    public required ImmutableArray<PlanGroup> Groups { get; init; }

    /// <summary>What is computed for a lead, in order.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>The scores whose newest raising event is asked for.</summary>
    public required ImmutableArray<PlanRaised> Raised { get; init; }

    /// <summary>The scores that the highest is taken of, by index, ascending; each set once.</summary>
    public required ImmutableArray<ImmutableArray<int>> Highests { get; init; }

    /// <summary>Sums of rules that each compare one number of the lead with constants.</summary>
    public required ImmutableArray<PlanNumberFold> NumberFolds { get; init; }

    /// <summary>What the rules of accounts ask of each lead; null in a model without accounts.</summary>
    public PlanQuestions? Questions { get; init; }

    /// <summary>The plan of the model of accounts, whose leads are accounts; null in a model without accounts.</summary>
    public Plan? Account { get; init; }

    /// <summary>The conditions that tests expect, in the order of <see cref="Model.Tests"/>; empty where tests are left out.</summary>
    public required ImmutableArray<PlanProbe> Probes { get; init; }
}

/// <summary>A place in a .score file.</summary>
public readonly record struct PlanPlace(SourceText Source, TextSpan Span)
{
    /// <summary>The place of a statement, without the semicolon that may end it.</summary>
    public static PlanPlace OfStatement(SourceText source, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && (source.Text[end - 1] == ';' || char.IsWhiteSpace(source.Text[end - 1])))
        {
            end--;
        }

        return new PlanPlace(source, TextSpan.FromBounds(span.Start, end));
    }
}

/// <summary>A define: a condition or a number over the lead.</summary>
public sealed record PlanDefine(PlanCondition? Condition, PlanNumber? Number, PlanPlace Place);

/// <summary>What the rules of accounts ask of each lead.</summary>
/// <param name="Excluded">Whether any exclusion holds; an excluded lead answers nothing.</param>
/// <param name="Conditions">The conditions; the first always holds.</param>
/// <param name="Numbers">The numbers.</param>
public sealed record PlanQuestions(PlanCondition Excluded, ImmutableArray<PlanCondition> Conditions, ImmutableArray<PlanNumber> Numbers);

/// <summary>A score that may have been raised: by its own rules, and by those of every score that its formula leads to.</summary>
public sealed record PlanRaised(int Score, ImmutableArray<int> Sources);

/// <summary>A filter's condition on the event alone.</summary>
public sealed record PlanFilter(int Index, PlanCondition Condition);

/// <summary>Events to ignore.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Events">The events.</param>
/// <param name="Burst">Where only bursts of them are: what makes a burst. Null where all are.</param>
public sealed record PlanIgnore(PlanPlace Place, PlanEvents Events, PlanBurst? Burst);

/// <summary>More than <paramref name="Count"/> events in some closed interval of <paramref name="Duration"/> microseconds.</summary>
public readonly record struct PlanBurst(int Count, long Duration);

/// <summary>The condition of a test's expectation.</summary>
public sealed record PlanProbe(BoundExpectation.Holds Expectation, PlanPlace Place, PlanCondition Condition);

/// <summary>A score.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Body">The index of its body among the groups.</param>
/// <param name="Formula">Its formula, or null.</param>
/// <param name="FormulaPlace">Where the formula stands.</param>
/// <param name="FormulaScores">The scores its formula reads.</param>
public sealed record PlanScore(int Index, int Body, PlanNumber? Formula, PlanPlace FormulaPlace, ImmutableArray<int> FormulaScores);

/// <summary>A group, or the body of a score.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Definition">Weight, caps, title.</param>
/// <param name="When">Its condition, or null.</param>
/// <param name="WhenPlace">Where that stands.</param>
/// <param name="Members">Rules computed one by one and inner groups, in order.</param>
/// <param name="TextFolds">Folded rules: slot and fold.</param>
/// <param name="NumberFolds">Folded rules: indexes of <see cref="Plan.NumberFolds"/>.</param>
/// <param name="FoldedRules">The indexes of the rules that the folds stand for.</param>
public sealed record PlanGroup(
    int Index,
    GroupDefinition Definition,
    PlanCondition? When,
    PlanPlace WhenPlace,
    ImmutableArray<PlanMember> Members,
    ImmutableArray<(int Slot, int Fold)> TextFolds,
    ImmutableArray<int> NumberFolds,
    ImmutableArray<int> FoldedRules);

/// <summary>A member of a group: the index of a rule or of a group.</summary>
public readonly record struct PlanMember(bool IsGroup, int Index);

/// <summary>Rules that each compare one number of the lead with constants, as a table (see <see cref="Runtime.Points.NumberFold"/>).</summary>
public sealed record PlanNumberFold(int Slot, ImmutableArray<double> Cuts, ImmutableArray<long> Points);

/// <summary>A rule.</summary>
/// <param name="Definition">Index, label, caps, place.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Curve">The decay curve's index, or −1 for none.</param>
public abstract record PlanRule(RuleDefinition Definition, PlanPlace Place, int Curve)
{
    /// <summary>Points under a condition.</summary>
    /// <param name="Definition">Index, label, caps, place.</param>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Curve">The decay curve's index, or −1.</param>
    /// <param name="Arms">One condition with its points; several for a <c>match</c>, of which the first that fits counts.</param>
    /// <param name="Events">The events whose newest the points decay by.</param>
    public sealed record First(RuleDefinition Definition, PlanPlace Place, int Curve, ImmutableArray<PlanArm> Arms, ImmutableArray<PlanEvents> Events)
        : PlanRule(Definition, Place, Curve);

    /// <summary>Points for each of some events.</summary>
    /// <param name="Definition">Index, label, caps, place.</param>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Curve">The decay curve's index, or −1.</param>
    /// <param name="Events">The events.</param>
    /// <param name="Points">The points of one; may look at the event at hand.</param>
    /// <param name="Distinct">The property by which only the latest event of each value counts, or null.</param>
    /// <param name="PerPeriodCount">How many count per period, or 0.</param>
    /// <param name="PeriodLength">The period in microseconds.</param>
    public sealed record Each(
        RuleDefinition Definition, PlanPlace Place, int Curve, PlanEvents Events, PlanNumber Points, PlanProperty? Distinct, int PerPeriodCount, long PeriodLength)
        : PlanRule(Definition, Place, Curve)
    {
        /// <summary>Whether the events' number (or sum of decay factors) is all it needs.</summary>
        public bool IsPlain => Points is PlanNumber.Literal && Distinct is null && PerPeriodCount == 0 && Events.Residual is null;
    }

    /// <summary>Points for each whole duration since the last of some events, or since a field.</summary>
    /// <param name="Definition">Index, label, caps, place.</param>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Duration">The duration in microseconds.</param>
    /// <param name="Events">The events.</param>
    /// <param name="SinceSlot">The instant slot of the field, or −1.</param>
    /// <param name="Points">The points.</param>
    public sealed record Every(RuleDefinition Definition, PlanPlace Place, long Duration, PlanEvents Events, int SinceSlot, PlanNumber Points)
        : PlanRule(Definition, Place, -1);
}

/// <summary>A condition with its points.</summary>
public sealed record PlanArm(PlanCondition Condition, PlanNumber Points, PlanPlace Place);

/// <summary>One thing computed for a lead.</summary>
public abstract record PlanStep
{
    /// <summary>A score.</summary>
    public sealed record Score(int Index) : PlanStep;

    /// <summary>Bands: the first bound, in thousandths, that the score reaches.</summary>
    public sealed record Bands(int Label, PlanNumber.Finished Of, ImmutableArray<long> Bounds) : PlanStep;

    /// <summary>A rating out of bands: the indexes of their results and how many labels each has.</summary>
    public sealed record Rating(int Label, ImmutableArray<(int Label, int Count)> Parts) : PlanStep;

    /// <summary>Stages: the first condition that holds, else the last label.</summary>
    public sealed record Stages(int Label, ImmutableArray<(PlanCondition Condition, PlanPlace Place)> Conditions) : PlanStep;

    /// <summary>An exclusion, segment, hand-off or outcome; a hand-off's condition has every exclusion's absence in it.</summary>
    public sealed record Flag(int Index, PlanCondition Condition, PlanPlace Place) : PlanStep;
}
