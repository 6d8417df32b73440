namespace ScoringDsl.Runtime.Data;

/// <summary>Events of one kind given as columns, a part of <see cref="LeadColumns"/>.</summary>
public sealed class LeadEventColumns
{
    private readonly string _name;
    private readonly int[] _rows;
    private readonly long[] _at;
    private readonly string?[]? _ids;
    private readonly List<(string Name, Action<LeadBlockBuilder, int, int> Fill)> _columns = [];

    internal LeadEventColumns(string name, int[] rows, long[] at, string?[]? ids)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(at);
        _name = name;
        _rows = rows;
        _at = at;
        _ids = ids;
        CheckLength("at", at.Length);
        CheckLength("id", ids?.Length ?? rows.Length);
    }

    /// <summary>Adds a property from texts, read as in a data file; null, empty and blank text is missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as events.</exception>
    public LeadEventColumns Text(string property, string?[] values) => Add(property, values, static (block, e, column, value) =>
    {
        if (!block.TrySetProperty(e, column, value))
        {
            throw block.PropertyOf(e, column).NoValue(value);
        }
    });

    /// <summary>Adds a number property; NaN is missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as events.</exception>
    public LeadEventColumns Number(string property, double[] values) =>
        Add(property, values, static (block, e, column, value) => block.SetPropertyNumber(e, column, value));

    /// <summary>Adds a bool property.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as events.</exception>
    public LeadEventColumns Bool(string property, bool?[] values) => Add(property, values, static (block, e, column, value) =>
    {
        if (value is { } flag)
        {
            block.SetPropertyBool(e, column, flag);
        }
    });

    /// <summary>Adds a date property.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as events.</exception>
    public LeadEventColumns Date(string property, DateTimeOffset?[] values) => Add(property, values, static (block, e, column, value) =>
        block.SetPropertyInstant(e, column, value is { } instant ? ValueReader.FromDateTime(instant) : long.MinValue));

    /// <summary>Adds a date property, in microseconds since 1970-01-01 UTC; <see cref="long.MinValue"/> is missing.</summary>
    /// <exception cref="ColumnLengthException">There are not as many values as events.</exception>
    public LeadEventColumns Date(string property, long[] values) =>
        Add(property, values, static (block, e, column, value) => block.SetPropertyInstant(e, column, value));

    internal void AddTo(LeadBlockBuilder block, InputNames names)
    {
        var kind = names.Event(_name);
        var first = block.EventCount;
        for (var i = 0; i < _rows.Length; i++)
        {
            block.AddEvent(_rows[i], kind, _at[i], _ids?[i]);
        }

        foreach (var (name, fill) in _columns)
        {
            fill(block, first, names.Property(kind, name));
        }
    }

    private LeadEventColumns Add<T>(string property, T[] values, Action<LeadBlockBuilder, int, int, T> set)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(values);
        CheckLength(property, values.Length);
        _columns.Add((property, Fill));
        return this;

        void Fill(LeadBlockBuilder block, int first, int column)
        {
            for (var i = 0; i < values.Length; i++)
            {
                set(block, first + i, column, values[i]);
            }
        }
    }

    private void CheckLength(string column, int length)
    {
        if (length != _rows.Length)
        {
            throw new ColumnLengthException($"The column '{_name}.{column}' has {length} values for {_rows.Length} events.");
        }
    }
}
