namespace ScoringDsl.TestAdapter.Running;

/// <summary>
/// What the build writes beside a test assembly: lines with a tab between what a line is and its value. <c>tool</c> is the score tool,
/// <c>host</c> the <c>dotnet</c> that built the project, <c>project</c> its folder, and each <c>file</c> a .score file.
/// </summary>
/// <param name="Tool">The tool's assembly.</param>
/// <param name="Host">The program that runs it; it may be gone.</param>
/// <param name="Project">The folder that names of tests begin at.</param>
/// <param name="Files">Full paths with forward slashes.</param>
internal sealed record TestManifest(string Tool, string Host, string Project, IReadOnlyList<string> Files)
{
    /// <summary>What the file's name ends in, instead of the assembly's <c>.dll</c>.</summary>
    public const string Extension = ".scoretests";

    /// <summary>Reads the file beside an assembly; null where there is none or it names no .score file.</summary>
    /// <param name="assembly">The path of the test assembly.</param>
    public static TestManifest? Find(string assembly)
    {
        var path = Path.ChangeExtension(assembly, Extension);
        var manifest = File.Exists(path) ? Parse(File.ReadLines(path)) : null;
        return manifest is { Files.Count: > 0 } ? manifest : null;
    }

    /// <summary>Reads lines. Those of a kind that is not known are left out.</summary>
    public static TestManifest Parse(IEnumerable<string> lines)
    {
        var (tool, host, project) = ("", "", "");
        var files = new List<string>();
        foreach (var line in lines)
        {
            switch (line.Split('\t', 2))
            {
                case ["tool", var path]:
                    tool = path;
                    break;
                case ["host", var path]:
                    host = path;
                    break;
                case ["project", var path]:
                    project = path;
                    break;
                case ["file", var path]:
                    files.Add(path.Replace('\\', '/'));
                    break;
            }
        }

        return new TestManifest(tool, host, project, files);
    }
}
