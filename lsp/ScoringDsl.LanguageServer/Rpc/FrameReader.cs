using System.Text;
using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace ScoringDsl.LanguageServer.Rpc;

/// <summary>
/// Reads messages framed as the Language Server Protocol frames them: headers, of which <c>Content-Length</c> counts, an empty line, and
/// that many bytes.
/// </summary>
internal sealed class FrameReader(PipeReader input)
{
    private const int LongestHeader = 8 * 1024;
    private const int LongestBody = 256 * 1024 * 1024;

    /// <summary>The next message's bytes, or null at the end of the input.</summary>
    /// <exception cref="FrameException">The headers are no headers; what they framed is skipped up to the next empty line.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        var length = await ReadHeadersAsync(cancellation).ConfigureAwait(false);
        if (length is null)
        {
            return null;
        }

        var body = new byte[length.Value];
        var filled = 0;
        while (filled < body.Length)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, body.Length - filled));
            part.CopyTo(body.AsSpan(filled));
            filled += (int)part.Length;
            input.AdvanceTo(part.End);
            if (read.IsCompleted && filled < body.Length)
            {
                return null;
            }
        }

        return body;
    }

    private async ValueTask<int?> ReadHeadersAsync(CancellationToken cancellation)
    {
        int? length = null;
        var hasHeader = false;
        while (await ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
            {
                hasHeader = true;
                length = ContentLength(line) ?? length;
            }
            else if (length is { } known)
            {
                return known;
            }
            else if (hasHeader)
            {
                throw new FrameException("A message came without a Content-Length that can be read.");
            }
        }

        return null;
    }

    /// <summary>The next line without its end, or null at the end of the input.</summary>
    private async ValueTask<byte[]?> ReadLineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                input.AdvanceTo(buffer.GetPosition(1, end));
                return line is [.. var head, (byte)'\r'] ? head : line;
            }

            if (read.IsCompleted)
            {
                input.AdvanceTo(buffer.End);
                return null;
            }

            if (buffer.Length > LongestHeader)
            {
                input.AdvanceTo(buffer.End);
                throw new FrameException("A header is longer than any header.");
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static int? ContentLength(ReadOnlySpan<byte> line)
    {
        var name = "content-length:"u8;
        if (line.Length <= name.Length || !Ascii.EqualsIgnoreCase(line[..name.Length], name))
        {
            return null;
        }

        var digits = line[name.Length..].Trim((byte)' ');
        return Utf8Parser.TryParse(digits, out int length, out var used) && used == digits.Length && length is >= 0 and <= LongestBody ? length : null;
    }
}

/// <summary>What came is no frame. Reading goes on after it.</summary>
internal sealed class FrameException(string message) : Exception(message);
