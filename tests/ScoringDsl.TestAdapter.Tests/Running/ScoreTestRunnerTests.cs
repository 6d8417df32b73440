using System.Diagnostics;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestAdapter.Tests.Running;

/// <summary>The runner with the tool itself, as it was built beside these tests.</summary>
public sealed class ScoreTestRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("score run ").FullName.Replace('\\', '/');

    [Fact]
    public void Tests_are_listed_and_those_asked_for_are_run()
    {
        var runner = RunnerOf(
            ("leads.score", """
                model "Leads"
                score s { "Base": always => +5 }
                test "is 5" { as of 2025-06-01; expect s is 5 }
                test "is 6" { as of 2025-06-01; expect s is 6 }
                test "is \t7\n" { as of 2025-06-01; expect s is 7 }
                """),
            ("more.score", "tests for \"leads.score\"\ntest \"is 5\" { as of 2025-06-01; expect s is 5 }\n"));
        var tests = runner.List(CancellationToken.None);

        Assert.Equal(
            [("leads.is 5", 3), ("leads.is 6", 4), ("leads.is \t7\n", 5), ("more.is 5", 2)],
            tests.Select(t => (t.FullName, t.Line)));
        Assert.All(tests, t => Assert.Equal("Leads", t.Title));

        var outcomes = Run(runner, tests.Where(t => t.FullName != "leads.is 5"));
        Assert.Equal(["leads.is 6 False", "leads.is \t7\n False", "more.is 5 True"], outcomes.Select(o => $"{o.Test.FullName} {o.Passed}"));
        Assert.Equal("Expected: s is 6\nActual:   s is 5", outcomes[0].Message);
        Assert.Equal("s is 5:\n  s: +5 Base", outcomes[0].Output);
    }

    [Fact]
    public void A_model_with_errors_fails_with_all_its_tests_and_no_other_does()
    {
        var runner = RunnerOf(
            ("bad.score", "score s { always => +pionts }\ntest \"t\" { as of 2025-06-01; expect s is 5 }\n"),
            ("good.score", "score s { always => +5 }\ntest \"t\" { as of 2025-06-01; expect s is 5 }\n"));
        var tests = runner.List(CancellationToken.None);
        Assert.Equal(["bad.has no errors", "bad.t", "good.t"], tests.Select(t => t.FullName));

        var outcomes = Run(runner, tests);
        Assert.Equal(["good.t"], outcomes.Where(o => o.Passed).Select(o => o.Test.FullName));
        Assert.All(outcomes.Where(o => !o.Passed), o =>
        {
            Assert.Contains("'pionts'", o.Message, StringComparison.Ordinal);
            Assert.EndsWith("bad.score:line 1", o.Places, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_check_passes_once_the_model_is_mended()
    {
        var runner = RunnerOf(("leads.score", "score s { always => +pionts }\n"));
        var check = Assert.Single(runner.List(CancellationToken.None));
        Write("leads.score", "score s { always => +5 }\n");

        Assert.True(Assert.Single(Run(runner, [check])).Passed);
    }

    [Fact]
    public void A_test_that_is_gone_fails()
    {
        var runner = RunnerOf(("leads.score", "score s { always => +5 }\ntest \"t\" { as of 2025-06-01; expect s is 5 }\n"));
        var test = Assert.Single(runner.List(CancellationToken.None));
        Write("leads.score", "score s { always => +5 }\n");

        Assert.Equal("The test is no longer there.", Assert.Single(Run(runner, [test])).Message);
    }

    [Fact]
    public void Without_the_tool_every_test_fails_and_says_so()
    {
        var manifest = new TestManifest(Path.Combine(_folder, "score.dll"), "", _folder, [$"{_folder}/leads.score"]);
        var test = new ScoreTest("leads.t", "t", "Leads", manifest.Files[0], manifest.Files[0], 1, "t");
        var check = test with { Id = "" };

        Assert.All(Run(new ScoreTestRunner(manifest), [test, check]), o => Assert.StartsWith("There is no score tool at ", o.Message, StringComparison.Ordinal));
        Assert.Throws<ScoreToolException>(() => new ScoreTestRunner(manifest).List(CancellationToken.None));
    }

    [Fact]
    public void A_tool_that_breaks_says_how()
    {
        // An assembly that is no program.
        var manifest = new TestManifest(typeof(ScoreTestRunner).Assembly.Location, "", _folder, [$"{_folder}/leads.score"]);

        Assert.StartsWith("The score tool ended with ", Assert.Throws<ScoreToolException>(() => new ScoreTestRunner(manifest).List(CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_reports_no_more()
    {
        var runner = new ScoreTestRunner(Slow());
        using var cancellation = new CancellationTokenSource();
        var ended = 0;
        runner.Run(
            runner.List(CancellationToken.None),
            _ =>
            {
                ended++;
                cancellation.Cancel();
            },
            cancellation.Token);

        Assert.Equal(1, ended);
    }

    [Fact]
    public void Cancelling_kills_the_tool()
    {
        var manifest = Slow();
        using var cancellation = new CancellationTokenSource();
        var exitCode = new ScoreTool(manifest).Run(isList: false, new ToolRequest(manifest.Files), _ => cancellation.Cancel(), cancellation.Token);

        // 0 and 1 are what it hands back where it came to its end.
        Assert.NotInRange(exitCode, 0, 1);
    }

    [Fact]
    public void The_tool_ends_with_whoever_started_it()
    {
        var manifest = Slow();
        using var tool = Process.Start(new ProcessStartInfo(DotNetHost.Find(""), ["exec", manifest.Tool, "test", "-", "--request", "--attached", "--format", "jsonl"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        Assert.NotNull(tool);
        tool.StandardInput.WriteLine($$"""{"files":["{{manifest.Files[0]}}"]}""");
        Assert.NotNull(tool.StandardOutput.ReadLine());

        // What the system does with the pipes of a process that is killed.
        tool.StandardInput.Close();
        tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();

        const int Terminated = 143;
        Assert.Equal(Terminated, tool.ExitCode);
    }

    [Fact]
    public void What_is_cancelled_before_it_begins_reports_nothing() =>
        Assert.Empty(RunnerOf(("leads.score", "score s { always => +5 }\ntest \"t\" { as of 2025-06-01; expect s is 5 }\n")).List(new CancellationToken(canceled: true)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<ScoreOutcome> Run(ScoreTestRunner runner, IEnumerable<ScoreTest> tests)
    {
        var outcomes = new List<ScoreOutcome>();
        runner.Run([.. tests], outcomes.Add, CancellationToken.None);
        return outcomes;
    }

    private void Write(string name, string text) => File.WriteAllText($"{_folder}/{name}", text);

    /// <summary>200 tests of 200,000 events each: most are still to come when the first has ended.</summary>
    private TestManifest Slow()
    {
        var tests = string.Concat(Enumerable.Range(1, 200).Select(i => $"test \"{i}\" {{ as of 2025-06-01; event visited 1 day ago times 200000; expect s is 5 }}\n"));
        return ManifestOf(("leads.score", $"event visited\nscore s {{ visited => +5 }}\n{tests}"));
    }

    private ScoreTestRunner RunnerOf(params (string Name, string Text)[] files) => new(ManifestOf(files));

    private TestManifest ManifestOf(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }

        return new TestManifest(BuiltTool.Path, "", _folder, [.. files.Select(f => $"{_folder}/{f.Name}")]);
    }
}
