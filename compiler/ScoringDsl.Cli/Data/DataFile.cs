namespace ScoringDsl.Cli.Data;

/// <summary>Opens data files: <c>-</c> is standard input, gzip is known by its first bytes, the format by the name or else by the first byte.</summary>
internal static class DataFile
{
    /// <summary>The name of standard input on the command line.</summary>
    public const string StandardInput = "-";

    private const int BufferSize = 64 * 1024;

    /// <summary>Opens a file and finds out how its rows are written.</summary>
    /// <param name="path">The file, or <see cref="StandardInput"/>.</param>
    /// <param name="standardInput">Gives standard input.</param>
    /// <param name="progress">Is told the share read, from 0 to 1, where the size is known; or null.</param>
    /// <param name="shown">The file as it is shown to people; the path where not said.</param>
    /// <exception cref="DataException">The file cannot be opened or is empty.</exception>
    public static RowReader Open(string path, Func<Stream> standardInput, Action<double>? progress = null, string? shown = null)
    {
        var name = shown ?? (path == StandardInput ? "standard input" : path.Replace('\\', '/'));
        Stream? stream = null;
        try
        {
            stream = path == StandardInput ? standardInput() : OpenFile(path, progress);
            stream = Peek(stream, 2, out var head);
            if (head is [0x1F, 0x8B])
            {
                stream = Peek(new CompleteGzipStream(stream), 2, out head);
            }

            if (head.Length == 0)
            {
                throw new DataException(name, 0, "The file is empty.");
            }

            return IsJsonLines(path, head) ? new JsonLinesRowReader(name, stream) : CsvRowReader.Create(name, stream);
        }
        catch (Exception e)
        {
            stream?.Dispose();
            if (Explain(e) is { } reason)
            {
                throw new DataException(name, 0, reason);
            }

            throw;
        }
    }

    /// <summary>Says in plain words why a file could not be read, or null where the exception is about something else.</summary>
    public static string? Explain(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "The file does not exist.",
        UnauthorizedAccessException => "The file may not be read.",
        InvalidDataException => "The gzip data are damaged or end too early.",
        IOException => $"The file cannot be read: {e.Message}",
        _ => null,
    };

    /// <summary>Looks at the first bytes of a stream; fewer where it is shorter. The stream handed back begins with them again.</summary>
    internal static Stream Peek(Stream stream, int count, out byte[] head)
    {
        var bytes = new byte[count];
        var read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        head = bytes[..read];
        return new ChainedStream(new MemoryStream(head), stream);
    }

    private static Stream OpenFile(string path, Action<double>? progress)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder.");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan);
        return progress is null || !file.CanSeek ? file : new ProgressStream(file, progress);
    }

    private static bool IsJsonLines(string path, ReadOnlySpan<byte> head)
    {
        var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path;
        return Path.GetExtension(plain) switch
        {
            ".jsonl" or ".ndjson" => true,
            ".csv" or ".tsv" => false,
            _ => head[0] == '{',
        };
    }

    /// <summary>Tells how far a file has been read.</summary>
    private sealed class ProgressStream(FileStream file, Action<double> progress) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(buffer);
            progress(file.Length == 0 ? 1 : (double)file.Position / file.Length);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
