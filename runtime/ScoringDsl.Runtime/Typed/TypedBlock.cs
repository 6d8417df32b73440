using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Typed;

/// <summary>
/// Takes leads, events and accounts from generated types. Indexes are those of the definition that the types were generated from; null
/// is missing. Values go to what was added last. Reusable; one thread at a time.
/// </summary>
public sealed class TypedBlock
{
    private readonly TypedPart _leads;
    private readonly TypedPart? _accounts;
    private readonly LeadBlockBuilder _block;
    private readonly List<string> _items = [];
    private int _row;
    private int _event;
    private int[] _properties = [];
    private int _account;

    internal TypedBlock(TypedModel model)
    {
        _leads = model.Leads;
        _accounts = model.Accounts;
        _block = model.Model.NewBlock();
    }

    /// <summary>How many leads were added.</summary>
    public int Count { get; private set; }

    /// <summary>How many accounts were added.</summary>
    public int AccountCount => _accounts is null ? 0 : _block.Accounts.Count;

    /// <summary>Adds a lead.</summary>
    public void AddLead(string key)
    {
        _row = _block.AddLead(key);
        Count++;
    }

    /// <summary>Sets a text of the lead.</summary>
    public void SetLead(int field, string? value)
    {
        if (value is not null && _leads.Fields[field] is >= 0 and var index)
        {
            _block.TrySetField(_row, index, value);
        }
    }

    /// <summary>Sets a number of the lead.</summary>
    public void SetLead(int field, double? value)
    {
        if (value is { } number && _leads.Fields[field] is >= 0 and var index)
        {
            _block.SetNumber(_row, index, number);
        }
    }

    /// <summary>Sets a bool of the lead.</summary>
    public void SetLead(int field, bool? value)
    {
        if (value is { } flag && _leads.Fields[field] is >= 0 and var index)
        {
            _block.SetBool(_row, index, flag);
        }
    }

    /// <summary>Sets a date of the lead.</summary>
    public void SetLead(int field, DateTimeOffset? value)
    {
        if (value is { } instant && _leads.Fields[field] is >= 0 and var index)
        {
            _block.SetInstant(_row, index, ValueReader.FromDateTime(instant));
        }
    }

    /// <summary>Sets a list of texts of the lead.</summary>
    public void SetLead(int field, IEnumerable<string>? items)
    {
        if (items is not null && _leads.Fields[field] is >= 0 and var index)
        {
            _block.SetTexts(_row, index, ItemsOf(items));
        }
    }

    /// <summary>Adds an event to the lead that was added last. One that the model does not have any more is dropped.</summary>
    public void AddEvent(int kind, DateTimeOffset at, string? id)
    {
        var index = _leads.Events[kind];
        _properties = _leads.Properties[kind];
        _event = index < 0 ? -1 : _block.AddEvent(_row, index, ValueReader.FromDateTime(at), id);
    }

    /// <summary>Sets a text of the event.</summary>
    public void SetEvent(int property, string? value)
    {
        if (value is not null && IndexOf(property) is >= 0 and var index)
        {
            _block.TrySetProperty(_event, index, value);
        }
    }

    /// <summary>Sets a number of the event.</summary>
    public void SetEvent(int property, double? value)
    {
        if (value is { } number && IndexOf(property) is >= 0 and var index)
        {
            _block.SetPropertyNumber(_event, index, number);
        }
    }

    /// <summary>Sets a bool of the event.</summary>
    public void SetEvent(int property, bool? value)
    {
        if (value is { } flag && IndexOf(property) is >= 0 and var index)
        {
            _block.SetPropertyBool(_event, index, flag);
        }
    }

    /// <summary>Sets a date of the event.</summary>
    public void SetEvent(int property, DateTimeOffset? value)
    {
        if (value is { } instant && IndexOf(property) is >= 0 and var index)
        {
            _block.SetPropertyInstant(_event, index, ValueReader.FromDateTime(instant));
        }
    }

    /// <summary>Sets a list of texts of the event.</summary>
    public void SetEvent(int property, IEnumerable<string>? items)
    {
        if (items is not null && IndexOf(property) is >= 0 and var index)
        {
            _block.SetPropertyTexts(_event, index, ItemsOf(items));
        }
    }

    /// <summary>Adds an account.</summary>
    public void AddAccount(string key) => _account = _block.Accounts.Add(key);

    /// <summary>Sets a text of the account.</summary>
    public void SetAccount(int field, string? value)
    {
        if (value is not null && _accounts?.Fields[field] is >= 0 and var index)
        {
            _block.Accounts.TrySetField(_account, index, value);
        }
    }

    /// <summary>Sets a number of the account.</summary>
    public void SetAccount(int field, double? value)
    {
        if (value is { } number && _accounts?.Fields[field] is >= 0 and var index)
        {
            _block.Accounts.SetNumber(_account, index, number);
        }
    }

    /// <summary>Sets a bool of the account.</summary>
    public void SetAccount(int field, bool? value)
    {
        if (value is { } flag && _accounts?.Fields[field] is >= 0 and var index)
        {
            _block.Accounts.SetBool(_account, index, flag);
        }
    }

    /// <summary>Sets a date of the account.</summary>
    public void SetAccount(int field, DateTimeOffset? value)
    {
        if (value is { } instant && _accounts?.Fields[field] is >= 0 and var index)
        {
            _block.Accounts.SetInstant(_account, index, ValueReader.FromDateTime(instant));
        }
    }

    /// <summary>Sets a list of texts of the account.</summary>
    public void SetAccount(int field, IEnumerable<string>? items)
    {
        if (items is not null && _accounts?.Fields[field] is >= 0 and var index)
        {
            _block.Accounts.SetTexts(_account, index, ItemsOf(items));
        }
    }

    /// <summary>Forgets leads, events and accounts, and keeps the memory.</summary>
    public void Clear()
    {
        _block.Clear();
        Count = 0;
    }

    /// <summary>The leads, ready to be scored.</summary>
    internal LeadBlock Build() => _block.Build();

    private int IndexOf(int property) => _event < 0 ? -1 : _properties[property];

    private List<string> ItemsOf(IEnumerable<string> items)
    {
        _items.Clear();
        _items.AddRange(items);
        return _items;
    }
}
