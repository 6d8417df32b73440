using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Testing;

/// <summary>The index that each rule of a model has in its compiled form: scores in order of declaration, rules in the order of the text.</summary>
public static class RuleNumbers
{
    /// <summary>The rules of some scores, all of a model's or all of its accounts', with their indexes.</summary>
    public static IReadOnlyDictionary<BoundRule, int> Of(IEnumerable<ScoreSymbol> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var numbers = new Dictionary<BoundRule, int>(ReferenceEqualityComparer.Instance);
        foreach (var score in scores)
        {
            Add(score.Body, numbers);
        }

        return numbers;
    }

    private static void Add(BoundGroup group, Dictionary<BoundRule, int> numbers)
    {
        foreach (var member in group.Members)
        {
            if (member is BoundGroup inner)
            {
                Add(inner, numbers);
            }
            else
            {
                numbers[(BoundRule)member] = numbers.Count;
            }
        }
    }
}
