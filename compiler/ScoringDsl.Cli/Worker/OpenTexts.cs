using System.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Worker;

/// <summary>The files as an editor has them: texts that are open first, else the disk.</summary>
/// <param name="texts">The texts that are open, by path.</param>
internal sealed class OpenTexts(IReadOnlyDictionary<string, string> texts) : IFileReader
{
    private readonly DiskFileReader _disk = new();

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        if (texts.TryGetValue(ModelPath.Normalize(path), out var text))
        {
            error = null;
            return Encoding.UTF8.GetBytes(text);
        }

        return _disk.Read(path, out error);
    }
}
