using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ScoringDsl.Cli.Data;

/// <summary>Reads JSON lines: one object a line, its members being the columns.</summary>
internal sealed class JsonLinesRowReader : RowReader
{
    private readonly Stream _stream;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<bool> _seen = [];
    private readonly List<List<string>?> _items = [];
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private readonly string[]? _header;
    private bool _atEnd;
    private bool _hasFirst;
    private byte[] _first = [];
    private long _line;

    /// <summary>Wraps a file; it is disposed with the reader.</summary>
    public JsonLinesRowReader(string source, Stream stream)
        : base(source)
    {
        _stream = stream;
        _hasFirst = ReadLine(out var line);
        _first = line.ToArray();
        _header = _hasFirst ? FindNames(line) : null;
    }

    public override long Line => _line;

    /// <summary>The members of the first row; null where that is no JSON object.</summary>
    public override IReadOnlyList<string>? Header => _header;

    public override bool Has(int column) => _seen[column];

    public override IReadOnlyList<string>? Items(int column) => _items[column];

    protected override bool ReadRow()
    {
        while (NextLine(out var line))
        {
            if (!Utf8.IsValid(line))
            {
                throw new DataException(Source, _line, "The line is not valid UTF-8.", "Save the file as UTF-8.");
            }

            ClearValues();
            for (var i = 0; i < _items.Count; i++)
            {
                _items[i] = null;
            }

            try
            {
                ReadObject(line);
            }
            catch (JsonException e)
            {
                Problem = $"The line is not valid JSON (at byte {e.BytePositionInLine + 1}).";
            }

            return true;
        }

        return false;
    }

    protected override void OnWanted(string name)
    {
        _columns.Clear();
        _seen.Add(false);
        _items.Add(null);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }
    }

    private static string[]? FindNames(ReadOnlySpan<byte> line)
    {
        try
        {
            using var row = JsonDocument.Parse(line.ToArray());
            return row.RootElement.ValueKind == JsonValueKind.Object ? [.. row.RootElement.EnumerateObject().Select(member => member.Name)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The next line that is not blank, the first one looked at already.</summary>
    private bool NextLine(out ReadOnlySpan<byte> line)
    {
        if (!_hasFirst)
        {
            return ReadLine(out line);
        }

        _hasFirst = false;
        line = _first;
        _first = [];
        return true;
    }

    private bool ReadLine(out ReadOnlySpan<byte> line)
    {
        while (ReadRawLine(out line))
        {
            if (_line == 1 && line.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
            }

            if (!line.Trim(" \t\r"u8).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadRawLine(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = _buffer.AsSpan(_start, searched + found);
                _start += searched + found + 1;
                _line++;
                return true;
            }

            searched = _end - _start;
            if (_atEnd)
            {
                line = _buffer.AsSpan(_start, searched);
                _start = _end;
                _line += searched > 0 ? 1 : 0;
                return searched > 0;
            }

            if (_start > 0)
            {
                _buffer.AsSpan(_start, searched).CopyTo(_buffer);
                _start = 0;
                _end = searched;
            }
            else if (_end == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _atEnd = read == 0;
        }
    }

    private void ReadObject(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Problem = "The line is not a JSON object.";
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var column = FindColumn(ref json);
            json.Read();
            if (column < 0)
            {
                json.Skip();
            }
            else
            {
                ReadValue(ref json, column);
            }
        }

        // What follows the object makes the reader throw.
        json.Read();
    }

    private int FindColumn(ref Utf8JsonReader json)
    {
        var length = json.ValueSpan.Length;
        var rented = length > 256 ? ArrayPool<char>.Shared.Rent(length) : null;
        var name = rented ?? stackalloc char[256];
        name = name[..json.CopyString(name)];
        var known = _columns.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(name, out var column))
        {
            // The name as the caller wants it: the same, or else differing in case alone.
            var text = name.ToString();
            column = Find([.. Wanted], text);
            _columns[text] = column;
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return column;
    }

    private void ReadValue(ref Utf8JsonReader json, int column)
    {
        _seen[column] = true;
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                Set(column, json.CopyString(Room(json.ValueSpan.Length)));
                break;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Set(column, Encoding.UTF8.GetChars(json.ValueSpan, Room(json.ValueSpan.Length)));
                break;
            case JsonTokenType.StartArray:
                _items[column] = ReadItems(ref json, column);
                break;
            case JsonTokenType.StartObject:
                Problem ??= $"'{Wanted[column]}' is an object, not a value.";
                json.Skip();
                break;
        }
    }

    private List<string> ReadItems(ref Utf8JsonReader json, int column)
    {
        var items = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.String:
                    items.Add(json.GetString() ?? "");
                    break;
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    items.Add(Encoding.UTF8.GetString(json.ValueSpan));
                    break;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    Problem ??= $"'{Wanted[column]}' holds a list or an object inside its list.";
                    json.Skip();
                    break;
            }
        }

        return items;
    }
}
