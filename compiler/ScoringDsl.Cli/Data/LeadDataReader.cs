using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Data;

/// <summary>
/// Fills a block from data files: the file of accounts first, if there is one, then that of leads, if there is one, then any number of
/// files of events.
/// </summary>
/// <param name="model">The model the block is for.</param>
/// <param name="strict">Whether the first row that cannot be used ends the reading.</param>
/// <param name="open">Opens a data file.</param>
internal sealed class LeadDataReader(ScoringModel model, bool strict, Func<string, RowReader> open)
{
    private readonly ModelDefinition _definition = model.Definition;
    private readonly LeadBlockBuilder _block = model.NewBlock();
    private readonly SkippedRows _skipped = new(strict);
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly List<long> _lines = [];
    private readonly OrderedDictionary<string, long> _unknownEvents = new(StringComparer.Ordinal);
    private readonly List<string> _absent = [];
    private long _eventsOfUnknownLeads;
    private bool _hasLeads;
    private int? _accounts;

    /// <summary>Reads the accounts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="definition">The model of accounts.</param>
    /// <exception cref="DataException">The file cannot be read to its end.</exception>
    public void ReadAccounts(string path, ModelDefinition definition)
    {
        using var rows = open(path);
        _absent.AddRange(new AccountDataReader(definition, _block.Accounts, _skipped).Read(rows));
        _accounts = _block.Accounts.Count;
    }

    /// <summary>Reads the leads.</summary>
    /// <exception cref="DataException">The file cannot be read to its end.</exception>
    public void ReadLeads(string path)
    {
        _hasLeads = true;
        using var rows = open(path);
        var keyColumn = Columns.Require(rows, [_definition.KeyColumn], "lead key");
        var fields = new List<FieldReader>();
        for (var i = 0; i < _definition.LeadFields.Length; i++)
        {
            if (!_definition.LeadFields[i].IsKey)
            {
                fields.Add(new FieldReader(_definition.LeadFields[i], i, rows));
            }
        }

        var byKey = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
        while (rows.Read())
        {
            var key = rows[keyColumn].Trim();
            var problem = rows.Problem ?? (key.IsEmpty ? $"'{_definition.KeyColumn}', the lead's key, is missing." : null);
            if (problem is null && byKey.TryGetValue(key, out var earlier))
            {
                problem = $"The lead {FieldReader.Quote(key)} stands already in line {_lines[earlier]}.";
            }

            for (var i = 0; problem is null && i < fields.Count; i++)
            {
                problem = fields[i].Read(rows);
            }

            if (problem is not null)
            {
                _skipped.Add(rows, problem);
                continue;
            }

            var row = AddLead(key.ToString());
            _lines.Add(rows.Line);
            foreach (var field in fields)
            {
                field.SetField(_block, row, rows);
            }
        }

        NoteAbsent(rows, fields, "");
    }

    /// <summary>Reads events of all kinds from one file, each row naming its kind.</summary>
    /// <exception cref="DataException">The file cannot be read to its end.</exception>
    public void ReadEvents(string path)
    {
        using var rows = open(path);
        var hint = $"For a file of one kind of event write --events \"{(_definition.Events.Length > 0 ? _definition.Events[0].Name : "NAME")}={path}\".";
        var kindColumn = Columns.Require(rows, ["event"], "kind of event", hint);
        var leadColumn = Columns.Require(rows, ["lead", _definition.KeyColumn, .. _definition.Events.Select(e => e.LeadColumn)], "lead key");
        var atColumn = Columns.Require(rows, ["at", .. _definition.Events.Select(e => e.AtColumn)], "event's instant");
        var idColumn = Columns.Find(rows, ["id", .. _definition.Events.Select(e => e.IdColumn)]);
        var kinds = new EventNames(_definition.Events);
        var readers = new EventRowReader[_definition.Events.Length];
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i] = new EventRowReader(_definition.Events[i], i, rows, leadColumn, atColumn, idColumn);
        }

        while (rows.Read())
        {
            var name = rows[kindColumn].Trim();
            var kind = rows.Problem is null ? kinds.Find(name) : -1;
            if (kind >= 0)
            {
                ReadEvent(rows, readers[kind]);
            }
            else if (rows.Problem is null && !name.IsEmpty)
            {
                CountUnknown(name);
            }
            else
            {
                _skipped.Add(rows, rows.Problem ?? "'event', the kind of event, is missing.");
            }
        }

        foreach (var reader in readers)
        {
            NoteAbsent(rows, reader.Properties, reader.Event.Name + ".");
        }
    }

    /// <summary>Reads events of one kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind's index.</param>
    /// <exception cref="DataException">The file cannot be read to its end.</exception>
    public void ReadEvents(string path, int kind)
    {
        using var rows = open(path);
        var e = _definition.Events[kind];
        var leadColumn = Columns.Require(rows, [e.LeadColumn, _definition.KeyColumn, "lead"], "lead key");
        var atColumn = Columns.Require(rows, [e.AtColumn], "event's instant");
        var idColumn = Columns.Find(rows, [e.IdColumn]);
        var reader = new EventRowReader(e, kind, rows, leadColumn, atColumn, idColumn);
        while (rows.Read())
        {
            ReadEvent(rows, reader);
        }

        NoteAbsent(rows, reader.Properties, e.Name + ".");
    }

    /// <summary>Finishes the block.</summary>
    /// <param name="keeps">Whether the leads are kept for other models too.</param>
    public LeadData Finish(bool keeps = false)
    {
        var block = _block.Build();
        var known = _accounts ?? block.AccountCount;
        var unknown = Enumerable.Range(known, block.AccountCount - known);
        return new LeadData
        {
            Block = block,
            Kept = keeps ? _block.Keep() : null,
            Skipped = _skipped,
            DuplicateEvents = _block.DuplicateEvents,
            DifferingDuplicates = _block.DifferingDuplicates,
            OutsideValues = _block.OutsideValues,
            EventsOfUnknownLeads = _eventsOfUnknownLeads,
            UnknownAccounts = block.AccountCount - known,
            LeadsOfUnknownAccounts = unknown.Sum(block.GetLeadCount),
            AccountsWithoutLeads = Enumerable.Range(0, known).Count(a => block.GetLeadCount(a) == 0),
            UnknownEvents = [.. _unknownEvents],
            AbsentColumns = _absent,
        };
    }

    private int AddLead(string key)
    {
        var row = _block.AddLead(key);
        _rows.Add(key, row);
        return row;
    }

    private void ReadEvent(RowReader rows, EventRowReader reader)
    {
        if (reader.Read(rows) is { } problem)
        {
            _skipped.Add(rows, problem);
            return;
        }

        var key = rows[reader.LeadColumn].Trim();
        if (!_rows.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var row))
        {
            if (_hasLeads)
            {
                _eventsOfUnknownLeads++;
                return;
            }

            row = AddLead(key.ToString());
        }

        reader.AddTo(_block, row, rows);
    }

    private void CountUnknown(ReadOnlySpan<char> name)
    {
        var text = name.ToString();
        _unknownEvents[text] = _unknownEvents.GetValueOrDefault(text) + 1;
    }

    private void NoteAbsent(RowReader rows, IEnumerable<FieldReader> fields, string owner)
    {
        foreach (var field in fields)
        {
            if (!rows.Has(field.Column))
            {
                _absent.Add(owner + field.Name);
            }
        }
    }
}
