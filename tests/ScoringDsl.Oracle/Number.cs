using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <summary>
/// A number of the language: an IEEE double, or missing. Some are exact besides: numbers as written, counts, finished scores ("exactly
/// as printed"), days ("a fraction, exact"). Two of those are compared exactly.
/// </summary>
/// <param name="Value">The number, finite; NaN where it is missing.</param>
/// <param name="Exact">What it is exactly, where it is exact.</param>
internal readonly record struct Number(double Value, Rational? Exact)
{
    public static Number Missing { get; } = new(double.NaN, null);

    public bool IsMissing => double.IsNaN(Value);

    /// <summary>"Any number that is not finite [is] missing."</summary>
    public static Number Of(double value) => double.IsFinite(value) ? new Number(value, null) : Missing;

    /// <summary>An exact number.</summary>
    public static Number Of(Rational value) => new(value.ToDouble(), value);

    public static Number operator -(Number number) => new(-number.Value, number.Exact is { } exact ? -exact : null);

    /// <summary>"A comparison with a missing value is false, whatever the operator."</summary>
    public static bool Compare(Number left, ComparisonOperator @operator, Number right)
    {
        if (left.IsMissing || right.IsMissing)
        {
            return false;
        }

        return Comparison.Holds(left.Exact is { } a && right.Exact is { } b ? a.CompareTo(b) : left.Value.CompareTo(right.Value), @operator);
    }
}
