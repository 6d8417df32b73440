using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>What a host counts and times, under the meter <see cref="ScoringModelHost.MeterName"/>, each with the tag <c>model</c>.</summary>
internal sealed class HostMetrics
{
    private static readonly Meter s_shared = new(ScoringModelHost.MeterName);

    private readonly KeyValuePair<string, object?> _model;
    private readonly Counter<long> _swaps;
    private readonly Counter<long> _failures;
    private readonly UpDownCounter<long> _versions;
    private readonly Histogram<double> _loadTime;
    private readonly Counter<long> _scores;
    private readonly Histogram<double> _scoreTime;

    public HostMetrics(string model, IMeterFactory? meters)
    {
        var meter = meters?.Create(ScoringModelHost.MeterName) ?? s_shared;
        _model = new KeyValuePair<string, object?>("model", model);
        _swaps = meter.CreateCounter<long>("scoringdsl.model.swaps", "{swap}", "Models taken, the first included.");
        _failures = meter.CreateCounter<long>("scoringdsl.model.failures", "{failure}", "Models refused.");
        _versions = meter.CreateUpDownCounter<long>("scoringdsl.model.versions", "{version}", "Versions in use: the current one and those that scores still use.");
        _loadTime = meter.CreateHistogram<double>("scoringdsl.model.load.duration", "s", "Reading, compiling, verifying and taking a model.");
        _scores = meter.CreateCounter<long>("scoringdsl.scores", "{lead}", "Leads scored.");
        _scoreTime = meter.CreateHistogram<double>("scoringdsl.score.duration", "s", "One call that scores, of one lead or of a batch.");
    }

    /// <summary>When a call begins; 0 where nobody listens, as looking at the clock is a good part of scoring a small lead.</summary>
    public long Begin() => _scoreTime.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Counts leads that were scored.</summary>
    public void Scored(int leads, long start)
    {
        _scores.Add(leads, _model);
        if (start != 0)
        {
            _scoreTime.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, _model);
        }
    }

    /// <summary>Counts a model that was taken.</summary>
    public void Swapped(TimeSpan time)
    {
        _swaps.Add(1, _model);
        _versions.Add(1, _model);
        _loadTime.Record(time.TotalSeconds, _model);
    }

    /// <summary>Counts a version that was let go by its last user.</summary>
    public void Unloaded() => _versions.Add(-1, _model);

    /// <summary>Counts a model that was refused.</summary>
    public void Failed() => _failures.Add(1, _model);
}
