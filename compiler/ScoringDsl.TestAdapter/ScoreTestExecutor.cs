using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestAdapter;

/// <summary>Runs the tests of .score files under <c>dotnet test</c> and in test windows.</summary>
[ExtensionUri(Uri)]
public sealed class ScoreTestExecutor : ITestExecutor, IDisposable
{
    /// <summary>What tells this executor from others.</summary>
    public const string Uri = "executor://scoringdsl/v1";

    private readonly CancellationTokenSource _cancellation = new();

    /// <inheritdoc/>
    public void RunTests(IEnumerable<TestCase>? tests, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        ArgumentNullException.ThrowIfNull(frameworkHandle);
        foreach (var ofSource in (tests ?? []).GroupBy(test => test.Source, StringComparer.Ordinal))
        {
            var cases = ofSource.ToDictionary(TestCases.ToTest);
            if (TestManifest.Find(ofSource.Key) is { } manifest)
            {
                Run(new ScoreTestRunner(manifest), cases, frameworkHandle);
            }
            else
            {
                foreach (var (test, known) in cases)
                {
                    Record(ScoreOutcome.NotRun(test, "The test project has no .score tests any more. Build it again."), known, frameworkHandle);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void RunTests(IEnumerable<string>? sources, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        ArgumentNullException.ThrowIfNull(frameworkHandle);
        foreach (var source in sources ?? [])
        {
            if (TestManifest.Find(source) is { } manifest)
            {
                RunAll(source, manifest, runContext, frameworkHandle);
            }
        }
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private void RunAll(string source, TestManifest manifest, IRunContext? context, IFrameworkHandle handle)
    {
        var runner = new ScoreTestRunner(manifest);
        try
        {
            var filter = TestFilter.Of(context);
            var cases = runner.List(_cancellation.Token).Select(test => (Test: test, Case: TestCases.Of(test, source))).Where(known => filter.Takes(known.Case));
            Run(runner, cases.ToDictionary(known => known.Test, known => known.Case), handle);
        }
        catch (TestPlatformFormatException e)
        {
            handle.SendMessage(TestMessageLevel.Error, $"The .score tests of {Path.GetFileName(source)} were not run. {e.Message}");
        }
        catch (ScoreToolException e)
        {
            var listing = ScoreTest.Listing(manifest);
            Record(ScoreOutcome.NotRun(listing, e.Message), TestCases.Of(listing, source), handle);
        }
    }

    private void Run(ScoreTestRunner runner, Dictionary<ScoreTest, TestCase> cases, IFrameworkHandle handle)
    {
        if (cases.Count > 0)
        {
            runner.Run(cases.Keys, outcome => Record(outcome, cases[outcome.Test], handle), _cancellation.Token);
        }
    }

    private static void Record(ScoreOutcome outcome, TestCase known, IFrameworkHandle handle)
    {
        var end = TimeProvider.System.GetUtcNow();
        var result = new TestResult(known)
        {
            StartTime = end - outcome.Duration,
            EndTime = end,
            DisplayName = known.DisplayName,
            Outcome = outcome.Passed ? TestOutcome.Passed : TestOutcome.Failed,
            Duration = outcome.Duration,
            ErrorMessage = outcome.Message,
            ErrorStackTrace = outcome.Places.Length == 0 ? null : outcome.Places,
        };
        if (outcome.Output.Length > 0)
        {
            result.Messages.Add(new TestResultMessage(TestResultMessage.StandardOutCategory, outcome.Output + "\n"));
        }

        handle.RecordStart(known);
        handle.RecordEnd(known, result.Outcome);
        handle.RecordResult(result);
    }
}
