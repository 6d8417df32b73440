using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScoringDsl.Oracle;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Documentation;

/// <summary>Who may refer to whom, as ARCHITECTURE.md says it.</summary>
public class ProjectReferencesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", ".."));

    [Theory]
    [InlineData("runtime/ScoringDsl.Runtime", "")]
    [InlineData(
        "runtime/ScoringDsl.Extensions.Hosting",
        "Microsoft.Extensions.DependencyInjection.Abstractions Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions "
        + "Microsoft.Extensions.Hosting.Abstractions Microsoft.Extensions.Logging.Abstractions Microsoft.Extensions.Options ScoringDsl.Runtime")]
    [InlineData("grammar/ScoringDsl.Grammar", "Antlr4.Runtime.Standard")]
    [InlineData("compiler/ScoringDsl.Compiler", "Microsoft.CodeAnalysis.CSharp ScoringDsl.Grammar ScoringDsl.Runtime")]
    [InlineData("compiler/ScoringDsl.Cli", "CsvHelper ScoringDsl.Compiler ScoringDsl.Serve Spectre.Console System.CommandLine")]
    [InlineData("compiler/ScoringDsl.Serve", "ScoringDsl.Compiler ScoringDsl.Extensions.Hosting System.CommandLine")]
    [InlineData("compiler/ScoringDsl.MSBuild", "ScoringDsl.Runtime")]
    [InlineData("compiler/ScoringDsl.TestAdapter", "ScoringDsl.MSBuild")]
    [InlineData("compiler/ScoringDsl.TestingPlatform", "Microsoft.Testing.Extensions.TrxReport.Abstractions Microsoft.Testing.Platform Microsoft.Testing.Platform.MSBuild ScoringDsl.MSBuild")]
    [InlineData("lsp/ScoringDsl.Ide", "ScoringDsl.Compiler")]
    [InlineData("lsp/ScoringDsl.LanguageServer", "ScoringDsl.Ide")]
    [InlineData("tests/ScoringDsl.Oracle", "ScoringDsl.Compiler")]
    public void A_project_refers_to_what_it_may_and_no_more(string folder, string references)
    {
        var project = XDocument.Load(Path.Combine(Root, folder, Path.GetFileName(folder) + ".csproj"));
        var names = project.Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" && !ComesFromTheBuildAlone(e))
            .Select(e => Path.GetFileNameWithoutExtension((e.Attribute("Include")?.Value ?? "") + (e.Name.LocalName == "PackageReference" ? ".name" : "")));
        Assert.Equal(references, string.Join(' ', names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_projects_of_the_product_are_these() =>
        Assert.Equal(
            [
                "ScoringDsl.Cli", "ScoringDsl.Compiler", "ScoringDsl.Extensions.Hosting", "ScoringDsl.Grammar", "ScoringDsl.Ide",
                "ScoringDsl.LanguageServer", "ScoringDsl.MSBuild", "ScoringDsl.Runtime", "ScoringDsl.Serve", "ScoringDsl.TestAdapter",
                "ScoringDsl.TestingPlatform",
            ],
            new[] { "grammar", "compiler", "runtime", "lsp" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
                .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void The_oracle_uses_the_bound_model_and_nothing_else_of_the_product()
    {
        var names = Directory.EnumerateFiles(Path.Combine(Root, "tests", "ScoringDsl.Oracle"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"ScoringDsl(\.\w+)+").Select(m => m.Value))
            .Where(name => !name.StartsWith("ScoringDsl.Oracle", StringComparison.Ordinal));
        Assert.Equal(
            ["ScoringDsl.Compiler.Binding", "ScoringDsl.Compiler.Binding.Bound", "ScoringDsl.Compiler.Binding.Symbols"],
            names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(typeof(OracleModel).Assembly.GetReferencedAssemblies(), a => a.Name == "ScoringDsl.Runtime");
    }

    /// <summary>Analyzers and tools leave nothing in what is built.</summary>
    private static bool ComesFromTheBuildAlone(XElement reference) => reference.Attribute("PrivateAssets")?.Value == "all";
}
