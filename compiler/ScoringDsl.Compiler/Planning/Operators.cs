using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Facts about comparison operators that planning and back ends share.</summary>
internal static class Operators
{
    /// <summary>The sign as most languages write it.</summary>
    public static string Sign(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    /// <summary>The operator with its sides exchanged: a &lt; b is b &gt; a.</summary>
    public static ComparisonOperator Mirror(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => @operator,
    };

    /// <summary>
    /// A whole number compared with an exact decimal, said with a whole number: <c>n &gt;= 2.5</c> is <c>n &gt;= 3</c>.
    /// Null where the answer does not depend on n; <paramref name="always"/> then says which it is.
    /// </summary>
    public static (ComparisonOperator Operator, long Value)? WithWhole(ComparisonOperator @operator, decimal value, out bool always)
    {
        always = false;
        if (value >= long.MaxValue || value <= long.MinValue + 1)
        {
            var huge = value > 0;
            always = @operator switch
            {
                ComparisonOperator.Equal => false,
                ComparisonOperator.NotEqual => true,
                ComparisonOperator.Less or ComparisonOperator.LessOrEqual => huge,
                _ => !huge,
            };
            return null;
        }

        if (decimal.Truncate(value) == value)
        {
            return (@operator, (long)value);
        }

        switch (@operator)
        {
            case ComparisonOperator.Equal:
                return null;
            case ComparisonOperator.NotEqual:
                always = true;
                return null;
            case ComparisonOperator.Less or ComparisonOperator.LessOrEqual:
                return (ComparisonOperator.LessOrEqual, (long)decimal.Floor(value));
            default:
                return (ComparisonOperator.GreaterOrEqual, (long)decimal.Ceiling(value));
        }
    }
}
