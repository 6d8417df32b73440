using System.Text.RegularExpressions;

namespace ScoringDsl.MSBuild.Tests;

/// <summary>What the README and the sample show, in a project that has nothing else.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class ReadmeTests(Packages packages)
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Packages.Root, "README.md"));

    [Fact]
    public void The_lines_of_the_README_score_a_lead_and_can_be_published()
    {
        var program = Block("Program.cs");
        Assert.InRange(program.Split('\n').Count(line => line.Trim().Length > 0), 1, 9);

        var project = packages.NewProject("Shop", "", "readme").Write("leads.score", Block("leads.score")).Write("Program.cs", program);
        Assert.Equal("leads.score", project.MustBuild().Compiled);
        Assert.Equal(Block("output").Trim(), project.Run());

        var published = DotNet.Run(project.Folder, "publish", "-c", "Release", "-o", "out", "-nologo", "-p:UseAppHost=false");
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.Equal(Block("output").Trim(), project.Run(project.PathOf("out/Shop.dll")));
        Assert.Equal(
            ["ScoringDsl.Runtime.dll", "Shop.deps.json", "Shop.dll", "Shop.pdb", "Shop.runtimeconfig.json"],
            Directory.EnumerateFiles(project.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_application_prints_what_its_page_says()
    {
        var project = packages.CopyOfSample("sample", "console", "Console");
        Assert.Equal("leads.score", project.MustBuild().Compiled);
        Assert.Equal(Regex.Match(File.ReadAllText(project.PathOf("README.md")), "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.Trim(), project.Run());
    }

    [Theory]
    [InlineData("docs/msbuild.md")]
    [InlineData("compiler/ScoringDsl.MSBuild/README.md")]
    [InlineData("samples/hosts/Directory.Build.props")]
    public void The_version_that_people_are_told_is_the_version(string path)
    {
        var version = Regex.Match(File.ReadAllText(Path.Combine(Packages.Root, "Directory.Build.props")), "<VersionPrefix>(.*?)<").Groups[1].Value;
        Assert.Matches($"(Version=\"|<ScoringDslVersion [^>]*>){Regex.Escape(version)}[\"<]", File.ReadAllText(Path.Combine(Packages.Root, path)));
    }

    /// <summary>The block of code after the comment that says which file it is.</summary>
    private static string Block(string name) =>
        Regex.Match(s_readme.ReplaceLineEndings("\n"), $"<!-- application: {Regex.Escape(name)} -->\n```\\w+\n(.*?)```", RegexOptions.Singleline) is { Success: true } match
            ? match.Groups[1].Value
            : throw new InvalidOperationException($"README.md has no {name}.");
}
