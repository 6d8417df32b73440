using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime;

/// <summary>An event just added to a <see cref="LeadBuilder"/>, to set its properties. Good until the builder is cleared.</summary>
public readonly struct LeadEvent
{
    private readonly LeadBuilder? _lead;
    private readonly int _generation;
    private readonly int _number;
    private readonly int _kind;

    internal LeadEvent(LeadBuilder lead, int generation, int number, int kind)
    {
        _lead = lead;
        _generation = generation;
        _number = number;
        _kind = kind;
    }

    /// <summary>Sets a property from text, read as in a data file; null, empty and blank text is missing.</summary>
    /// <exception cref="UnknownNameException">The event has no such property.</exception>
    /// <exception cref="FieldValueException">The text is no value of the property's type.</exception>
    public LeadEvent Set(string property, string? value) => Set(Property(property), value);

    /// <summary>Sets a number; NaN and infinities are missing.</summary>
    /// <exception cref="UnknownNameException">The event has no such property.</exception>
    /// <exception cref="FieldValueException">The property is no number.</exception>
    public LeadEvent Set(string property, double value) => Set(Property(property), value);

    /// <summary>Sets a bool.</summary>
    /// <exception cref="UnknownNameException">The event has no such property.</exception>
    /// <exception cref="FieldValueException">The property is no bool.</exception>
    public LeadEvent Set(string property, bool value) => Set(Property(property), value);

    /// <summary>Sets a date.</summary>
    /// <exception cref="UnknownNameException">The event has no such property.</exception>
    /// <exception cref="FieldValueException">The property is no date.</exception>
    public LeadEvent Set(string property, DateTimeOffset value) => Set(Property(property), value);

    /// <summary>Sets a list of text; blank items do not count, and a list without items is missing.</summary>
    /// <exception cref="UnknownNameException">The event has no such property.</exception>
    /// <exception cref="FieldValueException">The property is no list.</exception>
    public LeadEvent Set(string property, IEnumerable<string> items) => Set(Property(property), items);

    /// <summary>Sets a property from text, read as in a data file; null, empty and blank text is missing.</summary>
    /// <exception cref="FieldValueException">The text is no value of the property's type.</exception>
    public LeadEvent Set(PropertyHandle property, string? value)
    {
        var block = Begin(property);
        if (!block.TrySetProperty(_number, property.Index, value))
        {
            throw block.PropertyOf(_number, property.Index).NoValue(value);
        }

        return this;
    }

    /// <summary>Sets a number; NaN and infinities are missing.</summary>
    /// <exception cref="FieldValueException">The property is no number.</exception>
    public LeadEvent Set(PropertyHandle property, double value)
    {
        Begin(property).SetPropertyNumber(_number, property.Index, value);
        return this;
    }

    /// <summary>Sets a bool.</summary>
    /// <exception cref="FieldValueException">The property is no bool.</exception>
    public LeadEvent Set(PropertyHandle property, bool value)
    {
        Begin(property).SetPropertyBool(_number, property.Index, value);
        return this;
    }

    /// <summary>Sets a date.</summary>
    /// <exception cref="FieldValueException">The property is no date.</exception>
    public LeadEvent Set(PropertyHandle property, DateTimeOffset value)
    {
        Begin(property).SetPropertyInstant(_number, property.Index, ValueReader.FromDateTime(value));
        return this;
    }

    /// <summary>Sets a list of text; blank items do not count, and a list without items is missing.</summary>
    /// <exception cref="FieldValueException">The property is no list.</exception>
    public LeadEvent Set(PropertyHandle property, IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Begin(property).SetPropertyTexts(_number, property.Index, [.. items]);
        return this;
    }

    private LeadBuilder Lead => _lead is not null && _lead.Generation == _generation
        ? _lead
        : throw new InvalidOperationException("The event is no longer in the builder: it was cleared.");

    private PropertyHandle Property(string name) => Lead.Property(_kind, name);

    private LeadBlockBuilder Begin(PropertyHandle property)
    {
        if (property.Kind != _kind)
        {
            throw new UnknownNameException("The property is one of another kind of event.");
        }

        return Lead.Change(property.Definition);
    }
}
