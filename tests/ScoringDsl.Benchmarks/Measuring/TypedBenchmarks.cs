using BenchmarkDotNet.Attributes;
using ScoringDsl.Benchmarks.Compiled;
using ScoringDsl.Benchmarks.Data;
using ScoringDsl.Runtime;

namespace ScoringDsl.Benchmarks.Measuring;

/// <summary>
/// samples/b2b-saas through the classes that an application's build makes of it, and without: leads are objects, and are scored one at
/// a time on one thread, except in the batch. Each operation scores all leads.
/// </summary>
public class TypedBenchmarks
{
    private static readonly DateTimeOffset AsOf = new(LeadGenerator.AsOf);

    private readonly ScoringModel _model = CompiledSample.Load();
    private readonly Lead[] _leads = LeadGenerator.Generate(Workload.LeadCount, Workload.EventsEach);
    private readonly B2bSaas.Batch _batch = B2bSaas.NewBatch();
    private readonly LeadFiller _filler;
    private readonly ScoreResult _result;
    private readonly B2bSaas.Scorer _bound;
    private readonly B2bSaas.Lead[] _typedLeads;
    private readonly B2bSaas.Event[][] _events;

    public TypedBenchmarks()
    {
        _filler = new LeadFiller(_model);
        _result = _model.NewResult();
        _bound = B2bSaas.Bind(_model);
        _typedLeads = Array.ConvertAll(_leads, TypedLeads.Lead);
        _events = Array.ConvertAll(_leads, TypedLeads.Events);
    }

    /// <summary>All ways must come to the same before anything is measured.</summary>
    [GlobalSetup]
    public void Agree()
    {
        decimal[] sums = [Handles(), Typed(), Bound(), Batched()];
        if (sums.Distinct().Count() > 1)
        {
            throw new InvalidOperationException($"The sums of all scores differ: {string.Join(", ", sums)}.");
        }
    }

    [Benchmark(Baseline = true, Description = "LeadBuilder and ScoreResult, reused")]
    public decimal Handles()
    {
        var sum = 0m;
        foreach (var lead in _leads)
        {
            _model.Score(_filler.Fill(lead), Workload.AsOf, _result);
            sum += _result.GetPoints(0);
        }

        return sum;
    }

    [Benchmark(Description = "B2bSaas.Score")]
    public decimal Typed()
    {
        var sum = 0m;
        for (var i = 0; i < _typedLeads.Length; i++)
        {
            sum += B2bSaas.Score(_typedLeads[i], _events[i], AsOf).Total;
        }

        return sum;
    }

    [Benchmark(Description = "a loaded model bound to the types")]
    public decimal Bound()
    {
        var sum = 0m;
        for (var i = 0; i < _typedLeads.Length; i++)
        {
            sum += _bound.Score(_typedLeads[i], _events[i], AsOf).Total;
        }

        return sum;
    }

    [Benchmark(Description = "batch.Add, then batch.Score")]
    public decimal Batched()
    {
        _batch.Clear();
        for (var i = 0; i < _typedLeads.Length; i++)
        {
            _batch.Add(_typedLeads[i], _events[i]);
        }

        var sum = 0m;
        foreach (var result in _batch.Score(AsOf, threads: 1))
        {
            sum += result.Total;
        }

        return sum;
    }
}
