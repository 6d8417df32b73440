using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Building;

/// <summary>Reads from the disk and notes which files were there, and how old they were when they were read.</summary>
internal sealed class RecordingFileReader : IFileReader
{
    private readonly DiskFileReader _disk = new();
    private readonly SortedDictionary<string, long> _files = new(StringComparer.Ordinal);

    /// <summary>The files by full path, each with the instant of its last change in ticks.</summary>
    public IReadOnlyDictionary<string, long> Files => _files;

    /// <summary>The instant of a file's last change in ticks; 0 for a file that is not there.</summary>
    public static long ChangeOf(string path) => File.Exists(path) ? File.GetLastWriteTimeUtc(path).Ticks : 0;

    /// <inheritdoc/>
    public string FullPath(string path) => _disk.FullPath(path);

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        // Noted before the file is read: a change in between makes the model stale and not the other way round.
        var fullPath = FullPath(path);
        var change = ChangeOf(fullPath);
        if (change != 0)
        {
            _files.TryAdd(fullPath, change);
        }

        return _disk.Read(path, out error);
    }
}
