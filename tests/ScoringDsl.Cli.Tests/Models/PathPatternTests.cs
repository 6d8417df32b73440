using ScoringDsl.Cli.Models;

namespace ScoringDsl.Cli.Tests.Models;

public sealed class PathPatternTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("score-").FullName;

    public PathPatternTests()
    {
        foreach (var file in (string[])["a.score", "b.txt", "x/c.score", "x/y/d.score", "x/y/e.score", "bin/f.score", ".git/g.score"])
        {
            var path = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _folder);
            File.WriteAllText(path, "");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("*.score", "a.score")]
    [InlineData("**/*.score", "a.score x/c.score x/y/d.score x/y/e.score")]
    [InlineData("x/**/*.score", "x/c.score x/y/d.score x/y/e.score")]
    [InlineData("x/*/?.score", "x/y/d.score x/y/e.score")]
    [InlineData("*/c.score", "x/c.score")]
    [InlineData("none/*.score", "")]
    public void Finds_files_in_ordinal_order(string pattern, string files) =>
        Assert.Equal(files, Shown(PathPattern.Find($"{_folder}/{pattern}")));

    [Fact]
    public void A_pattern_may_have_the_signs_of_Windows_from_its_root_on() =>
        Assert.Equal("x/c.score", Shown(PathPattern.Find($"{_folder}/x/*.score".Replace('/', '\\'))));

    [Fact]
    public void A_folder_stands_for_all_models_in_it_but_not_what_tools_made() =>
        Assert.Equal("a.score x/c.score x/y/d.score x/y/e.score", Shown(ModelFiles.Expand([_folder, $"{_folder}/a.score"])));

    [Fact]
    public void A_path_that_leads_to_nothing_is_an_error()
    {
        Assert.Equal("There is no file or folder 'none'.", Assert.Throws<CommandException>(() => ModelFiles.Expand(["none"])).Message);
        Assert.Equal("No file fits 'none/*.score'.", Assert.Throws<CommandException>(() => ModelFiles.Expand(["none/*.score"])).Message);
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Assert.EndsWith("empty'.", Assert.Throws<CommandException>(() => ModelFiles.Expand([_folder + "/empty"])).Message, StringComparison.Ordinal);
    }

    private string Shown(IEnumerable<string> files) => string.Join(' ', files.Select(file => file[(_folder.Length + 1)..]));
}
