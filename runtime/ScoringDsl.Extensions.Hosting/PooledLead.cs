using ScoringDsl.Runtime;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// A lead to fill and score, and the result of scoring it, both made for the model of the lease they come from and used again and again.
/// One thread at a time; to be disposed before the lease, once.
/// </summary>
public sealed class PooledLead : IDisposable
{
    private readonly LoadedModel _owner;
    private bool _isOut;

    internal PooledLead(LoadedModel owner)
    {
        _owner = owner;
        Lead = owner.Model.NewLead();
        Result = owner.Model.NewResult();
    }

    /// <summary>The lead, empty at first.</summary>
    public LeadBuilder Lead { get; }

    /// <summary>What <see cref="Score(DateTimeOffset)"/> gave last.</summary>
    public ScoreResult Result { get; }

    /// <summary>Scores the lead. Allocates nothing once everything is warm.</summary>
    /// <param name="asOf">The instant scored as of; what is finer than a microsecond is cut.</param>
    /// <returns><see cref="Result"/>, which is good until the next lead.</returns>
    public ScoreResult Score(DateTimeOffset asOf)
    {
        var start = _owner.Metrics.Begin();
        _owner.Model.Score(Lead, asOf, Result);
        _owner.Metrics.Scored(1, start);
        return Result;
    }

    /// <summary>Says why the lead has its scores.</summary>
    /// <param name="asOf">The instant scored as of; what is finer than a microsecond is cut.</param>
    public Explanation Explain(DateTimeOffset asOf) => _owner.Model.Explain(Lead, asOf);

    /// <summary>Gives the lead back. The builder and the result belong to the next who asks.</summary>
    public void Dispose()
    {
        if (_isOut)
        {
            _isOut = false;
            Lead.Clear();
            _owner.Return(this);
        }
    }

    /// <summary>Hands the lead out.</summary>
    internal LeadBuilder Begin(string key)
    {
        _isOut = true;
        return Lead.Clear(key);
    }
}
