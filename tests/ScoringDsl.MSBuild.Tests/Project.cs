namespace ScoringDsl.MSBuild.Tests;

/// <summary>A project of an application, outside of the repository.</summary>
internal sealed class Project(string folder, string name)
{
    private bool _isRestored;

    /// <summary>Its folder.</summary>
    public string Folder => folder;

    /// <summary>A path in the project as a full path.</summary>
    public string PathOf(string path) => Path.Combine(folder, path);

    /// <summary>Writes a file.</summary>
    public Project Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path)) ?? "");
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    /// <summary>Changes a text in a file.</summary>
    public void Change(string path, string before, string after)
    {
        var text = File.ReadAllText(PathOf(path));
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Gives a file a newer instant and nothing else.</summary>
    public void Touch(string path) => File.SetLastWriteTimeUtc(PathOf(path), DateTime.UtcNow);

    /// <summary>Builds; from the second time on without restoring. Says which models are compiled.</summary>
    public CommandResult Build(params IEnumerable<string> arguments)
    {
        var result = DotNet.Run(folder, ["build", $"{name}.csproj", "-nologo", "-v:n", "-p:UseAppHost=false", .. _isRestored ? ["--no-restore"] : Array.Empty<string>(), .. arguments]);
        _isRestored = true;
        return result;
    }

    /// <summary>Builds and expects that all is well.</summary>
    public CommandResult MustBuild(params IEnumerable<string> arguments)
    {
        var result = Build(arguments);
        Assert.True(result.ExitCode == 0, result.Output);
        return result;
    }

    /// <summary>Removes what was built and looks that nothing of the models is left.</summary>
    public void Clean()
    {
        var result = DotNet.Run(folder, "clean", $"{name}.csproj", "-nologo");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Empty(Directory.EnumerateDirectories(PathOf("obj"), "score", SearchOption.AllDirectories));
    }

    /// <summary>Runs what was built and gives what it prints.</summary>
    public string Run(string? dll = null)
    {
        var result = DotNet.Run(folder, "exec", dll ?? PathOf($"bin/Debug/net10.0/{name}.dll"));
        Assert.True(result.ExitCode == 0, result.Output);
        return result.Output.Trim();
    }

    /// <summary>The generated C# files, from the folder of intermediate files on.</summary>
    public string Generated => string.Join(
        ' ',
        Directory.EnumerateFiles(PathOf("obj"), "*.g.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(PathOf("obj"), f).Replace('\\', '/'))
            .Where(f => f.Contains("/score/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
