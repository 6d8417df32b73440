using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Planning;

/// <summary>
/// A condition with everything decided: a missing value makes a comparison false because the plan says so, not because a back end
/// thinks of it. Numbers are IEEE 754 doubles with NaN for missing, instants 64-bit microseconds with <see cref="long.MinValue"/> for missing.
/// </summary>
public abstract record PlanCondition
{
    /// <summary>Always or never.</summary>
    public sealed record Constant(bool Value) : PlanCondition;

    /// <summary>All, or any, of two or more.</summary>
    public sealed record Logical(bool IsAnd, ImmutableArray<PlanCondition> Operands) : PlanCondition;

    /// <summary>The opposite.</summary>
    public sealed record Not(PlanCondition Operand) : PlanCondition;

    /// <summary>A test of a lead's text.</summary>
    public sealed record LeadText(int Slot, int Predicate) : PlanCondition;

    /// <summary>A test of an event's text; only where an event's signature is made.</summary>
    public sealed record EventText(int Slot, int Predicate) : PlanCondition;

    /// <summary>Two kept texts are equal; false where one is missing.</summary>
    public sealed record SameText(PlanText Left, PlanText Right) : PlanCondition;

    /// <summary>A kept text is there.</summary>
    public sealed record TextKnown(PlanText Text) : PlanCondition;

    /// <summary>Two numbers compared as IEEE does: false with NaN, but for <c>NotEqual</c>, which the plan never uses without <see cref="NumberKnown"/>.</summary>
    public sealed record NumberCompare(PlanNumber Left, ComparisonOperator Operator, PlanNumber Right) : PlanCondition;

    /// <summary>A number is not NaN.</summary>
    public sealed record NumberKnown(PlanNumber Number) : PlanCondition;

    /// <summary>Two instants compared as integers; the plan checks for missing ones itself.</summary>
    public sealed record InstantCompare(PlanInstant Left, ComparisonOperator Operator, PlanInstant Right) : PlanCondition;

    /// <summary>An instant is there.</summary>
    public sealed record InstantKnown(PlanInstant Instant) : PlanCondition;

    /// <summary>A count compared with a whole number.</summary>
    public sealed record CountCompare(PlanEvents Events, ComparisonOperator Operator, long Count) : PlanCondition;

    /// <summary>A finished score compared with thousandths of a point.</summary>
    public sealed record ScoreCompare(PlanNumber.Finished Score, ComparisonOperator Operator, long Thousandths) : PlanCondition;

    /// <summary>The highest of some scores (see <see cref="Plan.Highests"/>) is above 0, so that it has a name.</summary>
    public sealed record HighestKnown(int Highest) : PlanCondition;

    /// <summary>The highest of some scores is above 0 and one of these, the first declared on a tie; scores by index, ascending.</summary>
    public sealed record HighestIn(int Highest, ImmutableArray<int> Scores) : PlanCondition;

    /// <summary>A label is one of some, by index, ascending.</summary>
    public sealed record LabelIn(int Label, ImmutableArray<int> Indexes) : PlanCondition;

    /// <summary>An exclusion, segment, hand-off or outcome holds.</summary>
    public sealed record Flag(int Index) : PlanCondition;

    /// <summary>A define, by index: shared, so that defines which use one another twice do not grow without end.</summary>
    public sealed record Define(int Index) : PlanCondition;

    /// <summary>The event at hand passes a filter; only where single events are picked.</summary>
    public sealed record Passes(int Filter) : PlanCondition;
}

/// <summary>A number; NaN is missing.</summary>
public abstract record PlanNumber
{
    /// <summary>A constant.</summary>
    public sealed record Literal(double Value) : PlanNumber;

    /// <summary>A lead's number by slot.</summary>
    public sealed record LeadNumber(int Slot) : PlanNumber;

    /// <summary>The number of the event at hand, by slot.</summary>
    public sealed record EventNumber(int Slot) : PlanNumber;

    /// <summary>Terms added or subtracted from the left; not finite is missing.</summary>
    public sealed record Sum(ImmutableArray<PlanNumber> Terms, ImmutableArray<bool> Subtracted) : PlanNumber;

    /// <summary>Factors multiplied or divided by from the left; not finite is missing.</summary>
    public sealed record Product(ImmutableArray<PlanNumber> Factors, ImmutableArray<bool> Divided) : PlanNumber;

    /// <summary>The negative.</summary>
    public sealed record Negation(PlanNumber Operand) : PlanNumber;

    /// <summary>How many events.</summary>
    public sealed record Count(PlanEvents Events) : PlanNumber;

    /// <summary>How many different known values of a property.</summary>
    public sealed record Distinct(PlanEvents Events, PlanProperty By) : PlanNumber;

    /// <summary>How many events have the known value of a property that most of them have; 0 of nothing.</summary>
    public sealed record MostPer(PlanEvents Events, PlanProperty By) : PlanNumber;

    /// <summary>Sum, average, least or greatest of a number property.</summary>
    public sealed record Property(PropertyFunction Function, PlanEvents Events, int NumberSlot) : PlanNumber;

    /// <summary>(asOf − instant) in days; missing where the instant is.</summary>
    public sealed record DaysSince(PlanInstant Instant) : PlanNumber;

    /// <summary>Finished scores, in points; never missing.</summary>
    public abstract record Finished : PlanNumber;

    /// <summary>A finished score in points.</summary>
    public sealed record Score(int Index) : Finished;

    /// <summary>The highest of some finished scores, by the index of <see cref="Plan.Highests"/>.</summary>
    public sealed record Highest(int Index) : Finished;

    /// <summary>A define, by index.</summary>
    public sealed record Define(int Index) : PlanNumber;

    /// <summary>For how many of the account's leads a condition holds; conditions and numbers of leads are indexes of <see cref="Plan.Questions"/>.</summary>
    public sealed record LeadCount(int Condition) : PlanNumber;

    /// <summary>Sum, average, least or greatest of a number over the account's leads.</summary>
    public sealed record LeadAggregate(PropertyFunction Function, int Number, int Condition) : PlanNumber;

    /// <summary>The sum of the largest values of a number over the account's leads.</summary>
    public sealed record TopLeads(int Most, int Number, int Condition) : PlanNumber;
}

/// <summary>An instant in microseconds since 1970-01-01 UTC; <see cref="long.MinValue"/> is missing.</summary>
public abstract record PlanInstant
{
    /// <summary>A constant.</summary>
    public sealed record Literal(long Microseconds) : PlanInstant;

    /// <summary>asOf plus some microseconds (minus, where negative).</summary>
    public sealed record AsOf(long Offset) : PlanInstant;

    /// <summary>A lead's instant by slot.</summary>
    public sealed record LeadInstant(int Slot) : PlanInstant;

    /// <summary>The instant property of the event at hand, by slot.</summary>
    public sealed record EventInstant(int Slot) : PlanInstant;

    /// <summary>The newest of some events.</summary>
    public sealed record Last(PlanEvents Events) : PlanInstant;

    /// <summary>The oldest of some events.</summary>
    public sealed record First(PlanEvents Events) : PlanInstant;

    /// <summary>The newest event that raised a score.</summary>
    public sealed record Raised(int Score) : PlanInstant;
}

/// <summary>A kept text, folded.</summary>
/// <param name="IsLead">Whether the lead's; else of the event at hand.</param>
/// <param name="Slot">The slot.</param>
public sealed record PlanText(bool IsLead, int Slot);

/// <summary>Where the value of a property by which events are told apart lies.</summary>
public enum PlanPropertyKind
{
    /// <summary>Among the kept texts.</summary>
    Text,

    /// <summary>Among the numbers.</summary>
    Number,

    /// <summary>Among the instants.</summary>
    Instant,
}

/// <summary>A property by which events are told apart.</summary>
/// <param name="Kind">Where its values lie.</param>
/// <param name="Slot">The slot there.</param>
public sealed record PlanProperty(PlanPropertyKind Kind, int Slot);

/// <summary>Some of a lead's events.</summary>
/// <param name="Filter">What depends on the event alone, as an index of the definition's filters.</param>
/// <param name="Window">The window, as an index.</param>
/// <param name="Gate">What depends on the lead alone, or null; where it fails there are none.</param>
/// <param name="Residual">What depends on both, or null; asked of each event.</param>
public sealed record PlanEvents(int Filter, int Window, PlanCondition? Gate, PlanCondition? Residual);
