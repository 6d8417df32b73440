using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Whether two models read the same of data: the same fields and events from the same columns into the same slots, by the same tests. What
/// their rules make of it is no matter.
/// </summary>
internal static class Reading
{
    public static bool IsSame(ModelDefinition one, ModelDefinition other) =>
        one.KeyColumn == other.KeyColumn
        && (one.LeadNumbers, one.LeadInstants, one.LeadKeptTexts) == (other.LeadNumbers, other.LeadInstants, other.LeadKeptTexts)
        && (one.EventNumbers, one.EventInstants, one.EventKeptTexts) == (other.EventNumbers, other.EventInstants, other.EventKeptTexts)
        && AreSame(one.LeadFields, other.LeadFields, IsSame)
        && AreSame(one.AccountFields, other.AccountFields, IsSame)
        && AreSame(one.Events, other.Events, IsSame)
        && AreSame(one.LeadTexts, other.LeadTexts, IsSame)
        && AreSame(one.EventTexts, other.EventTexts, IsSame);

    private static bool IsSame(EventDefinition one, EventDefinition other) =>
        (one.Name, one.AtColumn, one.LeadColumn, one.IdColumn, one.FiltersSeeTextsOnly) == (other.Name, other.AtColumn, other.LeadColumn, other.IdColumn, other.FiltersSeeTextsOnly)
        && AreSame(one.Properties, other.Properties, IsSame);

    private static bool IsSame(FieldDefinition one, FieldDefinition other) =>
        (one.Name, one.Kind, one.Column, one.IsKey, one.IsAccountLink) == (other.Name, other.Kind, other.Column, other.IsKey, other.IsAccountLink)
        && (one.TextSlot, one.NumberSlot, one.LengthSlot, one.InstantSlot) == (other.TextSlot, other.NumberSlot, other.LengthSlot, other.InstantSlot)
        && one.Values.AsSpan().SequenceEqual(other.Values)
        && one.MissingTexts.AsSpan().SequenceEqual(other.MissingTexts)
        && one.KeptTexts.AsSpan().SequenceEqual(other.KeptTexts);

    private static bool IsSame(TextSlotDefinition one, TextSlotDefinition other) => AreSame(one.Predicates, other.Predicates, IsSame);

    private static bool IsSame(TextPredicate one, TextPredicate other) =>
        (one.Facet, one.Operator, one.IsNegated) == (other.Facet, other.Operator, other.IsNegated) && one.Values.AsSpan().SequenceEqual(other.Values);

    private static bool AreSame<T>(T[] some, T[] others, Func<T, T, bool> isSame)
    {
        if (some.Length != others.Length)
        {
            return false;
        }

        for (var i = 0; i < some.Length; i++)
        {
            if (!isSame(some[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }
}
