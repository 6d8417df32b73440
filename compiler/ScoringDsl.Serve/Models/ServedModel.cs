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

    private readonly ScoringModel _model;
    // No concurrent bag: its thread-locals would keep an unloaded model alive.
    private readonly Stack<RequestDesk> _desks = new();
    private readonly Lock _lock = new();

    public ServedModel(ScoringModel model)
    {
        _model = model;
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
    public RequestDesk Rent()
    {
        lock (_lock)
        {
            if (_desks.TryPop(out var desk))
            {
                return desk;
            }
        }

        return new RequestDesk(_model.NewBlock(), Names);
    }

    /// <summary>Gives a desk back.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="length">The length of the body that was worked on, in bytes.</param>
    public void Return(RequestDesk desk, int length)
    {
        if (length > RequestDesk.LongestKept)
        {
            return;
        }

        desk.Clear();
        lock (_lock)
        {
            if (_desks.Count < s_mostDesks)
            {
                _desks.Push(desk);
            }
        }
    }
}
