using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// What a model works out about accounts: results of their own, numbered from 0, beside those of leads. They read the account's
/// fields, one another, and the account's leads taken together; no lead reads them.
/// </summary>
public sealed record AccountPart
{
    /// <summary>The scores in order of declaration.</summary>
    public required ImmutableArray<ScoreSymbol> Scores { get; init; }

    /// <summary>Bands, ratings and stages in order of declaration.</summary>
    public required ImmutableArray<LabelSymbol> Labels { get; init; }

    /// <summary>Exclusions, segments and hand-offs in order of declaration.</summary>
    public required ImmutableArray<FlagSymbol> Flags { get; init; }

    /// <summary>All of them in an order in which each comes after all it reads. Hand-offs come after every exclusion.</summary>
    public required ImmutableArray<Symbol> EvaluationOrder { get; init; }
}
