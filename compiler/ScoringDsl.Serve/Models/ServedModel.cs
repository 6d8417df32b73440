using System.Collections.Concurrent;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Serve.Requests;
using ScoringDsl.Serve.Responses;

namespace ScoringDsl.Serve.Models;

/// <summary>What one version of a model needs to be served: its names, and desks at which requests are worked on, one request at a time each.</summary>
internal sealed class ServedModel
{
    // A desk keeps the memory of the largest request it has seen, so there are not more than can work at a time.
    private static readonly int s_mostDesks = Environment.ProcessorCount * 2;

    private readonly WeakReference<ScoringModel> _model;
    private readonly ConcurrentBag<RequestDesk> _desks = [];

    public ServedModel(ScoringModel model)
    {
        _model = new WeakReference<ScoringModel>(model);
        Definition = model.Definition;
        Names = new RequestNames(model.Definition, model.AccountDefinition);
        Results = new ResultNames(model.Definition);
        Accounts = model.AccountDefinition is { } accounts && accounts.Scores.Length + accounts.Labels.Length + accounts.Flags.Length > 0
            ? new ResultNames(accounts)
            : null;
    }

    /// <summary>What the model reads and gives.</summary>
    public ModelDefinition Definition { get; }

    /// <summary>What requests call things.</summary>
    public RequestNames Names { get; }

    /// <summary>What answers call the results of leads.</summary>
    public ResultNames Results { get; }

    /// <summary>What answers call the results of accounts; null where the model has none.</summary>
    public ResultNames? Accounts { get; }

    /// <summary>A desk that nobody works at.</summary>
    public RequestDesk Rent() => _desks.TryTake(out var desk) ? desk : new RequestDesk(
        _model.TryGetTarget(out var model) ? model.NewBlock() : throw new ObjectDisposedException(nameof(ScoringModel)), Names);

    /// <summary>Gives a desk back.</summary>
    public void Return(RequestDesk desk)
    {
        if (_desks.Count < s_mostDesks)
        {
            desk.Clear();
            _desks.Add(desk);
        }
    }
}
