using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>What a model reads, by name.</summary>
internal sealed class InputNames
{
    private readonly NameIndex _fields;
    private readonly NameIndex _events;
    private readonly NameIndex[] _properties;

    public InputNames(ModelDefinition definition)
    {
        _fields = new NameIndex("The model has no field", [.. definition.LeadFields.Select(f => f.Name), .. definition.AccountFields.Select(f => f.Name)]);
        _events = new NameIndex("The model has no event", Array.ConvertAll(definition.Events, e => e.Name));
        _properties = Array.ConvertAll(
            definition.Events,
            e => new NameIndex($"The event '{e.Name}' has no property", Array.ConvertAll(e.Properties, property => property.Name)));
    }

    /// <summary>The index of a field of the lead; those of its account (<c>account.employees</c>) follow the lead's own.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public int Field(string name) => _fields.Find(name);

    /// <summary>The index of a kind of event.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public int Event(string name) => _events.Find(name);

    /// <summary>The index of a property of a kind of event.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public int Property(int kind, string name) => _properties[kind].Find(name);
}
