namespace ScoringDsl.Cli.Data;

/// <summary>Rows that could not be used: counted, the first few kept to be shown.</summary>
/// <param name="strict">Whether the first one ends the reading.</param>
internal sealed class SkippedRows(bool strict)
{
    /// <summary>How many are shown.</summary>
    public const int Shown = 5;

    private readonly List<string> _first = [];

    /// <summary>How many rows were skipped.</summary>
    public long Count { get; private set; }

    /// <summary>The first few, each with file, line and reason.</summary>
    public IReadOnlyList<string> First => _first;

    /// <summary>Notes the reader's current row.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="reason">One plain sentence.</param>
    /// <exception cref="DataException">The reading is strict.</exception>
    public void Add(RowReader reader, string reason)
    {
        if (strict)
        {
            throw new DataException(reader.Source, reader.Line, reason, "Without --strict the row would be skipped.");
        }

        Count++;
        if (_first.Count < Shown)
        {
            _first.Add(DataException.Place(reader.Source, reader.Line) + reason);
        }
    }
}
