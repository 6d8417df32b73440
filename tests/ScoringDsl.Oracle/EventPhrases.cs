using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <summary>Finds the event phrases in a condition.</summary>
internal static class EventPhrases
{
    /// <summary>
    /// "Any event phrase of its condition … outside <c>not</c>; field rules, <c>days since</c>, <c>raised</c> and <c>every … without</c> never decay." Defines
    /// are looked through.
    /// </summary>
    public static IEnumerable<BoundEventPhrase> OutsideNot(BoundExpression expression) => expression switch
    {
        BoundNot => [],
        BoundLogical c => c.Operands.SelectMany(OutsideNot),
        BoundDefineCondition c => OutsideNot(c.Define.Value),
        BoundNumberComparison c => OutsideNot(c.Left).Concat(OutsideNot(c.Right)),
        BoundNumberRange c => OutsideNot(c.Value).Concat(OutsideNot(c.Low)).Concat(OutsideNot(c.High)),
        BoundNumberSet c => OutsideNot(c.Value),
        BoundNumberPresence c => OutsideNot(c.Value),
        BoundEventCondition c => OutsideNot(c.Count).Prepend(c.Phrase),
        BoundEventRange c => OutsideNot(c.Low).Concat(OutsideNot(c.High)).Prepend(c.Phrase),
        BoundDefineNumber n => OutsideNot(n.Define.Value),
        BoundSum n => n.Terms.SelectMany(OutsideNot),
        BoundProduct n => n.Factors.SelectMany(OutsideNot),
        BoundNegation n => OutsideNot(n.Operand),
        BoundCount n => [n.Phrase],
        BoundDistinctCount n => [n.Phrase],
        BoundMostPer n => [n.Phrase],
        BoundPropertyAggregate n => [n.Phrase],
        _ => [],
    };
}
