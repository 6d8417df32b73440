using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// The right to use one version of a model. While it is held that version stays loaded, whatever the host has taken since; so hold it for
/// one piece of work, and dispose it exactly once, as <c>using</c> does. A copy is the same lease. Taking one allocates nothing.
/// </summary>
/// <example><code>
/// using var lease = host.Acquire();
/// using var lead = lease.RentLead("003A");
/// lead.Lead.Set("email", "ann@acme.com");
/// var total = lead.Score(asOf)["total"];
/// </code></example>
public readonly struct ModelLease : IDisposable
{
    private readonly LoadedModel? _loaded;

    internal ModelLease(LoadedModel loaded) => _loaded = loaded;

    /// <summary>The model. What it makes, builders and blocks, must not outlive the lease; results, tables and explanations may.</summary>
    public ScoringModel Model => Loaded.Model;

    /// <summary>What tells this version from others: the same text compiled by the same compiler has the same.</summary>
    public string Version => Loaded.Version;

    /// <summary>Which of the host's versions it is, from 1.</summary>
    public long Number => Loaded.Number;

    private LoadedModel Loaded => _loaded ?? throw new ModelUnavailableException("The lease holds no model.");

    /// <summary>A lead to fill and score, from a pool; to be disposed before the lease.</summary>
    /// <param name="key">The lead's key.</param>
    public PooledLead RentLead(string key = "")
    {
        ArgumentNullException.ThrowIfNull(key);
        var lead = Loaded.Rent();
        lead.Begin(key);
        return lead;
    }

    /// <summary>Scores every lead of a block, as <see cref="ScoringModel.ScoreBatch(LeadBlock, long, int)"/> does, and counts them.</summary>
    /// <param name="block">The leads, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="threads">How many threads; 0 for one per processor.</param>
    public ScoreTable ScoreBatch(LeadBlock block, long asOf, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(block);
        var metrics = Loaded.Metrics;
        var start = metrics.Begin();
        var table = Loaded.Model.ScoreBatch(block, asOf, threads);
        metrics.Scored(block.Count, start);
        return table;
    }

    /// <summary>Scores every lead of a block and every account, as <see cref="ScoringModel.ScoreAccounts"/> does, and counts the leads.</summary>
    /// <param name="block">The leads and accounts, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="threads">How many threads; 0 for one per processor.</param>
    public AccountTable ScoreAccounts(LeadBlock block, long asOf, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(block);
        var metrics = Loaded.Metrics;
        var start = metrics.Begin();
        var table = Loaded.Model.ScoreAccounts(block, asOf, threads);
        metrics.Scored(block.Count, start);
        return table;
    }

    /// <summary>Lets go of the model.</summary>
    public void Dispose() => _loaded?.Leave();
}
