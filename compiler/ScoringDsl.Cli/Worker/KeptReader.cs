using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Worker;

/// <summary>Keeps what an analysis read, missing files included, so that it can be told later whether another would read the same.</summary>
internal sealed class KeptReader(IFileReader files) : IFileReader
{
    private readonly Dictionary<string, byte[]?> _read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        var bytes = files.Read(path, out error);
        _read[path] = bytes;
        return bytes;
    }

    /// <summary>Whether other files have the same bytes wherever this one was asked.</summary>
    public bool IsSameIn(IFileReader others)
    {
        foreach (var (path, bytes) in _read)
        {
            var other = others.Read(path, out _);
            if (bytes is null != other is null || !bytes.AsSpan().SequenceEqual(other))
            {
                return false;
            }
        }

        return true;
    }
}
