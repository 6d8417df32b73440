namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Leads given as columns: one array for each field, a value for each lead. Arrays are read by <see cref="ToBlock"/>
/// and not copied before.
/// </summary>
/// <example><code>
/// var leads = new LeadColumns(keys).Text("email", emails).Number("employees", employees);
/// leads.Events("visited", rows, instants).Text("page", pages);
/// var table = model.ScoreBatch(leads.ToBlock(model), asOf);
/// </code></example>
/// <param name="keys">The leads' keys.</param>
public sealed class LeadColumns(string[] keys)
{
    private readonly List<(string Name, Action<LeadBlockBuilder, int> Fill)> _columns = [];
    private readonly List<LeadEventColumns> _events = [];

    /// <summary>Adds a field from texts, read as in a data file; null, empty and blank text is missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as keys.</exception>
    public LeadColumns Text(string field, string?[] values) => Add(field, values, static (block, row, column, value) =>
    {
        if (!block.TrySetField(row, column, value))
        {
            throw block.Fields[column].NoValue(value);
        }
    });

    /// <summary>Adds a number field; NaN is missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as keys.</exception>
    public LeadColumns Number(string field, double[] values) =>
        Add(field, values, static (block, row, column, value) => block.SetNumber(row, column, value));

    /// <summary>Adds a bool field.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as keys.</exception>
    public LeadColumns Bool(string field, bool?[] values) => Add(field, values, static (block, row, column, value) =>
    {
        if (value is { } flag)
        {
            block.SetBool(row, column, flag);
        }
    });

    /// <summary>Adds a date field.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as keys.</exception>
    public LeadColumns Date(string field, DateTimeOffset?[] values) => Add(field, values, static (block, row, column, value) =>
        block.SetInstant(row, column, value is { } instant ? ValueReader.FromDateTime(instant) : long.MinValue));

    /// <summary>Adds a date field, in microseconds since 1970-01-01 UTC; <see cref="long.MinValue"/> is missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as keys.</exception>
    public LeadColumns Date(string field, long[] values) =>
        Add(field, values, static (block, row, column, value) => block.SetInstant(row, column, value));

    /// <summary>Adds a list-of-text field; null and a list without items are missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as keys.</exception>
    public LeadColumns Texts(string field, IReadOnlyList<string>?[] values) =>
        Add(field, values, static (block, row, column, value) => block.SetTexts(row, column, value ?? []));

    /// <summary>Adds events of one kind, in any order; gives back their columns, to add properties.</summary>
    /// <param name="name">The kind of event.</param>
    /// <param name="rows">For each event its lead, as a position in the keys.</param>
    /// <param name="at">For each its instant, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="ids">For each its id or null; null for no ids at all.</param>
    /// <exception cref="ColumnLengthException">The columns are not of one length.</exception>
    public LeadEventColumns Events(string name, int[] rows, long[] at, string?[]? ids = null)
    {
        var events = new LeadEventColumns(name, rows, at, ids);
        _events.Add(events);
        return events;
    }

    /// <summary>Prepares the leads for a model.</summary>
    /// <exception cref="UnknownNameException">The model does not have a field, event or property of a name.</exception>
    /// <exception cref="FieldValueException">A value does not fit its field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An event's row is no lead, or an instant is not in the years 1 to 9999.</exception>
    public LeadBlock ToBlock(ScoringModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var block = model.NewBlock();
        var names = new InputNames(block.Definition);
        foreach (var key in keys)
        {
            block.AddLead(key);
        }

        foreach (var (name, fill) in _columns)
        {
            fill(block, names.Field(name));
        }

        foreach (var events in _events)
        {
            events.AddTo(block, names);
        }

        return block.Build();
    }

    private LeadColumns Add<T>(string field, T[] values, Action<LeadBlockBuilder, int, int, T> set)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != keys.Length)
        {
            throw new ColumnLengthException($"The column '{field}' has {values.Length} values for {keys.Length} keys.");
        }

        _columns.Add((field, Fill));
        return this;

        void Fill(LeadBlockBuilder block, int column)
        {
            for (var row = 0; row < values.Length; row++)
            {
                set(block, row, column, values[row]);
            }
        }
    }
}
