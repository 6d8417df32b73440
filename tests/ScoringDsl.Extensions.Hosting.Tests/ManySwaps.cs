using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using ScoringDsl.Tests;
using Xunit.Abstractions;

namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>Measures what <see cref="HotSwapTests"/> only tests: run by <c>tests/hot-swaps.sh</c>, on a machine that does nothing else.</summary>
public class ManySwaps(ITestOutputHelper output)
{
    private const int Threads = 4;

    private const int Visits = 20;

    // Powers of two cut in eight: a time is known to within an eighth.
    private const int Cuts = 8;

    private const string Variable = "SCORING_SWAPS";

    [LongRunFact(Variable, "tests/hot-swaps.sh SWAPS")]
    public async Task And_for_as_many_swaps_as_asked()
    {
        var swaps = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "", CultureInfo.InvariantCulture);
        await using var folder = await ModelFolder.WithVersionAsync(1);
        for (var version = 1; version <= 4; version++)
        {
            SwapModels.Compile(version);
        }

        // The first seconds are the JIT's.
        await MeasureAsync(folder.Host, () => Task.Delay(TimeSpan.FromSeconds(3)));
        var steady = await MeasureAsync(folder.Host, () => Task.Delay(TimeSpan.FromSeconds(20)));
        var memory = new List<long>();
        var watch = Stopwatch.StartNew();
        var swapping = await MeasureAsync(folder.Host, async () =>
        {
            for (var swap = 1; swap <= swaps; swap++)
            {
                SwapModels.Put(folder.Dll, SwapModels.Compile((swap % 4) + 1));
                Assert.Equal(ReloadOutcome.Swapped, await folder.Host.ReloadAsync());
                if (swap % (Math.Max(1, swaps / 5)) == 0)
                {
                    memory.Add(GC.GetTotalMemory(forceFullCollection: true));
                }

                await Task.Delay(20);
            }
        });
        Collect();
        output.WriteLine($"{swaps} swaps in {watch.Elapsed.TotalSeconds:0} s, {folder.Host.Status.Failures} refused");
        output.WriteLine($"steady    {Describe(steady)}");
        output.WriteLine($"swapping  {Describe(swapping)}");
        output.WriteLine($"p99 while swapping / steady: {Percentile(swapping, 0.99) / Percentile(steady, 0.99):0.00}");
        output.WriteLine($"managed memory after each fifth: {string.Join(", ", memory.Select(bytes => $"{bytes / 1048576.0:0.0} MB"))}");
        output.WriteLine($"models still loaded: {AssemblyLoadContext.All.Count(context => context.Name == "ScoringDsl model")}; process: {Environment.WorkingSet / 1048576} MB");
    }

    private static async Task<long[]> MeasureAsync(ScoringModelHost host, Func<Task> meanwhile)
    {
        using var end = new CancellationTokenSource();
        var scorers = Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(() => Score(host, end.Token), TaskCreationOptions.LongRunning)).ToArray();
        await meanwhile();
        await end.CancelAsync();
        var counts = new long[64 * Cuts];
        foreach (var part in await Task.WhenAll(scorers))
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += part[i];
            }
        }

        return counts;
    }

    /// <summary>Scores without pause and counts how long each took, from asking for the model to having the score.</summary>
    private static long[] Score(ScoringModelHost host, CancellationToken end)
    {
        var counts = new long[64 * Cuts];
        while (!end.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            using (var lease = host.Acquire())
            using (var lead = lease.RentLead("ann"))
            {
                for (var visit = 0; visit < Visits; visit++)
                {
                    lead.Lead.AddEvent("visited", SwapModels.AsOf.AddDays(-visit)).Set("page", "/pricing");
                }

                var result = lead.Score(SwapModels.AsOf);
                var version = lease.Model.Definition.Version ?? 0;
                Assert.Equal((version, Visits * version), (result["here"], result["visits"]));
            }

            var nanoseconds = Math.Max(1, (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            var power = 63 - (int)long.LeadingZeroCount(nanoseconds);
            var cut = power < 3 ? 0 : (int)((nanoseconds >> (power - 3)) & (Cuts - 1));
            counts[(power * Cuts) + cut]++;
        }

        return counts;
    }

    private static string Describe(long[] counts) =>
        $"{counts.Sum():N0} scores, p50 {Percentile(counts, 0.5):0.0} µs, p99 {Percentile(counts, 0.99):0.0} µs, p99.9 {Percentile(counts, 0.999):0.0} µs";

    private static double Percentile(long[] counts, double share)
    {
        var left = (long)(counts.Sum() * share);
        for (var i = 0; i < counts.Length; i++)
        {
            left -= counts[i];
            if (left < 0)
            {
                var (power, cut) = (i / Cuts, i % Cuts);
                return (1L << power) * (1 + ((cut + 0.5) / Cuts)) / 1000.0;
            }
        }

        return 0;
    }

    private static void Collect()
    {
        for (var i = 0; i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
