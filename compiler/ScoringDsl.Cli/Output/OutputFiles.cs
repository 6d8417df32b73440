namespace ScoringDsl.Cli.Output;

/// <summary>
/// Files that appear whole or not at all: they are written beside their targets under other names and renamed once all is well.
/// Until then, and after a failure or Ctrl-C, the targets are as they were and nothing is left beside them.
/// </summary>
internal sealed class OutputFiles : IDisposable
{
    private static readonly Lock s_gate = new();
    private static readonly List<OutputFiles> s_open = [];

    private readonly List<(string Temporary, string Target)> _files = [];
    private readonly List<Stream> _streams = [];

    /// <summary>Begins with no files.</summary>
    public OutputFiles()
    {
        lock (s_gate)
        {
            s_open.Add(this);
        }
    }

    /// <summary>Opens a file to write. An existing one is replaced at <see cref="Commit"/>.</summary>
    /// <exception cref="IOException">It cannot be written; the message names it.</exception>
    public Stream Create(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException("It is a folder.");
            }

            if (path.StartsWith("/dev/", StringComparison.Ordinal))
            {
                // A device is written to; it must not be replaced by a file.
                return Opened(new FileStream(path, FileMode.Open, FileAccess.Write));
            }

            // A file behind a link is replaced, not the link.
            var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
            var target = link?.FullName ?? Path.GetFullPath(path);
            lock (s_gate)
            {
                var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
                var stream = new FileStream(temporary, OptionsFor(target));
                _files.Add((temporary, target));
                return Opened(stream);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The file '{path}' cannot be written: {Reason(e)}", e);
        }
    }

    /// <summary>Puts all files in place, in the order in which they were created.</summary>
    /// <exception cref="IOException">One cannot be put in place.</exception>
    public void Commit()
    {
        CloseStreams();
        lock (s_gate)
        {
            while (_files.Count > 0)
            {
                var (temporary, target) = _files[0];
                try
                {
                    File.Move(temporary, target, overwrite: true);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new IOException($"The file '{target}' cannot be written: {Reason(e)}", e);
                }

                _files.RemoveAt(0);
            }
        }
    }

    /// <summary>Removes what has not been put in place.</summary>
    public void Dispose()
    {
        try
        {
            CloseStreams();
        }
        catch (IOException)
        {
            // What could not be written is thrown away anyway.
        }

        lock (s_gate)
        {
            RemoveTemporaries();
            s_open.Remove(this);
        }
    }

    /// <summary>Removes the unfinished files of the whole process and lets none be put in place any more. For the end by a signal.</summary>
    public static void AbandonAll()
    {
        // Not left again: a thread that writes must not go on while the process ends.
        s_gate.Enter();
        foreach (var files in s_open)
        {
            files.RemoveTemporaries();
        }
    }

    private static FileStreamOptions OptionsFor(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 64 * 1024 };
        if (File.Exists(target))
        {
            // Renaming over a file that may not be written would succeed all the same.
            using var existing = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = File.GetUnixFileMode(target);
            }
        }

        return options;
    }

    private static string Reason(Exception e) => e switch
    {
        DirectoryNotFoundException => "The folder does not exist.",
        UnauthorizedAccessException => "Access is denied.",
        _ => e.Message,
    };

    private FileStream Opened(FileStream stream)
    {
        _streams.Add(stream);
        return stream;
    }

    private void CloseStreams()
    {
        foreach (var stream in _streams)
        {
            stream.Dispose();
        }

        _streams.Clear();
    }

    private void RemoveTemporaries()
    {
        foreach (var (temporary, _) in _files)
        {
            File.Delete(temporary);
        }

        _files.Clear();
    }
}
