using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;
using Microsoft.Testing.Platform.Helpers;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestingPlatform;

/// <summary>What the entry point that the build writes calls, to make the application one that runs the tests of .score files.</summary>
public static class TestingPlatformBuilderHook
{
    /// <summary>Adds the tests of the .score files that were built into the application.</summary>
    /// <param name="testApplicationBuilder">The application.</param>
    /// <param name="arguments">Its command line.</param>
    public static void AddExtensions(ITestApplicationBuilder testApplicationBuilder, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(testApplicationBuilder);
        var name = Assembly.GetEntryAssembly()?.GetName().Name ?? "";
        var report = new TrxReport();
        var framework = new ScoreTestFramework(name, TestManifest.Find(Path.Combine(AppContext.BaseDirectory, name + ".dll")), report);
#pragma warning disable TPEXP // The only filter by name that the platform has; it says that it may change.
        testApplicationBuilder.AddTreeNodeFilterService(framework);
#pragma warning restore TPEXP
        testApplicationBuilder.RegisterTestFramework(_ => new TestFrameworkCapabilities(report), (_, _) => framework);
    }
}
