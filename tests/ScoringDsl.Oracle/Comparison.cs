using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <summary>What the six comparisons say of an order.</summary>
internal static class Comparison
{
    /// <param name="order">Below 0 where the left side is smaller, 0 where they are equal, above 0 where it is greater.</param>
    /// <param name="operator">The comparison.</param>
    public static bool Holds(int order, ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterOrEqual => order >= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };
}
