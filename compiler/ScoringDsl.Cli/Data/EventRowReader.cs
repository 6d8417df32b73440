using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Data;

/// <summary>Reads one kind of event from rows.</summary>
internal sealed class EventRowReader
{
    private readonly int _kind;
    private readonly int _atColumn;
    private readonly int _idColumn;
    private readonly FieldReader[] _properties;
    private long _at;

    /// <summary>A reader of one kind of event.</summary>
    /// <param name="e">The kind.</param>
    /// <param name="kind">Its index.</param>
    /// <param name="rows">The file; is asked for the columns of the properties.</param>
    /// <param name="leadColumn">The column of the lead's key.</param>
    /// <param name="atColumn">The column of the instant.</param>
    /// <param name="idColumn">The column of the id, or −1.</param>
    public EventRowReader(EventDefinition e, int kind, RowReader rows, int leadColumn, int atColumn, int idColumn)
    {
        Event = e;
        _kind = kind;
        LeadColumn = leadColumn;
        _atColumn = atColumn;
        _idColumn = idColumn;
        _properties = new FieldReader[e.Properties.Length];
        for (var i = 0; i < _properties.Length; i++)
        {
            _properties[i] = new FieldReader(e.Properties[i], i, rows);
        }
    }

    /// <summary>The kind of event.</summary>
    public EventDefinition Event { get; }

    /// <summary>The column of the lead's key.</summary>
    public int LeadColumn { get; }

    /// <summary>The readers of the properties.</summary>
    public IReadOnlyList<FieldReader> Properties => _properties;

    /// <summary>Reads the current row.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Read(RowReader rows)
    {
        if (rows.Problem is not null)
        {
            return rows.Problem;
        }

        if (rows[LeadColumn].IsWhiteSpace())
        {
            return $"'{rows.NameOf(LeadColumn)}', the lead's key, is missing.";
        }

        var at = rows[_atColumn];
        if (at.IsWhiteSpace())
        {
            return $"'{rows.NameOf(_atColumn)}', the event's instant, is missing.";
        }

        if (!ValueReader.TryReadInstant(at, out _at))
        {
            return $"'{rows.NameOf(_atColumn)}' is not a date: {FieldReader.Quote(at)}.";
        }

        foreach (var property in _properties)
        {
            if (property.Read(rows) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Adds the event read.</summary>
    public void AddTo(LeadBlockBuilder block, int row, RowReader rows)
    {
        var e = block.AddEvent(row, _kind, _at, _idColumn < 0 ? default : rows[_idColumn].Trim());
        foreach (var property in _properties)
        {
            property.SetProperty(block, e, rows);
        }
    }
}
