using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Prepares leads and events for one model. Values may come typed, or as text as data files hold them. Reusable: <see cref="Clear"/>
/// keeps the memory and what it has learnt of texts. One thread at a time.
/// </summary>
/// <remarks>
/// Order of calls: <see cref="AddLead"/> gives a row; set its fields; <see cref="AddEvent"/> gives an event's number (rows may come
/// in any order); set its properties; <see cref="Build"/> sorts events by row and instant, drops copies of one id and finds classes.
/// Fields and events are named by their index in <see cref="ModelDefinition"/>.
/// </remarks>
public sealed partial class LeadBlockBuilder
{
    private readonly LeadBlock _block = new();
    private readonly FieldColumn[] _fields;
    private readonly EventKind[] _kinds;
    private readonly int[] _propertyCounts;
    private readonly int _keyField;
    private readonly LeadRows _leads;
    private readonly EventColumns _events;
    private readonly EventColumns _sorted;
    private readonly KeptTexts _keptTexts = new();
    private readonly EventIds _ids = new();
    private readonly EventOrder _order = new();
    private readonly EventClassifier _classifier;
    private readonly AccountLinks? _links;

    private int[] _eventStarts = [0];
    private int[] _eventClasses = [];

    /// <param name="model">The model.</param>
    /// <param name="definition">What it reads.</param>
    /// <param name="owner">What stands before fields' names in summaries: nothing for leads.</param>
    /// <param name="accountDefinition">What the model of accounts reads, if there is one.</param>
    internal LeadBlockBuilder(CompiledModel model, ModelDefinition definition, string owner = "", ModelDefinition? accountDefinition = null)
    {
        Definition = definition;
        FieldDefinition[] fields = [.. definition.LeadFields, .. definition.AccountFields];
        _fields = new FieldColumn[fields.Length];
        var textClasses = new TextClassTable[definition.LeadTexts.Length];
        Array.Fill(textClasses, new TextClassTable());
        _keyField = -1;
        for (var i = 0; i < _fields.Length; i++)
        {
            var column = new FieldColumn(fields[i], owner, definition.LeadTexts, null);
            _fields[i] = column;
            _keyField = column.Definition.IsKey && i < definition.LeadFields.Length ? i : _keyField;
            if (column is { Texts: { } texts, Definition.TextSlot: >= 0 and var slot })
            {
                textClasses[slot] = texts.Classes;
            }
        }

        var mostTexts = 0;
        _kinds = new EventKind[definition.Events.Length];
        _propertyCounts = new int[_kinds.Length];
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            _kinds[kind] = new EventKind(definition.Events[kind], definition.EventTexts, _keptTexts);
            _propertyCounts[kind] = _kinds[kind].Properties.Length;
            mostTexts = Math.Max(mostTexts, _kinds[kind].Texts.Length);
        }

        _leads = new LeadRows(definition.LeadTexts.Length, definition.LeadNumbers, definition.LeadInstants, definition.LeadKeptTexts);
        _events = new EventColumns(mostTexts, definition.EventNumbers, definition.EventInstants, definition.EventKeptTexts);
        _sorted = new EventColumns(0, definition.EventNumbers, definition.EventInstants, definition.EventKeptTexts);
        _classifier = new EventClassifier(model, definition, _kinds);
        if (model.Account is { } account && accountDefinition is not null)
        {
            var readers = _fields.AsSpan(definition.LeadFields.Length);
            _links = new AccountLinks(definition, new AccountBlockBuilder(account, accountDefinition, definition, readers));
        }

        _block.Definition = definition;
        _block.LeadTextClasses = textClasses;
        _block.EventClasses = _classifier.Classes;
        _block.KeptTextNumbers = _keptTexts;
    }

    /// <summary>How many events <see cref="Build"/> dropped because an event of the same kind, lead and id stood earlier.</summary>
    public long DuplicateEvents => _ids.Dropped;

    /// <summary>How many of those differed from the event that stayed in more than the instant.</summary>
    public long DifferingDuplicates => _ids.Differing;

    /// <summary>
    /// How many values of a <c>one of</c> field were outside its values, by name of the field ("industry", "opened email.kind"), in order
    /// of declaration. Fields without such values are not in it. Made anew by each call.
    /// </summary>
    public IReadOnlyDictionary<string, long> OutsideValues
    {
        get
        {
            var counts = new OrderedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var column in AllColumns())
            {
                if (column.OutsideCount > 0)
                {
                    counts[column.QualifiedName] = column.OutsideCount;
                }
            }

            foreach (var (name, count) in _links?.Accounts.OutsideValues ?? new Dictionary<string, long>())
            {
                counts[name] = count;
            }

            return counts;
        }
    }

    /// <summary>The accounts. They may be added before the leads, after them or in between.</summary>
    /// <exception cref="InvalidOperationException">The model has no accounts.</exception>
    public AccountBlockBuilder Accounts => _links?.Accounts ?? throw new InvalidOperationException("The model has no accounts.");

    /// <summary>What the model reads.</summary>
    internal ModelDefinition Definition { get; }

    /// <summary>The fields' readers.</summary>
    internal ReadOnlySpan<FieldColumn> Fields => _fields;

    /// <summary>How many events have been added.</summary>
    internal int EventCount => _events.Count;

    /// <summary>Adds a lead and gives its row. Its key field has the key; all others are missing until set.</summary>
    public int AddLead(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var row = _leads.Add(key);
        _links?.Add();
        SetKey(row, key);
        return row;
    }

    /// <summary>Sets a field from text as a data file holds it; empty and blank text is missing. The items of a list are parted by <c>;</c> or <c>|</c>.</summary>
    /// <returns>False where the text is no value of the field's type; the field is then missing.</returns>
    public bool TrySetField(int row, int field, ReadOnlySpan<char> text)
    {
        CheckRow(row);
        var column = _fields[field];
        bool isValue;
        switch (column.Kind)
        {
            case FieldKind.Number or FieldKind.Bool:
                isValue = column.TryReadNumber(text, out var number);
                Put(_leads.NumbersOf(row), column.NumberSlot, number);
                return isValue;
            case FieldKind.Date:
                isValue = column.TryReadInstant(text, out var instant);
                Put(_leads.InstantsOf(row), column.Definition.InstantSlot, instant);
                return isValue;
            default:
                if (column.Texts is not null)
                {
                    PutText(row, column, column.Texts.Read(text));
                }

                if (column.Definition.IsAccountLink)
                {
                    Link(row, column.IsMissing(text) ? [] : text.Trim());
                }

                return true;
        }
    }

    /// <summary>Sets a number field; NaN and infinities are missing.</summary>
    /// <exception cref="FieldValueException">The field is no number.</exception>
    public void SetNumber(int row, int field, double value)
    {
        CheckRow(row);
        _fields[field].Require(FieldKind.Number);
        Put(_leads.NumbersOf(row), _fields[field].Definition.NumberSlot, Points.PointsMath.Finite(value));
    }

    /// <summary>Sets a bool field.</summary>
    /// <exception cref="FieldValueException">The field is no bool.</exception>
    public void SetBool(int row, int field, bool value)
    {
        CheckRow(row);
        _fields[field].Require(FieldKind.Bool);
        Put(_leads.NumbersOf(row), _fields[field].Definition.NumberSlot, value ? 1 : 0);
    }

    /// <summary>Sets a date field, in microseconds since 1970-01-01 UTC; <see cref="long.MinValue"/> is missing.</summary>
    /// <exception cref="FieldValueException">The field is no date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not in the years 1 to 9999.</exception>
    public void SetInstant(int row, int field, long value)
    {
        CheckRow(row);
        _fields[field].Require(FieldKind.Date);
        ValueReader.CheckInstant(value, allowMissing: true);
        Put(_leads.InstantsOf(row), _fields[field].Definition.InstantSlot, value);
    }

    /// <summary>Sets a list-of-text field; blank items do not count, and a list without items is missing.</summary>
    /// <exception cref="FieldValueException">The field is no list.</exception>
    public void SetTexts(int row, int field, IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        CheckRow(row);
        var column = _fields[field];
        column.Require(FieldKind.TextList);
        if (column.Texts is not null)
        {
            PutText(row, column, column.Texts.Read(items));
        }
    }

    /// <summary>
    /// Finishes the block. It is the same object each time: the builder may be cleared and filled again only once the block is no
    /// longer read.
    /// </summary>
    public LeadBlock Build()
    {
        BuildLeads();
        _links?.PutInto(_block, _leads);
        return _block;
    }

    /// <summary>
    /// Keeps what was built last, for other models that read the same. It shares its memory with the builder, which is not to be used any
    /// more.
    /// </summary>
    public KeptLeads Keep() => new(_block, _kinds, _events, _order.Last(_block.EventCount)) { Accounts = _links?.Accounts.Keep() };

    /// <summary>Finishes the leads alone: of their accounts they know what was set on themselves.</summary>
    internal LeadBlock BuildLeads()
    {
        var rows = _events.Rows.AsSpan(0, _events.Count);
        var order = _order.Sort(rows, _events.At.AsSpan(0, _events.Count), _leads.Count, out var isAsAdded);
        order = order[.._ids.DropCopies(order, _events, _propertyCounts)];

        var events = _events;
        if (!isAsAdded || order.Length < _events.Count)
        {
            _sorted.Gather(_events, order);
            events = _sorted;
        }

        Classify(order);
        _leads.PutInto(_block);
        _block.EventCount = order.Length;
        _block.EventStarts = _eventStarts;
        _block.EventAt = events.At;
        _block.EventClass = _eventClasses;
        _block.EventNumbers = events.Numbers;
        _block.EventInstants = events.Instants;
        _block.EventKeptTexts = events.Kept;
        return _block;
    }

    /// <summary>Forgets leads and events, keeps memory and what is known of texts.</summary>
    public void Clear()
    {
        _leads.Clear();
        _links?.Clear();
        _events.Clear();
        _sorted.Clear();
        _ids.Clear();
        var keptAreTooMany = _keptTexts.Count > KeptTexts.MostTexts;
        if (keptAreTooMany)
        {
            _keptTexts.Clear();
        }

        var textsWereForgotten = false;
        foreach (var column in _fields)
        {
            column.OutsideCount = 0;
            column.Texts?.Trim();
        }

        foreach (var kind in _kinds)
        {
            foreach (var column in kind.Properties)
            {
                column.OutsideCount = 0;
                textsWereForgotten |= column.Texts?.Trim() ?? false;
                if (keptAreTooMany)
                {
                    column.Texts?.ForgetTexts();
                }
            }
        }

        _classifier.Trim(textsWereForgotten);
    }

    /// <summary>Gives a row another key.</summary>
    internal void SetKey(int row, string key)
    {
        _leads.Keys[row] = key;
        if (_keyField >= 0)
        {
            TrySetField(row, _keyField, key);
        }
    }

    /// <summary>Makes a lead one of an account; of none where the key is empty.</summary>
    private void Link(int row, ReadOnlySpan<char> key)
    {
        if (_links is null)
        {
            return;
        }

        _links.Set(row, key);
        if (_links.KeyField >= 0)
        {
            TrySetField(row, Definition.LeadFields.Length + _links.KeyField, key);
        }
    }

    /// <summary>Finds the class of each event, and where each row's events begin.</summary>
    private void Classify(ReadOnlySpan<int> order)
    {
        if (_eventStarts.Length <= _leads.Count)
        {
            _eventStarts = new int[_leads.Capacity + 1];
        }

        if (_eventClasses.Length < order.Length)
        {
            _eventClasses = new int[_events.At.Length];
        }

        var rows = _events.Rows;
        var row = 0;
        _eventStarts[0] = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var e = order[i];
            while (row < rows[e])
            {
                _eventStarts[++row] = i;
            }

            _eventClasses[i] = _classifier.Classify(_events, e);
        }

        while (row < _leads.Count)
        {
            _eventStarts[++row] = order.Length;
        }
    }

    private void PutText(int row, FieldColumn column, TextValue value)
    {
        column.OutsideCount += value.IsOutside ? 1 : 0;
        Put(_leads.TextClassesOf(row), column.TextPlace, value.Class);
        Put(_leads.NumbersOf(row), column.LengthSlot, value.Length);
        for (var i = 0; i < column.Kept.Length; i++)
        {
            _leads.KeptOf(row)[column.Kept[i].Slot] = value.Kept?[i];
        }
    }

    private static void Put<T>(Span<T> values, int slot, T value)
    {
        if (slot >= 0)
        {
            values[slot] = value;
        }
    }

    private void CheckRow(int row) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)_leads.Count, nameof(row));

    private IEnumerable<FieldColumn> AllColumns()
    {
        for (var i = 0; i < Definition.LeadFields.Length; i++)
        {
            yield return _fields[i];
        }

        foreach (var kind in _kinds)
        {
            foreach (var column in kind.Properties)
            {
                yield return column;
            }
        }
    }
}
