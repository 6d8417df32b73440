using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;
using ScoringDsl.Tests;

namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>Models are swapped while threads score: <c>tests/hot-swaps.sh</c> does the same for longer and takes the time.</summary>
public class HotSwapTests
{
    private const int Versions = 4;

    private const int Swaps = 150;

    [Fact]
    public async Task No_score_fails_or_mixes_two_versions_while_models_are_swapped()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        using var end = new CancellationTokenSource();
        var scorers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ScoreUntil(folder.Host, end.Token))).ToArray();
        for (var swap = 1; swap <= Swaps; swap++)
        {
            SwapModels.Put(folder.Dll, SwapModels.Compile((swap % Versions) + 1));
            Assert.Equal(ReloadOutcome.Swapped, await folder.Host.ReloadAsync());
        }

        await end.CancelAsync();
        var scores = await Task.WhenAll(scorers);
        Assert.All(scores, count => Assert.True(count > 0));
        Assert.Equal(Swaps + 1, folder.Host.Status.Swaps);
        Assert.Equal(0, folder.Host.Status.Failures);
    }

    [Fact]
    public async Task Versions_that_nobody_uses_any_more_are_unloaded()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        var contexts = Enumerable.Range(1, 20).Select(swap => Swap(folder, (swap % Versions) + 1)).ToArray();
        Collect(contexts);

        // The current version's own context is the last.
        Assert.All(contexts[..^1], context => Assert.False(context.IsAlive));
        Assert.True(contexts[^1].IsAlive);
        GC.KeepAlive(folder);
    }

    [Fact]
    public async Task A_version_stays_as_long_as_a_lease_of_it_is_held()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        var lease = folder.Host.Acquire();
        SwapModels.Put(folder.Dll, SwapModels.Compile(2));
        await folder.Host.ReloadAsync();
        using (var lead = lease.RentLead())
        {
            Assert.Equal(1, lead.Score(SwapModels.AsOf)["here"]);
        }

        Assert.Equal((1L, 1), (lease.Number, lease.Model.Definition.Version));
        Assert.Equal(2, folder.VersionNow());
        var model = lease.Model;
        lease.Dispose();
        Assert.Throws<ObjectDisposedException>(model.NewLead);
    }

    [Fact]
    public async Task Taking_a_lease_and_scoring_with_it_allocates_nothing()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        Assert.Equal(0, Allocations.Of(() =>
        {
            using var lease = folder.Host.Acquire();
            using var lead = lease.RentLead("ann");
            lead.Lead.Set("employees", 20);
            lead.Score(SwapModels.AsOf);
        }));
    }

    [Fact]
    public async Task A_lease_that_is_disposed_twice_is_told_instead_of_waited_for_and_the_next_version_is_well()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        var lease = folder.Host.Acquire();
        lease.Dispose();
        lease.Dispose();
        var exception = Assert.Throws<InvalidOperationException>(() => folder.Host.Acquire());
        Assert.Equal($"A lease of version {folder.Host.Status.Version} of the model 'swap' was disposed twice, so this version is unloaded.", exception.Message);
        SwapModels.Put(folder.Dll, SwapModels.Compile(2));
        await folder.Host.ReloadAsync();
        Assert.Equal(2, folder.VersionNow());
    }

    [Fact]
    public async Task Without_a_model_a_lease_is_refused_with_the_reason()
    {
        await using var folder = new ModelFolder();
        await folder.StartAsync(options => options.IsRequired = false);
        Assert.False(folder.Host.TryAcquire(out _));
        Assert.Equal($"The model 'swap' is not loaded: There is no model at '{folder.Dll}'.", Assert.Throws<ModelUnavailableException>(() => folder.Host.Acquire()).Message);
    }

    [Fact]
    public async Task A_host_that_has_ended_gives_no_more_leases_and_those_given_still_work()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        var lease = folder.Host.Acquire();
        await folder.Host.DisposeAsync();
        Assert.Throws<ModelUnavailableException>(() => folder.Host.Acquire());
        Assert.Equal(ModelState.Unavailable, folder.Host.Status.State);
        using (var lead = lease.RentLead())
        {
            Assert.Equal(1, lead.Score(SwapModels.AsOf)["here"]);
        }

        lease.Dispose();
    }

    [Fact]
    public async Task A_host_that_has_ended_takes_no_more_models()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        await folder.Host.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => folder.Host.ReloadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => folder.Host.StartAsync());
        await folder.Host.DisposeAsync();
    }

    [Fact]
    public async Task A_logger_that_throws_stops_neither_swaps_nor_watching_nor_leases()
    {
        await using var folder = new ModelFolder();
        SwapModels.Put(folder.Dll, SwapModels.Compile(1));
        var options = new ScoringModelOptions { Path = folder.Dll, QuietPeriod = TimeSpan.FromMilliseconds(20), PollInterval = TimeSpan.FromMilliseconds(100) };
        await using var host = new ScoringModelHost("throws", options, new ThrowingLogger());
        await host.StartAsync();
        var lease = host.Acquire();
        SwapModels.Put(folder.Dll, [1]);
        await ModelFolder.UntilAsync(() => host.Status.State == ModelState.Stale, "the bad file is refused");
        SwapModels.Put(folder.Dll, SwapModels.Compile(2));
        await ModelFolder.UntilAsync(() => host.Status is { State: ModelState.Ready, Swaps: 2 }, "the good one is taken");
        Assert.Equal(2, ModelFolder.Score(host).Version);
        Assert.Equal(ReloadOutcome.Unchanged, await host.ReloadAsync());
        var old = lease.Model;
        lease.Dispose();
        Assert.Throws<ObjectDisposedException>(old.NewLead);
    }

    [SuppressMessage("Performance", "CA1849", Justification = "A thread of its own scores without pause.")]
    private static long ScoreUntil(ScoringModelHost host, CancellationToken end)
    {
        var count = 0L;
        while (!end.IsCancellationRequested)
        {
            var (version, here, visits, label) = ModelFolder.Score(host);
            Assert.Equal((version, 2 * version, $"v{version}"), (here, visits, label));
            count++;
        }

        return count;
    }

    /// <summary>Takes another version, scores with it, and gives the load context that it came with.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Swap(ModelFolder folder, int version)
    {
        var before = AssemblyLoadContext.All.ToHashSet();
        SwapModels.Put(folder.Dll, SwapModels.Compile(version));
        Assert.Equal(ReloadOutcome.Swapped, Task.Run(() => folder.Host.ReloadAsync()).GetAwaiter().GetResult());
        ModelFolder.Score(folder.Host);
        return new WeakReference(AssemblyLoadContext.All.Single(context => !before.Contains(context)));
    }

    private static void Collect(WeakReference[] contexts)
    {
        for (var i = 0; i < 20 && contexts[..^1].Any(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>A logger that is in a bad way, as one that writes to a full disk.</summary>
    private sealed class ThrowingLogger : ILogger<ScoringModelHost>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("The disk is full.");
    }
}
