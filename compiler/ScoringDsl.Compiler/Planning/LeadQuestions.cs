using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Collects what the rules of accounts ask of each lead; equal questions are asked once.</summary>
/// <param name="leads">Lowers what is asked, in the model of leads.</param>
internal sealed class LeadQuestions(ExpressionPlanner leads)
{
    private readonly List<PlanCondition> _conditions = [new PlanCondition.Constant(true)];
    private readonly List<PlanNumber> _numbers = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal) { [PlanKey.Of(new PlanCondition.Constant(true))] = 0 };

    /// <summary>The index of a condition on leads; 0 takes all.</summary>
    public int Ask(BoundCondition? where)
    {
        if (where is null)
        {
            return 0;
        }

        var condition = leads.Lower(where);
        return Add(_conditions, condition, PlanKey.Of(condition));
    }

    /// <summary>The index of a number of leads.</summary>
    public int Ask(BoundNumber value)
    {
        var number = leads.Lower(value);
        return Add(_numbers, number, "number " + PlanKey.Of(number));
    }

    /// <summary>All that was asked.</summary>
    public PlanQuestions ToPlan() => new(leads.AnyExclusion(), [.. _conditions], [.. _numbers]);

    private int Add<T>(List<T> all, T item, string key)
    {
        if (!_indexes.TryGetValue(key, out var index))
        {
            index = all.Count;
            _indexes.Add(key, index);
            all.Add(item);
        }

        return index;
    }
}
