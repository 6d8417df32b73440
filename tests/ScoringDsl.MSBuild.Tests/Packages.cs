using System.Runtime.CompilerServices;
using ScoringDsl.Tests;

namespace ScoringDsl.MSBuild.Tests;

/// <summary>
/// The packages as they are, packed once for all tests under a version that no other run has, and a folder outside of the repository
/// for projects that use them. A blank in its name is on purpose.
/// </summary>
public class Packages : IDisposable
{
    private int _projects;

    /// <summary>Packs what models in a build need.</summary>
    public Packages()
        : this([])
    {
    }

    /// <summary>Packs what models in a build need, and more.</summary>
    /// <param name="more">The folders of other projects, built already.</param>
    protected Packages(params ReadOnlySpan<string> more)
    {
        Folder = Directory.CreateTempSubdirectory("score build ").FullName;
        foreach (var project in (ReadOnlySpan<string>)["runtime/ScoringDsl.Runtime", "compiler/ScoringDsl.MSBuild", .. more])
        {
            Pack(project);
        }

        File.WriteAllText(Path.Combine(Folder, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <ScoringDslVersion>{Version}</ScoringDslVersion>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(Folder, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{OrdinaryPackages}</RestoreFallbackFolders>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, "Directory.Packages.props"), "<Project />");
    }

    /// <summary>The repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", ".."));

    /// <summary>The version of the packages.</summary>
    public string Version { get; } = $"0.1.0-test{Guid.NewGuid():N}";

    /// <summary>The folder of the projects.</summary>
    public string Folder { get; }

    /// <summary>The folder of the packages.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The folder of the machine's packages, so that the framework's own are not fetched again.</summary>
    private static string OrdinaryPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } path ? path : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A new project.</summary>
    /// <param name="properties">Lines of its project file.</param>
    /// <param name="name">Left to the compiler.</param>
    internal Project NewProject(string properties = "", [CallerMemberName] string name = "") => NewProject("App", properties, $"{name[..Math.Min(name.Length, 40)]}{++_projects}");

    /// <summary>A new project in a folder that others may share.</summary>
    internal Project NewProject(string name, string properties, string folder)
    {
        var project = new Project(Path.Combine(Folder, folder, name), name);
        project.Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              {properties}
              <ItemGroup Condition="'$(WithoutPackage)' != 'true'">
                <PackageReference Include="ScoringDsl.MSBuild" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    /// <summary>Packs a project as it was built.</summary>
    internal void Pack(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";
        var result = DotNet.Run(
            Root, "pack", project, "--no-build", "-c", configuration, "-o", Feed, $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(Folder, "nuspec")}/", "-nologo");
        Assert.True(result.ExitCode == 0, result.Output);
    }

    /// <summary>A copy of one of the samples under <c>samples/hosts</c> as it stands there.</summary>
    /// <param name="folder">The folder of the copy, which samples that refer to each other share.</param>
    /// <param name="sample">The sample's folder.</param>
    /// <param name="name">The name of its project.</param>
    internal Project CopyOfSample(string folder, string sample, string name)
    {
        var project = new Project(Path.Combine(Folder, folder, sample), name);
        var source = Path.Combine(Root, "samples", "hosts", sample);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            project.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        return project;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A compiler server may still hold a file; the temporary folder is the system's to empty.
        }
    }
}
