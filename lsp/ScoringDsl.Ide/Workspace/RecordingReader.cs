using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Ide.Workspace;

/// <summary>Notes which files an analysis asked for, missing ones included: when one of them changes, the analysis is stale.</summary>
internal sealed class RecordingReader(IFileReader files) : IFileReader
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>The files asked for so far.</summary>
    public IReadOnlySet<string> Paths => _paths;

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        _paths.Add(ModelPath.Normalize(path));
        return files.Read(path, out error);
    }
}
