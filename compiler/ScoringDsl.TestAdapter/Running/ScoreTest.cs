namespace ScoringDsl.TestAdapter.Running;

/// <summary>A test of a .score file, or the check that a model with errors has none.</summary>
/// <param name="FullName">The file within the project and the test, with dots between: <c>models.leads.a demo is worth 30</c>.</param>
/// <param name="Name">The test's name.</param>
/// <param name="Title">The title of its model.</param>
/// <param name="Model">The model's own file.</param>
/// <param name="File">The file that holds the test.</param>
/// <param name="Line">The line of its name, from 1.</param>
/// <param name="Id">What tells it from the other tests of its file; empty for the check of a model.</param>
internal sealed record ScoreTest(string FullName, string Name, string Title, string Model, string File, int Line, string Id)
{
    private const string Check = "has no errors";

    /// <summary>The first part of the full name: the file within the project, with dots between.</summary>
    public string FileName => FullName[..^((Id.Length > 0 ? Id.Length : Check.Length) + 1)];

    /// <summary>A test that the tool has listed.</summary>
    public static ScoreTest Of(ToolLine line, string project) =>
        new(FullNameOf(line.File, line.Id ?? "", project), line.Name ?? "", line.Title ?? "", line.Model ?? "", line.File, line.Line, line.Id ?? "");

    /// <summary>The check of a model: it fails, with this error's place as its own.</summary>
    public static ScoreTest CheckOf(ToolLine error, string project)
    {
        var model = error.Model ?? error.File;
        return new(FullNameOf(model, Check, project), $"{Path.GetFileName(model)} {Check}", error.Title ?? "", model, error.File, error.Line, "");
    }

    /// <summary>What fails where the tests could not even be listed, so that the run does not pass for one without tests.</summary>
    public static ScoreTest Listing(TestManifest manifest) =>
        new(FullNameOf(manifest.Files[0], Check, manifest.Project), "The .score tests can be listed", "", "", manifest.Files[0], 1, "");

    /// <summary>The name that filters see.</summary>
    /// <param name="file">The test's file.</param>
    /// <param name="name">The test's name in it.</param>
    /// <param name="project">The folder of the project. Of a file outside of it, the folders up to where they part are left out.</param>
    public static string FullNameOf(string file, string name, string project)
    {
        var path = Path.GetRelativePath(project.Length == 0 ? "/" : project, file).Replace('\\', '/');
        var folders = path.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part == "..").ToArray();
        folders[^1] = Path.GetFileNameWithoutExtension(folders[^1]);
        return $"{string.Join('.', folders)}.{name}";
    }
}
