using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Loading;

/// <summary>
/// The evaluations of one model that no thread is using. They belong to the model and not to threads, so that nothing keeps an
/// unloaded model alive.
/// </summary>
internal sealed class EvaluationPool(CompiledModel model, ModelDefinition definition)
{
    private readonly DecayCurve[] _curves = Array.ConvertAll(definition.Curves, DecayCurve.Create);
    private readonly Stack<Evaluation> _idle = new();
    private readonly Lock _lock = new();

    /// <summary>The model.</summary>
    public CompiledModel Model => model;

    /// <summary>An evaluation for the calling thread alone.</summary>
    public Evaluation Rent()
    {
        lock (_lock)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }

        return new Evaluation(model, definition, _curves);
    }

    /// <summary>Takes an evaluation back.</summary>
    public void Return(Evaluation evaluation)
    {
        evaluation.Release();
        lock (_lock)
        {
            _idle.Push(evaluation);
        }
    }
}
