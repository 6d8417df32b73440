using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Requests;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestingPlatform;

/// <summary>From the tests of .score files to what the platform knows of a test.</summary>
internal static class ScoreTestNodes
{
    /// <summary>A test that was listed.</summary>
    public static TestNode Found(ScoreTest test) => Of(test, DiscoveredTestNodeStateProperty.CachedInstance);

    /// <summary>A test that has ended.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="report">The report that it may go to.</param>
    public static TestNode Ended(ScoreOutcome outcome, TrxReport report)
    {
        var end = TimeProvider.System.GetUtcNow();
        var node = Of(
            outcome.Test,
            outcome.Message is { } message ? new FailedTestNodeStateProperty(new ScoreTestFailure(message, outcome.Places)) : PassedTestNodeStateProperty.CachedInstance);
        node.Properties.Add(new TimingProperty(new TimingInfo(end - outcome.Duration, end, outcome.Duration)));
        if (outcome.Output.Length > 0)
        {
            node.Properties.Add(new StandardOutputProperty(outcome.Output));
        }

        report.AddTo(node.Properties, outcome);
        return node;
    }

    /// <summary>Whether a filter takes a test. Its path is the application, the model's title, the file and the test; a slash in one of them is %2F.</summary>
    public static bool Takes(ITestExecutionFilter filter, string application, ScoreTest test) => filter switch
    {
        TestNodeUidListFilter ids => ids.TestNodeUids.Contains(new TestNodeUid(test.FullName)),
#pragma warning disable TPEXP // The only filter by name that the platform has; it says that it may change.
        TreeNodeFilter tree => tree.MatchesFilter(PathOf(application, test), new PropertyBag(CategoryOf(test))),
#pragma warning restore TPEXP
        _ => true,
    };

    private static string PathOf(string application, ScoreTest test) =>
        string.Concat(new[] { application, test.Title, Path.GetFileName(test.File), test.Name }.Select(part => "/" + part.Replace("/", "%2F", StringComparison.Ordinal)));

    private static TestNode Of(ScoreTest test, TestNodeStateProperty state)
    {
        var line = new LinePosition(test.Line, 0);
        return new TestNode
        {
            Uid = new TestNodeUid(test.FullName),
            DisplayName = test.Name,
            Properties = new PropertyBag(
                state,
                new TestFileLocationProperty(Path.GetFullPath(test.File), new LinePositionSpan(line, line)),
                CategoryOf(test)),
        };
    }

    private static TestMetadataProperty CategoryOf(ScoreTest test) => new("TestCategory", test.Title);
}
