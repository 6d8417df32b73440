using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>A named condition, number or duration.</summary>
public sealed class DefineSymbol : Symbol
{
    /// <summary>
    /// Its value: a <see cref="BoundCondition"/>, a <see cref="BoundNumber"/> (percents too) or a <see cref="BoundDurationValue"/>.
    /// Set once by the binder, before the model is handed out.
    /// </summary>
    public required BoundExpression Value { get; init; }
}
