using System.Collections.Immutable;

namespace ScoringDsl.Differential.Cases;

/// <summary>A lead with its events, as data files would hold them: texts by name, absent where missing.</summary>
internal sealed record LeadCase(string Key, ImmutableSortedDictionary<string, string> Fields, ImmutableArray<EventCase> Events)
{
    /// <summary>Smaller leads: without some events, without fields, with plainer events.</summary>
    public IEnumerable<LeadCase> Shrink()
    {
        for (var size = Events.Length; size > 0; size /= 2)
        {
            for (var start = 0; start < Events.Length; start += size)
            {
                yield return this with { Events = Events.RemoveRange(start, Math.Min(size, Events.Length - start)) };
            }
        }

        if (Fields.Count > 1)
        {
            yield return this with { Fields = Fields.Clear() };
        }

        foreach (var (name, value) in Fields)
        {
            yield return this with { Fields = Fields.Remove(name) };
            if (value.Length > 1 && value.Trim() != value)
            {
                yield return this with { Fields = Fields.SetItem(name, value.Trim()) };
            }
        }

        for (var i = 0; i < Events.Length; i++)
        {
            foreach (var smaller in Events[i].Shrink())
            {
                yield return this with { Events = Events.SetItem(i, smaller) };
            }
        }
    }
}

/// <summary>An account: texts by name.</summary>
internal sealed record AccountCase(string Key, ImmutableSortedDictionary<string, string> Fields);

/// <summary>An event of a lead.</summary>
/// <param name="Event">The kind of event.</param>
/// <param name="At">Its instant, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Id">Its id, or null.</param>
/// <param name="Properties">Texts by name.</param>
internal sealed record EventCase(string Event, long At, string? Id, ImmutableSortedDictionary<string, string> Properties)
{
    public IEnumerable<EventCase> Shrink()
    {
        if (Id is not null)
        {
            yield return this with { Id = null };
        }

        foreach (var name in Properties.Keys)
        {
            yield return this with { Properties = Properties.Remove(name) };
        }
    }
}
