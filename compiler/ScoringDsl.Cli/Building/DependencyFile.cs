using System.Text;

namespace ScoringDsl.Cli.Building;

/// <summary>What a .score file of a project is.</summary>
internal enum ScoreFileKind
{
    /// <summary>A model: something is made of it.</summary>
    Model,

    /// <summary>A file without <c>model</c> that a model imports.</summary>
    Fragment,

    /// <summary>A file without <c>model</c> that no model imports.</summary>
    LonelyFragment,

    /// <summary>A file of tests for a model.</summary>
    Tests,
}

/// <summary>
/// What was known of a .score file when it was last built without errors: what it hangs on, so that it is built again when that
/// changes and not before.
/// </summary>
/// <param name="Options">A hash of the options and of the tool.</param>
/// <param name="Kind">What the file is.</param>
/// <param name="TypeName">The class that it became; empty for none.</param>
/// <param name="Files">The files that were read or looked for, each with its state.</param>
internal sealed record DependencyFile(string Options, ScoreFileKind Kind, string TypeName, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Reads one; null where there is none, or none that can be read.</summary>
    public static DependencyFile? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var lines = File.ReadAllLines(path);
        if (lines is not [var options, var kind, var typeName, .. var rest] || !Enum.TryParse<ScoreFileKind>(kind, out var fileKind))
        {
            return null;
        }

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in rest)
        {
            if (line.Split('\t', 2) is not [var state, var file])
            {
                return null;
            }

            files[file] = state;
        }

        return new DependencyFile(options, fileKind, typeName, files);
    }

    /// <summary>Whether nothing that the file hangs on has changed.</summary>
    public bool IsFresh(string options) => Options == options && Files.All(file => RecordingFileReader.StateOf(file.Key) == file.Value);

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder().Append(Options).Append('\n').Append(Kind).Append('\n').Append(TypeName).Append('\n');
        foreach (var (file, state) in Files)
        {
            text.Append(state).Append('\t').Append(file).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
