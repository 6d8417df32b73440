using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ScoringDsl.Benchmarks.Measuring;

/// <summary>Runs benchmarks in this process, so that all share one set of leads, and short.</summary>
internal static class ScoringRun
{
    public static void Run<TBenchmarks>(string[] args)
    {
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithWarmupCount(4)
            .WithIterationCount(7);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddColumn(
                CategoriesColumn.Default, TargetMethodColumn.Method, StatisticColumn.Mean, StatisticColumn.StdDev, BaselineRatioColumn.RatioMean,
                PerLeadColumn.Time, PerLeadColumn.Allocated);
        BenchmarkRunner.Run<TBenchmarks>(config, args);
    }
}
