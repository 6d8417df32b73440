using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Data;

/// <summary>
/// Reads a data file row by row. The caller first asks for columns by <see cref="Want"/>, then reads; values are texts in one buffer
/// that is used again for the next row.
/// </summary>
/// <param name="source">The file as it is shown to people.</param>
internal abstract class RowReader(string source) : IDisposable
{
    private readonly List<string> _wanted = [];
    private int[] _starts = [];
    private int[] _lengths = [];
    private char[] _characters = new char[256];
    private int _used;

    /// <summary>The file as it is shown to people.</summary>
    public string Source { get; } = source;

    /// <summary>The line, from 1, where the current row begins.</summary>
    public abstract long Line { get; }

    /// <summary>The columns of the header; where rows name their values themselves, those of the first row, or null where it has none.</summary>
    public abstract IReadOnlyList<string>? Header { get; }

    /// <summary>What is wrong with the current row as a whole, so that it must be skipped; else null.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The names asked for.</summary>
    protected IReadOnlyList<string> Wanted => _wanted;

    /// <summary>The text of a column in the current row; empty where it is not there. Valid until the next row.</summary>
    public ReadOnlySpan<char> this[int column] => _characters.AsSpan(_starts[column], _lengths[column]);

    /// <summary>The name by which a column was asked for.</summary>
    public string NameOf(int column) => _wanted[column];

    /// <summary>Asks for a column.</summary>
    /// <returns>The number by which its values are had; the same for the same name.</returns>
    public int Want(string name)
    {
        var index = _wanted.IndexOf(name);
        if (index >= 0)
        {
            return index;
        }

        _wanted.Add(name);
        Array.Resize(ref _starts, _wanted.Count);
        Array.Resize(ref _lengths, _wanted.Count);
        OnWanted(name);
        return _wanted.Count - 1;
    }

    /// <summary>Whether the file has a column asked for; without a header, whether some row so far had it.</summary>
    public abstract bool Has(int column);

    /// <summary>The texts of a column whose value is a list, or null where it is a single text.</summary>
    public virtual IReadOnlyList<string>? Items(int column) => null;

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="DataException">The file cannot be read any further.</exception>
    public bool Read()
    {
        try
        {
            return ReadRow();
        }
        catch (Exception e) when (DataFile.Explain(e) is not null)
        {
            throw new DataException(Source, 0, DataFile.Explain(e) ?? e.Message);
        }
    }

    /// <summary>Finds a name among others: the same text, or else the first that differs in case alone; −1 where there is none.</summary>
    public static int Find(IReadOnlyList<string> names, string name)
    {
        var folded = TextFold.Fold(name);
        var found = -1;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }

            if (found < 0 && TextFold.Fold(names[i]) == folded)
            {
                found = i;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Goes to the next row and sets its values by <see cref="Set"/>.</summary>
    protected abstract bool ReadRow();

    /// <summary>Is told of a column asked for.</summary>
    protected virtual void OnWanted(string name)
    {
    }

    /// <summary>Frees the file.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>Forgets the values of the last row.</summary>
    protected void ClearValues()
    {
        Problem = null;
        _used = 0;
        Array.Clear(_lengths);
    }

    /// <summary>Room for the text of a value of at most so many characters; then comes <see cref="Set"/>.</summary>
    protected Span<char> Room(int length)
    {
        if (_characters.Length - _used < length)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _used + length));
        }

        return _characters.AsSpan(_used);
    }

    /// <summary>Takes the first characters of <see cref="Room"/> as the value of a column.</summary>
    protected void Set(int column, int length)
    {
        _starts[column] = _used;
        _lengths[column] = length;
        _used += length;
    }
}
