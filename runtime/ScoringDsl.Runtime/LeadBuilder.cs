using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime;

/// <summary>
/// One lead with its events, built by name or by handle, scored by <see cref="ScoringModel.Score(LeadBuilder, long, ScoreResult)"/>,
/// and reused from lead to lead. Names ignore case. One thread at a time.
/// </summary>
/// <example><code>
/// var lead = model.NewLead();
/// lead.Clear("003A")
///     .Set("email", "ann@acme.com")
///     .Set("employees", 250);
/// lead.AddEvent("visited", at).Set("page", "/pricing");
/// model.Score(lead, asOf, result);
/// </code></example>
public sealed class LeadBuilder
{
    private readonly LeadBlockBuilder _block;
    private readonly InputNames _names;
    private readonly List<string> _items = [];
    private LeadBlock? _built;

    internal LeadBuilder(LeadBlockBuilder block)
    {
        _block = block;
        _names = new InputNames(block.Definition);
        _block.AddLead("");
    }

    /// <summary>How often the builder was cleared, so that an event of an earlier lead is known for one.</summary>
    internal int Generation { get; private set; }

    /// <summary>Begins a new lead: all fields missing, no events.</summary>
    /// <param name="key">The lead's key.</param>
    public LeadBuilder Clear(string key = "")
    {
        ArgumentNullException.ThrowIfNull(key);
        _built = null;
        Generation++;
        _block.Clear();
        _block.AddLead(key);
        return this;
    }

    /// <summary>Finds a field.</summary>
    /// <exception cref="UnknownNameException">The model has no such field.</exception>
    public FieldHandle GetField(string name) => new(_block.Definition, _names.Field(name));

    /// <summary>Finds a kind of event.</summary>
    /// <exception cref="UnknownNameException">The model has no such event.</exception>
    public EventHandle GetEvent(string name) => new(_block.Definition, _names.Event(name));

    /// <summary>Finds a property of a kind of event.</summary>
    /// <exception cref="UnknownNameException">The model has no such event, or the event no such property.</exception>
    public PropertyHandle GetProperty(string eventName, string property) => Property(_names.Event(eventName), property);

    /// <summary>Sets a field from text, read as in a data file; null, empty and blank text is missing.</summary>
    /// <exception cref="UnknownNameException">The model has no such field.</exception>
    /// <exception cref="FieldValueException">The text is no value of the field's type.</exception>
    public LeadBuilder Set(string field, string? value) => Set(GetField(field), value);

    /// <summary>Sets a number; NaN and infinities are missing.</summary>
    /// <exception cref="UnknownNameException">The model has no such field.</exception>
    /// <exception cref="FieldValueException">The field is no number.</exception>
    public LeadBuilder Set(string field, double value) => Set(GetField(field), value);

    /// <summary>Sets a bool.</summary>
    /// <exception cref="UnknownNameException">The model has no such field.</exception>
    /// <exception cref="FieldValueException">The field is no bool.</exception>
    public LeadBuilder Set(string field, bool value) => Set(GetField(field), value);

    /// <summary>Sets a date.</summary>
    /// <exception cref="UnknownNameException">The model has no such field.</exception>
    /// <exception cref="FieldValueException">The field is no date.</exception>
    public LeadBuilder Set(string field, DateTimeOffset value) => Set(GetField(field), value);

    /// <summary>Sets a list of text.</summary>
    /// <exception cref="UnknownNameException">The model has no such field.</exception>
    /// <exception cref="FieldValueException">The field is no list.</exception>
    public LeadBuilder Set(string field, IEnumerable<string> items) => Set(GetField(field), items);

    /// <summary>Sets a field from text, read as in a data file; null, empty and blank text is missing.</summary>
    /// <exception cref="FieldValueException">The text is no value of the field's type.</exception>
    public LeadBuilder Set(FieldHandle field, string? value)
    {
        var block = Change(field.Definition);
        var column = block.Fields[field.Index];
        if (column.Definition.IsKey)
        {
            block.SetKey(0, value ?? "");
        }
        else if (!block.TrySetField(0, field.Index, value))
        {
            throw column.NoValue(value);
        }

        return this;
    }

    /// <summary>Sets a number; NaN and infinities are missing.</summary>
    /// <exception cref="FieldValueException">The field is no number.</exception>
    public LeadBuilder Set(FieldHandle field, double value)
    {
        Change(field.Definition).SetNumber(0, field.Index, value);
        return this;
    }

    /// <summary>Sets a bool.</summary>
    /// <exception cref="FieldValueException">The field is no bool.</exception>
    public LeadBuilder Set(FieldHandle field, bool value)
    {
        Change(field.Definition).SetBool(0, field.Index, value);
        return this;
    }

    /// <summary>Sets a date.</summary>
    /// <exception cref="FieldValueException">The field is no date.</exception>
    public LeadBuilder Set(FieldHandle field, DateTimeOffset value)
    {
        Change(field.Definition).SetInstant(0, field.Index, ValueReader.FromDateTime(value));
        return this;
    }

    /// <summary>Sets a list of text; blank items do not count, and a list without items is missing.</summary>
    /// <exception cref="FieldValueException">The field is no list.</exception>
    public LeadBuilder Set(FieldHandle field, IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items.Clear();
        _items.AddRange(items);
        Change(field.Definition).SetTexts(0, field.Index, _items);
        return this;
    }

    /// <summary>
    /// Sets fields by name. Values may be null (missing), texts, numbers of any type, bools, <see cref="DateTimeOffset"/>,
    /// <see cref="DateOnly"/> (midnight UTC), <see cref="DateTime"/> (UTC, but not local time) and lists of text.
    /// </summary>
    /// <exception cref="UnknownNameException">The model has no field of a name.</exception>
    /// <exception cref="FieldValueException">A value does not fit its field.</exception>
    public LeadBuilder Set(IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
        {
            SetObject(GetField(name), value);
        }

        return this;
    }

    /// <summary>Adds an event.</summary>
    /// <param name="name">The kind of event.</param>
    /// <param name="at">Its instant.</param>
    /// <param name="id">Its id; of several events of one kind and id the earliest counts. Null or empty for none.</param>
    /// <exception cref="UnknownNameException">The model has no such event.</exception>
    public LeadEvent AddEvent(string name, DateTimeOffset at, string? id = null) => AddEvent(GetEvent(name), at, id);

    /// <summary>Adds an event.</summary>
    /// <param name="kind">The kind of event.</param>
    /// <param name="at">Its instant.</param>
    /// <param name="id">Its id; of several events of one kind and id the earliest counts. Null or empty for none.</param>
    public LeadEvent AddEvent(EventHandle kind, DateTimeOffset at, string? id = null)
    {
        var e = Change(kind.Definition).AddEvent(0, kind.Index, ValueReader.FromDateTime(at), id);
        return new LeadEvent(this, Generation, e, kind.Index);
    }

    /// <summary>The lead as a block of one row. The block is the builder's own and is good until the builder changes.</summary>
    internal LeadBlock Build() => _built ??= _block.BuildLeads();

    /// <summary>Finds a property of a kind of event by index.</summary>
    internal PropertyHandle Property(int kind, string name) => new(_block.Definition, kind, _names.Property(kind, name));

    /// <summary>The block, about to be changed through a handle.</summary>
    internal LeadBlockBuilder Change(ModelDefinition? definition)
    {
        if (definition != _block.Definition)
        {
            throw new UnknownNameException("The handle is not one of this builder's model.");
        }

        _built = null;
        return _block;
    }

    private void SetObject(FieldHandle field, object? value)
    {
        switch (value)
        {
            case null:
                Set(field, "");
                break;
            case string text:
                Set(field, text);
                break;
            case bool flag:
                Set(field, flag);
                break;
            case double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte:
                Set(field, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                Set(field, instant);
                break;
            case DateOnly day:
                Set(field, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
                break;
            case DateTime { Kind: not DateTimeKind.Local } instant:
                Set(field, new DateTimeOffset(instant.Ticks, TimeSpan.Zero));
                break;
            case IEnumerable<string> items:
                Set(field, items);
                break;
            default:
                throw new FieldValueException(
                    $"'{_block.Fields[field.Index].QualifiedName}' was given a {value.GetType().Name}"
                    + (value is DateTime ? " in local time; give UTC or a DateTimeOffset." : ", which is no text, number, bool, date or list of texts."));
        }
    }
}
