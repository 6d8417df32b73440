using System.Security.Cryptography;
using System.Text;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli.Building;

/// <summary>
/// The folder that a project's build writes to. It names its files, writes what has changed, and removes what no model stands behind
/// any more.
/// </summary>
internal sealed class BuildFolder(BuildRequest request)
{
    /// <summary>The files that hold lists for the build: what was read, what was looked for and not there, what was made, and all that was written.</summary>
    private const string InputsName = "score.inputs";
    private const string AbsentName = "score.absent";
    private const string OutputsName = "score.outputs";
    private const string FilesName = "score.files";

    /// <summary>The longest name without an ending, in bytes, that is taken as it is: file systems take 255 in all.</summary>
    private const int LongestName = 200;

    /// <summary>How many characters of a longer one are kept; none has more than four bytes.</summary>
    private const int KeptOfLongName = 40;

    /// <summary>The ending of dependency files.</summary>
    private const string DependencyEnding = ".score.d";

    /// <summary>The endings of what is made of a model.</summary>
    private string[] OutputEndings => request.Output == ModelOutput.CSharp ? [".g.cs"] : [".dll", ".pdb"];

    /// <summary>What is made of a model, by paths in the folder.</summary>
    public IEnumerable<string> OutputsOf(ModelRequest model) => OutputEndings.Select(ending => NameOf(model) + ending);

    /// <summary>The dependency file of a model, by its path in the folder.</summary>
    public string DependencyFileOf(ModelRequest model) => NameOf(model) + DependencyEnding;

    /// <summary>A path of the folder as a full path.</summary>
    public string FullPath(string name) => Path.Combine(request.Folder, name);

    /// <summary>Whether a file is there.</summary>
    public bool Exists(string name) => File.Exists(FullPath(name));

    /// <summary>Writes a file unless it has these bytes already.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = FullPath(name);
        if (File.Exists(path) && bytes.SequenceEqual(File.ReadAllBytes(path)))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        using var files = new OutputFiles();
        files.Create(path).Write(bytes);
        files.Commit();
    }

    /// <summary>Writes the lists, and removes files of an earlier build that are no longer among them.</summary>
    /// <param name="inputs">What was read, as full paths, each with its state; the state of what was not there is empty.</param>
    /// <param name="outputs">What was made, by paths in the folder.</param>
    /// <param name="others">What else was written, by paths in the folder.</param>
    public void Finish(IReadOnlyDictionary<string, string> inputs, IReadOnlyCollection<string> outputs, IEnumerable<string> others)
    {
        var files = outputs.Concat(others).ToHashSet(StringComparer.Ordinal);
        var list = FullPath(FilesName);
        foreach (var name in File.Exists(list) ? File.ReadAllLines(list) : [])
        {
            if (!files.Contains(name))
            {
                Remove(name);
            }
        }

        Write(InputsName, Lines(inputs.Where(input => input.Value.Length > 0).Select(input => input.Key)));
        Write(AbsentName, Lines(inputs.Where(input => input.Value.Length == 0).Select(input => input.Key)));
        Write(OutputsName, Lines(outputs));
        Write(FilesName, Lines(files));
    }

    private static byte[] Lines(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(line => line + "\n")));

    private void Remove(string name)
    {
        var path = FullPath(name);
        if (!File.Exists(path))
        {
            return;
        }

        File.Delete(path);

        // Folders in the folder go with their last file.
        for (var parent = Path.GetDirectoryName(name); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            if (Directory.EnumerateFileSystemEntries(FullPath(parent)).Any())
            {
                break;
            }

            Directory.Delete(FullPath(parent));
        }
    }

    /// <summary>
    /// A model's path in the project without its ending; for one outside of the project, or with a name that leaves no room for other
    /// endings, a name that tells it from others.
    /// </summary>
    private string NameOf(ModelRequest model)
    {
        var path = Path.ChangeExtension(Path.GetRelativePath(request.Project, model.Path), null).Replace('\\', '/');
        var name = Path.GetFileName(path);
        var isLong = Encoding.UTF8.GetByteCount(name) > LongestName;
        if (!isLong && !path.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(path))
        {
            return path;
        }

        var start = isLong ? string.Concat(name.EnumerateRunes().Take(KeptOfLongName)) : name;
        return $"{start}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8]}";
    }
}
