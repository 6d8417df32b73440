using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Ide.Workspace;

/// <summary>
/// The files as one snapshot sees them: open documents first, else the disk. A file of the disk is read once, so that every analysis
/// of the snapshot sees the same bytes.
/// </summary>
internal sealed class SnapshotFiles(ImmutableDictionary<string, OpenDocument> documents, IFileReader disk) : IFileReader
{
    private readonly ConcurrentDictionary<string, (byte[]? Bytes, string? Error)> _read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        var key = ModelPath.Normalize(path);
        (var bytes, error) = _read.GetOrAdd(key, ReadOnce);
        return bytes;
    }

    private (byte[]? Bytes, string? Error) ReadOnce(string path)
    {
        if (documents.TryGetValue(path, out var document))
        {
            return (Encoding.UTF8.GetBytes(document.Text), null);
        }

        var bytes = disk.Read(path, out var error);
        return (bytes, error);
    }
}
