using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScoringDsl.MSBuild.Tests;

namespace ScoringDsl.TestAdapter.Tests.EndToEnd;

/// <summary><c>dotnet test</c> in copies of the samples outside of the repository, which know the packages alone.</summary>
public sealed class DotNetTestTests(AdapterPackages packages) : IClassFixture<AdapterPackages>
{
    private const string Director = "a director who asks for a demo goes to sales";
    private const string Rival = "a rival is scored and never handed over";
    private const string Visits = "three visits to pricing are worth 30, more of them too";
    private const string Unit = "Planner.Tests.HandoffTests.A_lead_that_did_nothing_is_not_handed_over";

    /// <summary>What makes the director's test fail, at line 45.</summary>
    private static readonly (string Before, string After) s_mistake = ("expect engagement is 50", "expect engagement is 40");

    private static readonly XNamespace s_trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    [Fact]
    public void Score_tests_run_beside_xunit_tests()
    {
        packages.CopyOfSample("dotnet test", "console", "Console");
        var project = packages.CopyOfSample("dotnet test", "tests", "Tests");

        var all = Test(project, "all");
        Assert.Equal(0, all.ExitCode);
        Assert.Equal([$"{Unit} Passed", $"{Director} Passed", $"{Rival} Passed", $"{Visits} Passed"], Named(all.Report));

        // Nothing but the adapter and what typed models need: no compiler.
        Assert.Equal(
            ["ScoringDsl.Runtime.dll", "ScoringDsl.TestAdapter.dll"],
            Directory.EnumerateFiles(project.PathOf("bin/Debug/net10.0")).Select(f => Path.GetFileName(f) ?? "")
                .Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && (f.StartsWith("ScoringDsl", StringComparison.Ordinal) || f.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal));

        // What is written now is tested, without a new build.
        project.Change("../console/leads.score", s_mistake.Before, s_mistake.After);
        project.Write("more.score", "score s { always => +pionts }\n");
        var mistaken = Test(project, "mistaken", "--no-build");
        Assert.Equal(1, mistaken.ExitCode);
        Assert.Equal([$"{Unit} Passed", $"{Director} Failed", $"{Rival} Passed", "more.score has no errors Failed"], Named(mistaken.Report));

        var failed = mistaken.Report.Descendants(s_trx + "UnitTestResult").Single(r => r.Attribute("testName")?.Value == Director);
        Assert.Equal("Expected: engagement is 40\nActual:   engagement is 50", Text(failed, "Message"));
        Assert.Equal($"   at expect in {Path.GetFullPath(project.PathOf("../console/leads.score"))}:line 45", Text(failed, "StackTrace"));
        Assert.Contains("engagement: +50 Asked for a demo", Text(failed, "StdOut"), StringComparison.Ordinal);
        Assert.Contains("leads.score:line 45", mistaken.Output, StringComparison.Ordinal);

        Assert.Equal([$"{Rival} Passed"], Named(Test(project, "name", "--no-build", "--filter", "Name~rival").Report));
        Assert.Equal(2, Named(Test(project, "model", "--no-build", "--filter", "TestCategory=Planner leads").Report).Count());
        Assert.Equal([$"{Unit} Passed"], Named(Test(project, "unit", "--no-build", "--filter", "FullyQualifiedName~HandoffTests").Report));

        project.Change(
            "Tests.csproj",
            "<TargetFramework>net10.0</TargetFramework>",
            "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        var frameworks = DotNet.Run(project.Folder, "test", "-nologo", "--filter", "Name~rival");
        Assert.Equal((0, 2), (frameworks.ExitCode, Regex.Count(frameworks.Output, @"Passed! .* Passed: +1,")));

        AssertEndsWithItsTool(project, "test", "--no-build", "-f", "net10.0");
    }

    [Fact]
    public void Score_tests_are_an_application_of_the_testing_platform()
    {
        packages.CopyOfSample("testing platform", "console", "Console");
        var project = packages.CopyOfSample("testing platform", "testing-platform", "TestingPlatform");
        project.Change("TestingPlatform.csproj", "  </ItemGroup>", "    <PackageReference Include=\"Microsoft.Testing.Extensions.TrxReport\" Version=\"2.5.2\" />\n  </ItemGroup>");
        project.MustBuild();

        var all = DotNet.Run(project.Folder, "test", "--no-build");
        Assert.Equal(0, all.ExitCode);
        Assert.Matches(@"(?s)total: 2\b.*failed: 0\b.*succeeded: 2\b", all.Output);

        const int SomeTestsFailed = 2;
        project.Change("../console/leads.score", s_mistake.Before, s_mistake.After);
        var mistaken = DotNet.Run(project.Folder, "test", "--no-build", "--report-trx", "--report-trx-filename", "mistaken.trx");
        Assert.Equal(SomeTestsFailed, mistaken.ExitCode);
        Assert.Contains($"failed {Director}", mistaken.Output, StringComparison.Ordinal);
        Assert.Contains("Expected: engagement is 40", mistaken.Output, StringComparison.Ordinal);
        Assert.Contains("leads.score:45", mistaken.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?s)total: 2\b.*failed: 1\b.*succeeded: 1\b", mistaken.Output);

        var report = XDocument.Load(Assert.Single(Directory.EnumerateFiles(project.Folder, "mistaken.trx", SearchOption.AllDirectories)));
        Assert.Equal([$"{Director} Failed", $"{Rival} Passed"], Named(report));
        var failed = report.Descendants(s_trx + "UnitTestResult").Single(r => r.Attribute("outcome")?.Value == "Failed");
        Assert.Equal("Expected: engagement is 40\nActual:   engagement is 50", Text(failed, "Message"));
        Assert.Contains("engagement: +50 Asked for a demo", Text(failed, "StdOut"), StringComparison.Ordinal);
        Assert.Equal(["console.leads"], report.Descendants(s_trx + "TestMethod").Select(m => m.Attribute("className")?.Value).Distinct());

        var application = project.PathOf("bin/Debug/net10.0/TestingPlatform.dll");
        var one = DotNet.Run(project.Folder, "exec", application, "--treenode-filter", "/*/Planner leads/*/a rival*");
        Assert.Equal(0, one.ExitCode);
        Assert.Matches(@"(?s)total: 1\b.*succeeded: 1\b", one.Output);

        const int NoTests = 8;
        Assert.Equal(NoTests, DotNet.Run(project.Folder, "exec", application, "--treenode-filter", "/**[TestCategory=Other leads]").ExitCode);

        AssertEndsWithItsTool(project, "test", "--no-build");
    }

    /// <summary>Interrupts tests that would take minutes and looks for what is left of them.</summary>
    private void AssertEndsWithItsTool(Project project, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var events = string.Concat(Enumerable.Repeat("  event visited 1 day ago times 200000\n", 20));
        var tests = string.Concat(Enumerable.Range(1, 300).Select(i => $"test \"{i}\" {{\n  as of 2025-06-01\n{events}  expect s is 5\n}}\n"));
        project.Write("../console/leads.score", $"model \"Slow\"\nevent visited\nscore s {{ visited => +5 }}\n{tests}");
        var interrupted = DotNet.RunAndInterrupt(project.Folder, () => WaitUntil(() => RunningTools().Count > 0), arguments);
        Assert.NotEqual(0, interrupted.ExitCode);
        Assert.DoesNotMatch("(Passed|Failed)!", interrupted.Output);
        WaitUntil(() => RunningTools().Count == 0);
    }

    /// <summary>The command lines of the processes that run tests by the tool of these packages.</summary>
    private List<string> RunningTools() =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(CommandLine)
            .Where(line => line.Contains(packages.Folder, StringComparison.Ordinal) && line.Contains("score.dll\0test\0", StringComparison.Ordinal) && !line.Contains("--list", StringComparison.Ordinal)),
    ];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is no process, or has ended.
            return "";
        }
    }

    private static void WaitUntil(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(() => { Thread.Sleep(20); return condition(); }, TimeSpan.FromMinutes(1)), "It has not come to that in a minute.");

    private static IEnumerable<string> Named(XDocument report) =>
        report.Descendants(s_trx + "UnitTestResult").Select(r => $"{r.Attribute("testName")?.Value} {r.Attribute("outcome")?.Value}").Order(StringComparer.Ordinal);

    private static string? Text(XElement result, string name) => result.Descendants(s_trx + name).SingleOrDefault()?.Value.ReplaceLineEndings("\n").TrimEnd('\n');

    private static TestRun Test(Project project, string name, params string[] arguments)
    {
        var result = DotNet.Run(project.Folder, ["test", "-nologo", "--logger", $"trx;LogFileName={name}.trx", "--results-directory", project.PathOf("results"), .. arguments]);
        var file = project.PathOf($"results/{name}.trx");
        Assert.True(File.Exists(file), result.Output);
        return new TestRun(result.ExitCode, result.Output, XDocument.Load(file));
    }

    private sealed record TestRun(int ExitCode, string Output, XDocument Report);
}
