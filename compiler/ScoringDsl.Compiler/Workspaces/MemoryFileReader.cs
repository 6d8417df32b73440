using System.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Files held in memory: models made by a program, editors with unsaved texts, tests. Add all files before the first reading.</summary>
public sealed class MemoryFileReader : IFileReader
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Adds or replaces a file.</summary>
    /// <param name="path">Its path, with forward slashes.</param>
    /// <param name="text">Its text.</param>
    public MemoryFileReader Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds or replaces a file.</summary>
    /// <param name="path">Its path, with forward slashes.</param>
    /// <param name="bytes">Its bytes.</param>
    public MemoryFileReader Add(string path, byte[] bytes)
    {
        _files[ModelPath.Normalize(path)] = bytes;
        return this;
    }

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        var found = _files.TryGetValue(ModelPath.Normalize(path), out var bytes);
        error = found ? null : "The file does not exist.";
        return bytes;
    }
}
