using System.IO.Compression;
using System.Text;
using ScoringDsl.Cli.Data;

namespace ScoringDsl.Cli.Tests.Data;

/// <summary>Data files are read from bytes given as standard input; the format is found by content.</summary>
public sealed class RowReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "2: 1|2; 3: 3|4")]
    [InlineData("a,b\r\n1,2\r\n\r\n3,4", "2: 1|2; 4: 3|4")]
    [InlineData("a,b\r1,2\r3,4", "2: 1|2; 3: 3|4")]
    [InlineData("\uFEFFa,b\n1,2", "2: 1|2")]
    [InlineData("b,x,a\n1,9,2\n", "2: 2|1")]
    [InlineData("A, B \n1,2\n", "2: 1|2")]
    [InlineData("a;b\n1;\"2;3\"\n", "2: 1|2;3")]
    [InlineData("a\tb\n1\t2\n", "2: 1|2")]
    [InlineData("a,b\n\"x, \"\"y\"\"\",\"line 1\nline 2\"\nlast,\n", "2: x, \"y\"|line 1\nline 2; 4: last|")]
    [InlineData("a,b\n5\" pipe,2\n", "2: 5\" pipe|2")]
    [InlineData("a,c\n1,2\n", "2: 1|")]
    public void Reads_csv(string text, string rows) => Assert.Equal(rows, ReadAll(text));

    [Theory]
    [InlineData("{\"a\":\"1\",\"b\":2}\n\n{\"b\":true,\"a\":null}", "1: 1|2; 3: |true")]
    [InlineData("{\"x\":{\"a\":5},\"A\":\"\\u00e9\\n\",\"b\":1.50}\r\n", "1: é\n|1.50")]
    [InlineData("{\"a\":[\"x\",\"y\"],\"b\":\"z\"}\n", "1: [x, y]|z")]
    [InlineData("\n{\"a\":1}\nnot json\n{\"a\":2}\n", "2: 1|; 3: !The line is not valid JSON (at byte 2).; 4: 2|")]
    [InlineData("{\"a\":1}\n[1]\n{\"a\":{}}\n", "1: 1|; 2: !The line is not a JSON object.; 3: !'a' is an object, not a value.")]
    [InlineData("{\"a\":1} {\"a\":2}\n", "1: !The line is not valid JSON (at byte 9).")]
    public void Reads_json_lines(string text, string rows) => Assert.Equal(rows, ReadAll(text, "-.jsonl"));

    [Theory]
    [InlineData("a,b\n1,2,3\n4,5\n", "2: !The row has 3 values, the header 2 columns.; 3: 4|5")]
    [InlineData("a,b\n1\n4,5\n", "2: !The row has 1 value, the header 2 columns.; 3: 4|5")]
    [InlineData("a,b\n\"x\"y,2\n4,5\n", "2: !Text follows a closing quote.; 3: 4|5")]
    public void Says_what_is_wrong_with_a_row_and_goes_on(string text, string rows) => Assert.Equal(rows, ReadAll(text));

    [Theory]
    [InlineData("", "standard input: The file is empty.")]
    [InlineData("\n\n", "standard input: The file is empty.")]
    [InlineData("a,b\n1,2\n3,\"x\ny\n", "standard input:3: A quote opens in column 'b' and is never closed.")]
    [InlineData("a,b\n\"1\n2\",\"x\ny\n", "standard input:3: A quote opens in column 'b' and is never closed.")]
    [InlineData("a,b\n1,\"x\n2,\"y\"\n3,4\n", "standard input:2: A quote opens in this row and is not closed where its value ends.")]
    [InlineData("a,\"b\n1,2\n", "standard input:1: A quote opens in the header and is never closed.")]
    [InlineData("a,b,a\n1,2,3\n", "standard input:1: The column 'a' stands twice in the header.")]
    public void Ends_where_rows_would_be_lost(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => ReadAll(text)).Message);

    [Fact]
    public void Ends_at_bytes_that_are_not_utf8()
    {
        byte[] csv = [.. "a,b\n1,2\n\"x\n"u8, 0xE9, .. "\",3\n"u8];
        byte[] json = [.. "{\"a\":1}\n{\"a\":\""u8, 0xE9, .. "\"}\n"u8];
        byte[] header = [.. "a,caf"u8, 0xE9, .. "\n1,2\n"u8];

        Assert.Equal("standard input:4: The byte 0xE9 is not valid UTF-8.", Assert.Throws<DataException>(() => ReadAll(csv)).Message);
        Assert.Equal("standard input:2: The line is not valid UTF-8.", Assert.Throws<DataException>(() => ReadAll(json)).Message);
        Assert.Equal("standard input:1: The header is not valid UTF-8.", Assert.Throws<DataException>(() => ReadAll(header)).Message);
    }

    [Fact]
    public void Unpacks_gzip_whatever_the_name()
    {
        Assert.Equal("2: 1|2; 3: 3|4", ReadAll(Pack("a,b\n1,2\n3,4\n")));
        Assert.Equal("1: 1|2", ReadAll(Pack("{\"a\":1,\"b\":2}\n")));
        Assert.Equal("2: 1|2; 3: 3|4", ReadAll([.. Pack("a,b\n1,2\n"), .. Pack("3,4\n")]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(500)]
    public void Notices_where_gzip_was_cut_off(int missing)
    {
        var rows = new StringBuilder("a,b\n");
        for (var i = 0; i < 1_000; i++)
        {
            rows.Append(i * 7919L % 1_000_003).Append(",x\n");
        }

        var packed = Pack(rows.ToString());

        Assert.Equal(1_000, ReadAll(packed).Count(c => c == '|'));
        Assert.Equal(
            "standard input: The gzip data are damaged or end too early.",
            Assert.Throws<DataException>(() => ReadAll(packed[..^missing])).Message);
    }

    [Fact]
    public void Reads_lines_longer_than_its_buffer()
    {
        var text = new string('x', 300_000);

        Assert.Equal($"1: {text}|; 2: 2|", ReadAll($"{{\"a\":\"{text}\"}}\n{{\"a\":2}}"));
        Assert.Equal($"2: {text}|; 3: 2|", ReadAll($"a,b\n{text},\n2,\n"));
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        var missing = Assert.Throws<DataException>(() => DataFile.Open("no/such.csv", () => Stream.Null));
        var folder = Assert.Throws<DataException>(() => DataFile.Open(Path.GetTempPath(), () => Stream.Null));

        Assert.Equal("no/such.csv: The file does not exist.", missing.Message);
        Assert.EndsWith("it is a folder.", folder.Message, StringComparison.Ordinal);
    }

    private static string ReadAll(string text, string name = "-") => ReadAll(Encoding.UTF8.GetBytes(text), name);

    /// <summary>The rows as "line: a|b", a row with a problem as "line: !problem".</summary>
    private static string ReadAll(byte[] bytes, string name = "-")
    {
        using var reader = name == "-"
            ? DataFile.Open(DataFile.StandardInput, () => new SmallReads(bytes))
            : new JsonLinesRowReader("standard input", new SmallReads(bytes));
        var a = reader.Want("a");
        var b = reader.Want("b");
        var rows = new List<string>();
        while (reader.Read())
        {
            var first = reader.Items(a) is { } items ? $"[{string.Join(", ", items)}]" : reader[a].ToString();
            rows.Add($"{reader.Line}: {(reader.Problem is { } problem ? "!" + problem : $"{first}|{reader[b]}")}");
        }

        return string.Join("; ", rows);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    /// <summary>Gives few bytes at a time, as a pipe may.</summary>
    private sealed class SmallReads(byte[] bytes) : ReadOnlyStream
    {
        private int _read;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(buffer.Length, 7), bytes.Length - _read);
            bytes.AsSpan(_read, count).CopyTo(buffer);
            _read += count;
            return count;
        }
    }
}
