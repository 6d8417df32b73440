using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ScoringDsl.Benchmarks.ByHand;
using ScoringDsl.Benchmarks.Data;
using ScoringDsl.Runtime;

namespace ScoringDsl.Benchmarks.Measuring;

/// <summary>
/// samples/b2b-saas, compiled and written by hand. Each operation scores all leads and allocates their results: scores, labels,
/// flags and reasons.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ScoringBenchmarks
{
    private const string Prepared = "prepared";
    private const string Objects = "objects";

    private Workload _workload = Workload.Current;

    [GlobalSetup]
    public void Setup() => _workload = Workload.Current;

    [Benchmark(Baseline = true, Description = "compiled model")]
    [BenchmarkCategory(Prepared)]
    public ScoreTable PreparedCompiled() => _workload.Model.ScoreBatch(_workload.Block, Workload.AsOf, threads: 1);

    [Benchmark(Description = "compiled model, 2 threads")]
    [BenchmarkCategory(Prepared)]
    public ScoreTable PreparedCompiledOnTwoThreads() => _workload.Model.ScoreBatch(_workload.Block, Workload.AsOf, threads: 2);

    [Benchmark(Description = "by hand, fused pass")]
    [BenchmarkCategory(Prepared)]
    public object PreparedFusedPass() => FusedPass.ScoreAll(_workload.Ids, Workload.AsOf);

    [Benchmark(Description = "by hand, loop per rule")]
    [BenchmarkCategory(Prepared)]
    public object PreparedLoopPerRule() => LoopPerRuleOnIds.ScoreAll(_workload.Ids, Workload.AsOf);

    [Benchmark(Baseline = true, Description = "compiled model")]
    [BenchmarkCategory(Objects)]
    public ScoreTable[] ObjectsCompiled() => _workload.ScoreObjects();

    [Benchmark(Description = "by hand, fused pass")]
    [BenchmarkCategory(Objects)]
    public object ObjectsFusedPass() => _workload.FusedObjects();

    [Benchmark(Description = "by hand, loop per rule")]
    [BenchmarkCategory(Objects)]
    public object ObjectsLoopPerRule() => LoopPerRule.ScoreAll(_workload.Leads, LeadGenerator.AsOf);
}
