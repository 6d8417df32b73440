using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Oracle;

/// <summary>An event that exists for a lead as of an instant.</summary>
/// <param name="Event">Its kind.</param>
/// <param name="At">Its instant.</param>
/// <param name="Id">Its id; empty for none.</param>
/// <param name="Facts">Its properties.</param>
internal sealed record Happening(EventSymbol Event, long At, string Id, Facts Facts)
{
    /// <summary>
    /// "Events, in this order: those after asOf do not exist; of one id the earliest instant stays (then the ordinally smallest content)."
    /// Ids are compared per lead and kind of event; content is the raw texts of the properties, in order of declaration.
    /// </summary>
    public static IReadOnlyList<Happening> Of(ImmutableArray<OracleEvent> events, long asOf)
    {
        var existing = events.Where(e => e.At <= asOf).ToList();
        var withoutCopies = existing.Where(e => string.IsNullOrEmpty(e.Id)).ToList();
        foreach (var copies in existing.Where(e => !string.IsNullOrEmpty(e.Id)).GroupBy(e => (e.Event.Ordinal, e.Id)))
        {
            withoutCopies.Add(copies.Aggregate((best, next) => ComesBefore(next, best) ? next : best));
        }

        return [.. withoutCopies.Select(e => new Happening(e.Event, e.At, e.Id ?? "", new Facts(e.Properties))).OrderBy(e => e.At)];
    }

    private static bool ComesBefore(OracleEvent left, OracleEvent right)
    {
        if (left.At != right.At)
        {
            return left.At < right.At;
        }

        foreach (var property in left.Event.Properties)
        {
            var order = string.CompareOrdinal(ContentOf(left, property), ContentOf(right, property));
            if (order != 0)
            {
                return order < 0;
            }
        }

        return false;
    }

    private static string ContentOf(OracleEvent e, FieldSymbol property) => property.Ordinal < e.Properties.Length ? e.Properties[property.Ordinal] ?? "" : "";
}
