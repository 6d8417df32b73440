using System.Xml.Linq;
using ScoringDsl.MSBuild.Tests;

namespace ScoringDsl.TestAdapter.Tests.EndToEnd;

/// <summary><c>dotnet test</c> in a new project outside of the repository, which knows the packages alone.</summary>
public sealed class DotNetTestTests(AdapterPackages packages) : IClassFixture<AdapterPackages>
{
    private const string Leads = """
        model "B2B leads"
        lead { lead_id text key }
        event visited { page url subject }
        score interest range 0..100 { "Pricing": each visited pricing => +10 up to 30 }

        test "a visit to pricing is worth 10" {
          as of 2025-06-01
          event visited pricing 1 day ago
          expect interest is 10
        }
        test "four visits to pricing are worth 40" {
          as of 2025-06-01
          event visited pricing 1 day ago times 4
          expect interest is 40
        }

        """;

    private static readonly XNamespace s_trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    [Fact]
    public void Score_tests_run_beside_xunit_tests()
    {
        var project = packages.NewProject("App.Tests", "", "dotnet test")
            .Write("leads.score", Leads)
            .Write("../shared/broken.score", "score s { always => +pionts }\n")
            .Write("LeadsTests.cs", """
                public class LeadsTests
                {
                    [Xunit.Fact]
                    public void The_model_is_a_class_too() => Xunit.Assert.Equal(0, App.Tests.B2bLeads.Score(new App.Tests.B2bLeads.Lead("1"), [], System.DateTimeOffset.UnixEpoch).Interest);
                }
                """)
            .Write("App.Tests.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
                    <PackageReference Include="xunit" Version="2.9.3" />
                    <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                    <PackageReference Include="ScoringDsl.TestAdapter" Version="{packages.Version}" />
                  </ItemGroup>
                  <ItemGroup>
                    <ScoreTest Include="../shared/broken.score" />
                  </ItemGroup>
                </Project>
                """);

        var all = Test(project, "all");
        Assert.Equal(1, all.ExitCode);
        Assert.Equal(
            [
                "LeadsTests.The_model_is_a_class_too Passed",
                "a visit to pricing is worth 10 Passed",
                "broken.score has no errors Failed",
                "four visits to pricing are worth 40 Failed",
            ],
            all.Results.Select(r => $"{r.Attribute("testName")?.Value} {r.Attribute("outcome")?.Value}").Order(StringComparer.Ordinal));

        var failed = all.Results.Single(r => r.Attribute("testName")?.Value.StartsWith("four", StringComparison.Ordinal) == true);
        Assert.Equal("Expected: interest is 40\nActual:   interest is 30", Text(failed, "Message"));
        Assert.Equal($"   at expect in {project.PathOf("leads.score")}:line 14", Text(failed, "StackTrace"));
        Assert.Contains("interest: +40 Pricing", Text(failed, "StdOut"), StringComparison.Ordinal);
        Assert.Contains("leads.score:line 14", all.Output, StringComparison.Ordinal);

        // Nothing but the adapter and what typed models need: no compiler.
        Assert.Equal(
            ["ScoringDsl.Runtime.dll", "ScoringDsl.TestAdapter.dll"],
            Directory.EnumerateFiles(project.PathOf("bin/Debug/net10.0")).Select(f => Path.GetFileName(f) ?? "")
                .Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && (f.StartsWith("ScoringDsl", StringComparison.Ordinal) || f.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal));

        Assert.Equal(["a visit to pricing is worth 10 Passed"], Named(Test(project, "name", "--no-build", "--filter", "Name~pricing is")));
        Assert.Equal(2, Test(project, "model", "--no-build", "--filter", "TestCategory=B2B leads").Results.Count);
        Assert.Equal(["LeadsTests.The_model_is_a_class_too Passed"], Named(Test(project, "unit", "--no-build", "--filter", "FullyQualifiedName~LeadsTests")));
    }

    [Fact]
    public void Score_tests_are_an_application_of_the_testing_platform()
    {
        var project = packages.NewProject("Platform", "", "testing platform")
            .Write("leads.score", Leads)
            .Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""")
            .Write("Platform.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="ScoringDsl.TestingPlatform" Version="{packages.Version}" />
                  </ItemGroup>
                </Project>
                """);
        project.MustBuild();

        const int SomeTestsFailed = 2;
        var all = DotNet.Run(project.Folder, "test", "--no-build");
        Assert.Equal(SomeTestsFailed, all.ExitCode);
        Assert.Contains("failed four visits to pricing are worth 40", all.Output, StringComparison.Ordinal);
        Assert.Contains("Expected: interest is 40", all.Output, StringComparison.Ordinal);
        Assert.Contains("leads.score:14", all.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?s)total: 2\b.*failed: 1\b.*succeeded: 1\b", all.Output);

        var one = DotNet.Run(project.Folder, "exec", project.PathOf("bin/Debug/net10.0/Platform.dll"), "--treenode-filter", "/*/B2B leads/leads.score/a visit*");
        Assert.Equal(0, one.ExitCode);
        Assert.Matches(@"(?s)total: 1\b.*succeeded: 1\b", one.Output);
    }

    private static IEnumerable<string> Named(TestRun run) => run.Results.Select(r => $"{r.Attribute("testName")?.Value} {r.Attribute("outcome")?.Value}");

    private static string? Text(XElement result, string name) => result.Descendants(s_trx + name).SingleOrDefault()?.Value.ReplaceLineEndings("\n").TrimEnd('\n');

    private static TestRun Test(Project project, string name, params string[] arguments)
    {
        var result = DotNet.Run(project.Folder, ["test", "-nologo", "--logger", $"trx;LogFileName={name}.trx", "--results-directory", project.PathOf("results"), .. arguments]);
        var file = project.PathOf($"results/{name}.trx");
        Assert.True(File.Exists(file), result.Output);
        return new TestRun(result.ExitCode, result.Output, [.. XDocument.Load(file).Descendants(s_trx + "UnitTestResult")]);
    }

    private sealed record TestRun(int ExitCode, string Output, IReadOnlyList<XElement> Results);
}
