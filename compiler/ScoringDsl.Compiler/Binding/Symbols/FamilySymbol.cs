using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>A family of scores: one score for each value of its variable.</summary>
public sealed class FamilySymbol : Symbol
{
    /// <summary>The variable's name: <c>product</c> in <c>for product in (…)</c>.</summary>
    public string Variable => VariableSymbol.Name;

    /// <summary>The variable, for its uses as <c>{product}</c>.</summary>
    public required FamilyVariableSymbol VariableSymbol { get; init; }

    /// <summary>The values as written, in order; no two of them fold to the same text. At least one.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>The scores, one for each value. Filled in by the binder before the model is handed out.</summary>
    public ImmutableArray<ScoreSymbol> Members { get; internal set; } = [];
}

/// <summary>The variable of a family. In quoted texts of the family it stands in braces.</summary>
public sealed class FamilyVariableSymbol : Symbol;
