using ScoringDsl.Runtime;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// One version of a model, with the count of those who use it: each lease is one, and being the current version is one. The last to let
/// go unloads it.
/// </summary>
internal sealed class LoadedModel
{
    // Enough for as many threads as a machine has; what comes back beyond that is left to the collector.
    private const int MostIdleLeads = 256;

    private readonly HostMetrics _metrics;
    private readonly Action<LoadedModel> _unloaded;
    private readonly Stack<PooledLead> _idle = new();
    private readonly Lock _lock = new();
    private int _users = 1;

    /// <summary>A version that is current, and so has one user.</summary>
    public LoadedModel(ScoringModel model, string version, long number, HostMetrics metrics, Action<LoadedModel> unloaded)
    {
        Model = model;
        Version = version;
        Number = number;
        _metrics = metrics;
        _unloaded = unloaded;
    }

    /// <summary>The model.</summary>
    public ScoringModel Model { get; }

    /// <summary>What tells it from other versions: the beginning of the hash of its assembly.</summary>
    public string Version { get; }

    /// <summary>Which of the host's versions it is, from 1.</summary>
    public long Number { get; }

    /// <summary>The host's meters.</summary>
    public HostMetrics Metrics => _metrics;

    /// <summary>Adds a user.</summary>
    /// <returns>False where the last user is gone: the model is unloaded, and another is current.</returns>
    public bool TryEnter()
    {
        var users = Volatile.Read(ref _users);
        while (users > 0)
        {
            var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return true;
            }

            users = seen;
        }

        return false;
    }

    /// <summary>Takes a user away; the last one unloads the model.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) != 0)
        {
            return;
        }

        lock (_lock)
        {
            _idle.Clear();
        }

        Model.Dispose();
        _unloaded(this);
    }

    /// <summary>A builder and a result that nobody is using.</summary>
    public PooledLead Rent()
    {
        lock (_lock)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }

        return new PooledLead(this);
    }

    /// <summary>Takes a builder back.</summary>
    public void Return(PooledLead lead)
    {
        lock (_lock)
        {
            if (_idle.Count < MostIdleLeads && Volatile.Read(ref _users) > 0)
            {
                _idle.Push(lead);
            }
        }
    }

    /// <summary>
    /// Scores a lead of which nothing is known, with twice as many builders as there are processors: the first real leads find the code compiled
    /// and the pool filled.
    /// </summary>
    public void WarmUp()
    {
        var leads = new PooledLead[Environment.ProcessorCount * 2];
        for (var i = 0; i < leads.Length; i++)
        {
            leads[i] = Rent();
            Model.Score(leads[i].Begin(""), 0L, leads[i].Result);
        }

        foreach (var lead in leads)
        {
            lead.Dispose();
        }
    }
}
