using System.Globalization;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Building;

/// <summary>Reads from the disk and notes which files were asked for, and in which state they were.</summary>
internal sealed class RecordingFileReader : IFileReader
{
    private readonly DiskFileReader _disk = new();
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The files by full path, each with its state. One that is not there is among them, as its coming would be a change.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>What tells a changed file: the instant of its last change in ticks, and its length; empty for a file that is not there.</summary>
    public static string StateOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}-{file.Length}") : "";
    }

    /// <inheritdoc/>
    public string FullPath(string path) => _disk.FullPath(path);

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        // Noted before the file is read: a change in between makes the model stale and not the other way round.
        var fullPath = FullPath(path);
        _files.TryAdd(fullPath, StateOf(fullPath));
        return _disk.Read(path, out error);
    }
}
