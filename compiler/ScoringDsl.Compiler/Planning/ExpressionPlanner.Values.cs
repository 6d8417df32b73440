using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Text;
using BoundTextFacet = ScoringDsl.Compiler.Binding.Bound.TextFacet;
using BoundTextOperator = ScoringDsl.Compiler.Binding.Bound.TextOperator;
using TextFacet = ScoringDsl.Runtime.Abi.TextFacet;
using TextOperator = ScoringDsl.Runtime.Abi.TextOperator;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Texts, bools and dates.</summary>
internal sealed partial class ExpressionPlanner
{
    private PlanCondition TextTest(BoundTextTest test) =>
        Test(test.Text.Field, new TextPredicate(Facet(test.Text.Facet), Operator(test.Operator), Folded(test.Values), test.IsNegated));

    private PlanCondition TextComparison(BoundTextComparison comparison)
    {
        var left = Kept(comparison.Left);
        var right = Kept(comparison.Right);
        var same = new PlanCondition.SameText(left, right);
        return comparison.IsNegated ? All(new PlanCondition.TextKnown(left), new PlanCondition.TextKnown(right), Not(same)) : same;
    }

    private PlanCondition Presence(BoundPresence presence)
    {
        PlanCondition known = presence.Field.Type switch
        {
            FieldType.Number or FieldType.Bool => new PlanCondition.NumberKnown(NumberOf(presence.Field)),
            FieldType.Date => new PlanCondition.InstantKnown(InstantOf(presence.Field)),
            _ => Test(presence.Field, new TextPredicate(Facet(presence.Facet), TextOperator.Known, [])),
        };
        return Negate(known, !presence.IsKnown);
    }

    private PlanCondition EmailValidity(BoundEmailValidity validity) =>
        Test(validity.Field, new TextPredicate(TextFacet.None, TextOperator.EmailValid, [], validity.IsValid == validity.IsNegated));

    private PlanCondition Test(FieldSymbol field, TextPredicate predicate)
    {
        var (slot, number) = slots.Test(field, predicate);
        return field.Owner == FieldOwner.Event ? new PlanCondition.EventText(slot, number) : new PlanCondition.LeadText(slot, number);
    }

    private PlanText Kept(BoundText text) => new(text.Field.Owner != FieldOwner.Event, slots.KeptText(text.Field, Facet(text.Facet)));

    private PlanNumber NumberOf(FieldSymbol field) =>
        field.Owner == FieldOwner.Event ? new PlanNumber.EventNumber(slots.Number(field)) : new PlanNumber.LeadNumber(slots.Number(field));

    private PlanInstant InstantOf(FieldSymbol field) =>
        field.Owner == FieldOwner.Event ? new PlanInstant.EventInstant(slots.Instant(field)) : new PlanInstant.LeadInstant(slots.Instant(field));

    private static PlanCondition DateWindow(PlanInstant date, BoundWindow window) => window switch
    {
        BoundWindow.Within w => Between(date, -w.Duration, 0),
        BoundWindow.WithinNext w => Between(date, 0, w.Duration),
        BoundWindow.BetweenAgo w => Between(date, -w.Farther, -w.Nearer),
        BoundWindow.OlderThan w => CompareInstants(date, ComparisonOperator.LessOrEqual, AsOf(-w.Duration)),
        BoundWindow.Since w => CompareInstants(date, ComparisonOperator.GreaterOrEqual, new PlanInstant.Literal(w.Instant)),
        BoundWindow.Before w => CompareInstants(date, ComparisonOperator.Less, new PlanInstant.Literal(w.Instant)),
        _ => throw new InvalidOperationException(window.GetType().Name),
    };

    /// <summary>(asOf + from, asOf + to]; a missing date lies before every bound.</summary>
    private static PlanCondition Between(PlanInstant date, long from, long to) => All(
        new PlanCondition.InstantCompare(date, ComparisonOperator.Greater, AsOf(from)),
        new PlanCondition.InstantCompare(date, ComparisonOperator.LessOrEqual, AsOf(to)));

    private static PlanInstant.AsOf AsOf(long offset) => new(Math.Clamp(offset, -LongestDuration, LongestDuration));

    private static PlanCondition CompareInstants(PlanInstant left, ComparisonOperator @operator, PlanInstant right) =>
        All(Known(left).Concat(Known(right)).Append(new PlanCondition.InstantCompare(left, @operator, right)));

    private static IEnumerable<PlanCondition> Known(PlanInstant instant) =>
        instant is PlanInstant.Literal or PlanInstant.AsOf ? [] : [new PlanCondition.InstantKnown(instant)];

    private static string[] Folded(IEnumerable<string> values) => [.. values.Select(TextFold.Fold).Distinct(StringComparer.Ordinal)];

    private static TextFacet Facet(BoundTextFacet facet) => facet switch
    {
        BoundTextFacet.None => TextFacet.None,
        BoundTextFacet.EmailDomain => TextFacet.EmailDomain,
        BoundTextFacet.EmailName => TextFacet.EmailName,
        BoundTextFacet.UrlHost => TextFacet.UrlHost,
        BoundTextFacet.UrlPath => TextFacet.UrlPath,
        _ => throw new InvalidOperationException(facet.ToString()),
    };

    private static TextOperator Operator(BoundTextOperator @operator) => @operator switch
    {
        BoundTextOperator.Is => TextOperator.Is,
        BoundTextOperator.Contains => TextOperator.Contains,
        BoundTextOperator.HasWord => TextOperator.HasWord,
        BoundTextOperator.StartsWith => TextOperator.StartsWith,
        BoundTextOperator.EndsWith => TextOperator.EndsWith,
        BoundTextOperator.Like => TextOperator.Like,
        BoundTextOperator.DomainIs => TextOperator.DomainIs,
        BoundTextOperator.DomainUnder => TextOperator.DomainUnder,
        BoundTextOperator.PathSegment => TextOperator.PathSegment,
        BoundTextOperator.PathIs => TextOperator.PathIs,
        _ => throw new InvalidOperationException(@operator.ToString()),
    };
}
