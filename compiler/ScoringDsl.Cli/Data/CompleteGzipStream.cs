using System.IO.Compression;

namespace ScoringDsl.Cli.Data;

/// <summary>
/// Unpacks gzip and notices where it was cut off, which <see cref="GZipStream"/> takes for an ordinary end: rows would be lost without
/// a word. A mark of our own is appended as one more gzip member; only where all before it is complete does the mark come out at the end.
/// </summary>
internal sealed class CompleteGzipStream : ReadOnlyStream
{
    private static readonly byte[] s_mark = "end of the packed data"u8.ToArray();

    private readonly GZipStream _unpacked;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>Wraps packed bytes.</summary>
    /// <param name="packed">The packed bytes; disposed with this stream.</param>
    public CompleteGzipStream(Stream packed) =>
        _unpacked = new GZipStream(new ChainedStream(packed, new MemoryStream(Pack(s_mark))), CompressionMode.Decompress);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The packed bytes are damaged or end too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        // The last bytes are held back, for they may be the mark.
        while (!_atEnd && _end - _start <= s_mark.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            var read = _unpacked.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            if (read == 0)
            {
                _atEnd = true;
                if (!_buffer.AsSpan(0, _end).EndsWith(s_mark))
                {
                    throw new InvalidDataException("The packed data end too early.");
                }
            }
        }

        var count = Math.Min(buffer.Length, _end - _start - s_mark.Length);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
