namespace ScoringDsl.Cli.Building;

/// <summary>What models become.</summary>
internal enum ModelOutput
{
    /// <summary>An assembly with its symbols.</summary>
    Assembly,

    /// <summary>C# for an application's project.</summary>
    CSharp,
}

/// <summary>One model of a project.</summary>
/// <param name="Path">The .score file's full path, with forward slashes.</param>
/// <param name="Namespace">The namespace of its class.</param>
/// <param name="TypeName">The class; made from the title where null.</param>
/// <param name="IsInternal">Whether other assemblies are kept from seeing the class.</param>
internal sealed record ModelRequest(string Path, string Namespace, string? TypeName, bool IsInternal);

/// <summary>
/// What a project's build asks for: a file of lines, each with tabs between its parts. The first part says what the line is:
/// <c>project</c> (its folder), <c>folder</c> (where everything goes), <c>output</c> (<c>CSharp</c> or <c>Assembly</c>), <c>debug</c>
/// (<c>true</c> or not), <c>warnings</c> (<c>true</c> where they are errors, and the codes that are errors, no errors, and not told, with
/// blanks between), and <c>model</c> (path, namespace, class or nothing, <c>Internal</c> or not).
/// </summary>
internal sealed class BuildRequest
{
    private readonly List<ModelRequest> _models = [];

    private BuildRequest()
    {
    }

    /// <summary>The project's folder.</summary>
    public string Project { get; private set; } = "";

    /// <summary>The folder that everything goes to.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>What models become.</summary>
    public ModelOutput Output { get; private set; } = ModelOutput.CSharp;

    /// <summary>Whether assemblies are built unoptimised.</summary>
    public bool IsDebug { get; private set; }

    /// <summary>What the project says of warnings.</summary>
    public WarningOptions Warnings { get; private set; } = WarningOptions.Default;

    /// <summary>The .score files, fragments and files of tests among them, in ordinal order.</summary>
    public IReadOnlyList<ModelRequest> Models => _models;

    /// <summary>Reads a request.</summary>
    /// <exception cref="CommandException">It is not one.</exception>
    public static BuildRequest Read(string path)
    {
        var request = new BuildRequest();
        foreach (var line in File.ReadAllLines(path).Where(line => line.Length > 0))
        {
            request.Add(line.Split('\t'), line);
        }

        if (request.Folder.Length == 0 || request.Project.Length == 0)
        {
            throw new CommandException($"'{path}' says no folder.", exitCode: ExitCodes.Usage);
        }

        request._models.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return request;
    }

    private void Add(string[] parts, string line)
    {
        switch (parts)
        {
            case ["project", var folder]:
                Project = FullPath(folder);
                break;
            case ["folder", var folder]:
                Folder = FullPath(folder);
                break;
            case ["output", var output] when Enum.TryParse<ModelOutput>(output, out var value):
                Output = value;
                break;
            case ["debug", var debug]:
                IsDebug = debug == "true";
                break;
            case ["warnings", var areErrors, var errors, var noErrors, var silent]:
                Warnings = new WarningOptions(areErrors == "true", Codes(errors), Codes(noErrors), Codes(silent));
                break;
            case ["model", var path, var space, var type, var access]:
                _models.Add(new ModelRequest(FullPath(path), space, type.Length == 0 ? null : type, access == "Internal"));
                break;
            default:
                throw new CommandException($"A build cannot be asked for by '{line}'.", exitCode: ExitCodes.Usage);
        }
    }

    private static string[] Codes(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string FullPath(string path) => Path.GetFullPath(path).Replace('\\', '/');
}
