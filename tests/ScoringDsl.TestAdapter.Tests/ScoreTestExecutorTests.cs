using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace ScoringDsl.TestAdapter.Tests;

/// <summary>The adapter as the test platform calls it, with the tool itself.</summary>
public sealed class ScoreTestExecutorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("score adapter ").FullName.Replace('\\', '/');

    [Fact]
    public void What_is_discovered_can_be_run_one_by_one()
    {
        var source = AssemblyWith("score s { \"Base\": always => +5 }\ntest \"is 5\" { as of 2025-06-01; expect s is 5 }\ntest \"is 6\" { as of 2025-06-01; expect s is 6 }\n");
        var found = Discover(source, out var messages);
        Assert.Equal([("leads.is 5", "is 5", 2), ("leads.is 6", "is 6", 3)], found.Select(c => (c.FullyQualifiedName, c.DisplayName, c.LineNumber)));
        Assert.Equal($"{_folder}/leads.score", found[0].CodeFilePath?.Replace('\\', '/'));
        Assert.Empty(messages);

        var handle = new Handle();
        using var executor = new ScoreTestExecutor();
        executor.RunTests([found[1]], null, handle);

        var result = Assert.Single(handle.Results);
        Assert.Equal((TestOutcome.Failed, "is 6"), (result.Outcome, result.DisplayName));
        Assert.Equal(found[1].Id, result.TestCase.Id);
        Assert.Equal("s is 5:\n  s: +5 Base\n", Assert.Single(result.Messages).Text);
    }

    [Fact]
    public void Assemblies_without_score_files_are_left_to_others()
    {
        var handle = new Handle();
        using var executor = new ScoreTestExecutor();
        executor.RunTests([$"{_folder}/Other.dll"], null, handle);

        Assert.Empty(handle.Results);
        Assert.Empty(Discover($"{_folder}/Other.dll", out var messages));
        Assert.Empty(messages);
    }

    [Fact]
    public void A_run_without_the_tool_fails()
    {
        var source = AssemblyWith("score s { always => +5 }\n", tool: $"{_folder}/score.dll");
        var handle = new Handle();
        using var executor = new ScoreTestExecutor();
        executor.RunTests([source], null, handle);

        Assert.Equal((TestOutcome.Failed, "The .score tests can be listed"), (Assert.Single(handle.Results).Outcome, handle.Results[0].DisplayName));
        Assert.Empty(Discover(source, out var messages));
        Assert.StartsWith("The .score tests of App.dll could not be listed. There is no score tool at ", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_cannot_be_read_is_told()
    {
        var source = AssemblyWith("score s { always => +5 }\ntest \"t\" { as of 2025-06-01; expect s is 5 }\n");
        var handle = new Handle();
        using var executor = new ScoreTestExecutor();
        executor.RunTests([source], new FilteredRun(() => throw new TestPlatformFormatException("Invalid Condition 'Name~'")), handle);

        Assert.Empty(handle.Results);
        Assert.Equal("The .score tests of App.dll were not run. Invalid Condition 'Name~'", Assert.Single(handle.Messages));
    }

    [Fact]
    public void Cancelling_ends_the_run()
    {
        var tests = string.Concat(Enumerable.Range(1, 200).Select(i => $"test \"{i}\" {{ as of 2025-06-01; event visited 1 day ago times 200000; expect s is 5 }}\n"));
        var source = AssemblyWith($"event visited\nscore s {{ visited => +5 }}\n{tests}");
        using var executor = new ScoreTestExecutor();
        var handle = new Handle { OnResult = executor.Cancel };
        executor.RunTests([source], null, handle);

        Assert.Single(handle.Results);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<TestCase> Discover(string source, out List<string> messages)
    {
        var handle = new Handle();
        new ScoreTestDiscoverer().DiscoverTests([source], new NoContext(), handle, handle);
        messages = handle.Messages;
        return handle.Cases;
    }

    private string AssemblyWith(string model, string? tool = null)
    {
        File.WriteAllText($"{_folder}/leads.score", model);
        File.WriteAllText($"{_folder}/App.scoretests", $"tool\t{tool ?? BuiltTool.Path}\nproject\t{_folder}\nfile\t{_folder}/leads.score\n");
        return $"{_folder}/App.dll";
    }

    private sealed class FilteredRun(Func<ITestCaseFilterExpression> filter) : IRunContext
    {
        public bool KeepAlive => false;

        public bool InIsolation => false;

        public bool IsDataCollectionEnabled => false;

        public bool IsBeingDebugged => false;

        public string? TestRunDirectory => null;

        public string? SolutionDirectory => null;

        public IRunSettings? RunSettings => null;

        public ITestCaseFilterExpression GetTestCaseFilter(IEnumerable<string>? supportedProperties, Func<string, TestProperty?> propertyProvider) => filter();
    }

    private sealed class NoContext : IDiscoveryContext
    {
        public IRunSettings? RunSettings => null;
    }

    /// <summary>Keeps what the adapter says.</summary>
    private sealed class Handle : IFrameworkHandle, ITestCaseDiscoverySink
    {
        public List<TestCase> Cases { get; } = [];

        public List<TestResult> Results { get; } = [];

        public List<string> Messages { get; } = [];

        public Action? OnResult { get; init; }

        public bool EnableShutdownAfterTestRun { get; set; }

        public void SendTestCase(TestCase discoveredTest) => Cases.Add(discoveredTest);

        public void SendMessage(TestMessageLevel testMessageLevel, string message) => Messages.Add(message);

        public void RecordResult(TestResult testResult)
        {
            Results.Add(testResult);
            OnResult?.Invoke();
        }

        public void RecordStart(TestCase testCase)
        {
        }

        public void RecordEnd(TestCase testCase, TestOutcome outcome)
        {
        }

        public void RecordAttachments(IList<AttachmentSet> attachmentSets)
        {
        }

        public int LaunchProcessWithDebuggerAttached(string filePath, string? workingDirectory, string? arguments, IDictionary<string, string?>? environmentVariables) =>
            throw new NotSupportedException();
    }
}
