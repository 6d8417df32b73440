using System.Collections.Concurrent;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Ide.Workspace;

/// <summary>Notes which files an analysis asked for, missing ones included: when one of them changes, the analysis is stale.</summary>
internal sealed class RecordingReader(IFileReader files) : IFileReader
{
    // What is proved about a model, and the files that takes, is asked for later than the model, perhaps on another thread.
    private readonly ConcurrentDictionary<string, bool> _paths = new(StringComparer.Ordinal);

    /// <summary>Whether a file was asked for so far.</summary>
    public bool Has(string path) => _paths.ContainsKey(path);

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        _paths.TryAdd(ModelPath.Normalize(path), true);
        return files.Read(path, out error);
    }
}
