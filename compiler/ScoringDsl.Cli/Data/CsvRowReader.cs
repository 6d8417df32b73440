using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace ScoringDsl.Cli.Data;

/// <summary>Reads comma-separated values (RFC 4180) in UTF-8, the first record being the header. Notices all that would lose rows without a word.</summary>
internal sealed class CsvRowReader : RowReader
{
    private const int HeaderBytesLookedAt = 16 * 1024;

    private readonly CsvReader _reader;
    private readonly string[] _header;
    private readonly List<int> _fields = [];
    private CsvMalformedReason? _malformed;

    private CsvRowReader(string source, Stream stream, char separator)
        : base(source)
    {
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = separator,
            TrackLineNumbers = true,
            OnMalformedRecord = record => _malformed = record.Reason,
        });
        _header = ReadHeader();
    }

    public override long Line => _reader.LineNumber;

    public override IReadOnlyList<string> Header => _header;

    /// <summary>Opens a CSV file. The separator is the first of comma, semicolon, tab and bar that the header has.</summary>
    /// <param name="source">The file as it is shown to people.</param>
    /// <param name="stream">The file; disposed with the reader, or here where this fails.</param>
    /// <exception cref="DataException">The header cannot be read.</exception>
    public static CsvRowReader Create(string source, Stream stream)
    {
        var whole = DataFile.Peek(stream, HeaderBytesLookedAt, out var head);
        return new CsvRowReader(source, whole, FindSeparator(head));
    }

    public override bool Has(int column) => _fields[column] >= 0;

    protected override bool ReadRow()
    {
        ClearValues();
        _malformed = null;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            throw new DataException(Source, e.LineNumber, "The row is too long to be read.", "Perhaps a quote is never closed.");
        }

        CheckQuotes();
        var row = _reader.RawRecord;
        if (!Utf8.IsValid(row))
        {
            throw NotUtf8(row, _reader.LineNumber);
        }

        if (Problem is not null)
        {
            return true;
        }

        if (_reader.FieldCount != _header.Length)
        {
            Problem = $"The row has {Count(_reader.FieldCount, "value")}, the header {Count(_header.Length, "column")}.";
            return true;
        }

        for (var column = 0; column < _fields.Count; column++)
        {
            if (_fields[column] >= 0)
            {
                var bytes = _reader.GetSpan(_fields[column]);
                Set(column, Encoding.UTF8.GetChars(bytes, Room(bytes.Length)));
            }
        }

        return true;
    }

    protected override void OnWanted(string name)
    {
        var field = Find(_header, name);
        if (field >= 0 && Array.IndexOf(_header, _header[field], field + 1) >= 0)
        {
            throw new DataException(Source, 1, $"The column '{_header[field]}' stands twice in the header.");
        }

        _fields.Add(field);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
        }
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static char FindSeparator(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<char> separators = [',', ';', '\t', '|'];
        var best = separators.Length;
        var inQuotes = false;
        foreach (var b in head)
        {
            if (b == '"')
            {
                inQuotes = !inQuotes;
            }
            else if (!inQuotes)
            {
                if (b is (byte)'\n' or (byte)'\r')
                {
                    break;
                }

                var index = separators.IndexOf((char)b);
                best = index >= 0 ? Math.Min(best, index) : best;
            }
        }

        return best < separators.Length ? separators[best] : ',';
    }

    private string[] ReadHeader()
    {
        _reader.ReadHeader();
        var header = _reader.Headers;
        if (header is null || header.Count == 0)
        {
            throw new DataException(Source, 0, "The file is empty.");
        }

        if (_malformed == CsvMalformedReason.UnterminatedQuote)
        {
            throw new DataException(Source, 1, "A quote opens in the header and is never closed.");
        }

        // The decoder has put this in place of bytes that are no UTF-8.
        if (header.Any(name => name.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            throw new DataException(Source, 1, "The header is not valid UTF-8.", "Save the file as UTF-8.");
        }

        return [.. header.Select(name => name.Trim())];
    }

    /// <summary>
    /// Text after a closing quote is the mistake of one row where the row stays on one line. Where it runs over lines, a quote that
    /// was never closed has most likely met the next one, and rows would be swallowed.
    /// </summary>
    private void CheckQuotes()
    {
        if (_malformed is CsvMalformedReason.UnterminatedQuote)
        {
            var last = _reader.FieldCount - 1;
            throw new DataException(
                Source, LineOfField(last), $"A quote opens in column '{ColumnName(last)}' and is never closed.", "Close it, or double quotes that belong to a value.");
        }

        if (_malformed is CsvMalformedReason.TextAfterClosingQuote)
        {
            if (_reader.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                throw new DataException(
                    Source, _reader.LineNumber, "A quote opens in this row and is not closed where its value ends.", "Close it, or double quotes that belong to a value.");
            }

            Problem = "Text follows a closing quote.";
        }
    }

    private string ColumnName(int field) => field < _header.Length ? _header[field] : $"{field + 1}";

    private long LineOfField(int field)
    {
        var row = _reader.RawRecord;
        return _reader.LineNumber + row[..^_reader.GetRawSpan(field).Length].Count((byte)'\n');
    }

    private DataException NotUtf8(ReadOnlySpan<byte> row, long line)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(row[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        return new DataException(
            Source, line + row[..valid].Count((byte)'\n'), $"The byte 0x{row[valid]:X2} is not valid UTF-8.", "Save the file as UTF-8.");
    }
}
