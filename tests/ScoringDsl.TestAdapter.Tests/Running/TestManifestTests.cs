using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestAdapter.Tests.Running;

public sealed class TestManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("score-manifest-").FullName;

    [Fact]
    public void The_lines_beside_the_assembly_name_the_tool_and_the_files()
    {
        File.WriteAllText(Path.Combine(_folder, "App.scoretests"), "tool\t/tools/score.dll\nhost\t/dotnet\nproject\t/a project\nlater\twhatever\nfile\t/a project/b.score\nfile\tc:\\d\\e.score\n");
        var manifest = TestManifest.Find(Path.Combine(_folder, "App.dll"));

        Assert.NotNull(manifest);
        Assert.Equal(("/tools/score.dll", "/dotnet", "/a project"), (manifest.Tool, manifest.Host, manifest.Project));
        Assert.Equal(["/a project/b.score", "c:/d/e.score"], manifest.Files);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tool\t/tools/score.dll\nproject\t/p\n")]
    public void An_assembly_without_score_files_has_none(string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "App.scoretests"), text);
        }

        Assert.Null(TestManifest.Find(Path.Combine(_folder, "App.dll")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
