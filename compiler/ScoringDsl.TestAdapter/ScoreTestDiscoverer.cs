using System.ComponentModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestAdapter;

/// <summary>Shows the tests of the .score files that were built into a test project.</summary>
[FileExtension(".dll")]
[DefaultExecutorUri(ScoreTestExecutor.Uri)]
[Category("managed")]
public sealed class ScoreTestDiscoverer : ITestDiscoverer
{
    /// <inheritdoc/>
    public void DiscoverTests(IEnumerable<string> sources, IDiscoveryContext discoveryContext, IMessageLogger logger, ITestCaseDiscoverySink discoverySink)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(discoverySink);
        foreach (var source in sources)
        {
            if (TestManifest.Find(source) is not { } manifest)
            {
                continue;
            }

            try
            {
                foreach (var test in new ScoreTestRunner(manifest).List(CancellationToken.None))
                {
                    discoverySink.SendTestCase(TestCases.Of(test, source));
                }
            }
            catch (ScoreToolException e)
            {
                logger.SendMessage(TestMessageLevel.Error, $"The .score tests of {Path.GetFileName(source)} could not be listed. {e.Message}");
            }
        }
    }
}
