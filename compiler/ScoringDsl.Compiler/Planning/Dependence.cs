using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Planning;

/// <summary>What a condition inside an event phrase looks at.</summary>
[Flags]
internal enum Depends
{
    /// <summary>At nothing.</summary>
    Nothing = 0,

    /// <summary>At the event's own texts, numbers and instants.</summary>
    Event = 1,

    /// <summary>At the lead, or at the instant scored as of.</summary>
    Lead = 2,

    /// <summary>At both; also at an event's kept texts, which its signature does not see.</summary>
    Both = Event | Lead,
}

/// <summary>Finds what a condition looks at.</summary>
internal static class Dependence
{
    public static Depends Of(PlanCondition condition) => condition switch
    {
        PlanCondition.Constant => Depends.Nothing,
        PlanCondition.Logical c => c.Operands.Aggregate(Depends.Nothing, (all, o) => all | Of(o)),
        PlanCondition.Not c => Of(c.Operand),
        PlanCondition.EventText => Depends.Event,
        PlanCondition.NumberCompare c => Of(c.Left) | Of(c.Right),
        PlanCondition.NumberKnown c => Of(c.Number),
        PlanCondition.InstantCompare c => Of(c.Left) | Of(c.Right),
        PlanCondition.InstantKnown c => Of(c.Instant),
        PlanCondition.SameText c => c.Left.IsLead && c.Right.IsLead ? Depends.Lead : Depends.Both,
        PlanCondition.TextKnown c => c.Text.IsLead ? Depends.Lead : Depends.Both,
        PlanCondition.Passes => Depends.Both,
        _ => Depends.Lead,
    };

    private static Depends Of(PlanNumber number) => number switch
    {
        PlanNumber.Literal => Depends.Nothing,
        PlanNumber.EventNumber => Depends.Event,
        PlanNumber.Sum n => Of(n.Terms),
        PlanNumber.Product n => Of(n.Factors),
        PlanNumber.Negation n => Of(n.Operand),
        PlanNumber.DaysSince n => Of(n.Instant) | Depends.Lead,
        _ => Depends.Lead,
    };

    private static Depends Of(ImmutableArray<PlanNumber> numbers) => numbers.Aggregate(Depends.Nothing, (all, n) => all | Of(n));

    private static Depends Of(PlanInstant instant) => instant switch
    {
        PlanInstant.Literal => Depends.Nothing,
        PlanInstant.EventInstant => Depends.Event,
        _ => Depends.Lead,
    };
}
