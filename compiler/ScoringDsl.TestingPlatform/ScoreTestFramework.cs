using System.Threading.Channels;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestingPlatform;

/// <summary>Lists and runs the tests of .score files for the platform.</summary>
/// <param name="application">The name of the test application.</param>
/// <param name="manifest">The files, and the tool; null where there are none.</param>
/// <param name="report">The report that tests may go to.</param>
internal sealed class ScoreTestFramework(string application, TestManifest? manifest, TrxReport report) : ITestFramework, IDataProducer
{
    /// <inheritdoc/>
    public string Uid => "ScoringDsl.TestingPlatform";

    /// <inheritdoc/>
    public string Version => typeof(ScoreTestFramework).Assembly.GetName().Version?.ToString() ?? "";

    /// <inheritdoc/>
    public string DisplayName => ".score tests";

    /// <inheritdoc/>
    public string Description => "Runs the tests of .score lead-scoring models.";

    /// <inheritdoc/>
    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    /// <inheritdoc/>
    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) => Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    /// <inheritdoc/>
    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) => Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

    /// <inheritdoc/>
    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        try
        {
            if (manifest is not null && context.Request is TestExecutionRequest request)
            {
                // The tool is waited for on a thread of its own; what it tells is handed on as it comes.
                var nodes = Channel.CreateUnbounded<TestNode>();
                var work = Task.Run(() => Execute(manifest, request, nodes.Writer, context.CancellationToken));
                await foreach (var node in nodes.Reader.ReadAllAsync())
                {
                    await context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(request.Session.SessionUid, node));
                }

                await work;
            }
        }
        finally
        {
            context.Complete();
        }
    }

    private void Execute(TestManifest tests, TestExecutionRequest request, ChannelWriter<TestNode> nodes, CancellationToken cancellation)
    {
        try
        {
            var runner = new ScoreTestRunner(tests);
            var wanted = runner.List(cancellation).Where(test => ScoreTestNodes.Takes(request.Filter, application, test)).ToList();
            if (request is DiscoverTestExecutionRequest)
            {
                wanted.ForEach(test => nodes.TryWrite(ScoreTestNodes.Found(test)));
            }
            else if (wanted.Count > 0)
            {
                runner.Run(wanted, outcome => nodes.TryWrite(ScoreTestNodes.Ended(outcome, report)), cancellation);
            }
        }
        catch (ScoreToolException e)
        {
            nodes.TryWrite(ScoreTestNodes.Ended(ScoreOutcome.NotRun(ScoreTest.Listing(tests), e.Message), report));
        }
        finally
        {
            nodes.Complete();
        }
    }
}
