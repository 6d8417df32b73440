using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// A bound model: every declaration of a file and its imports as symbols, every reference resolved, every type known.
/// Immutable once handed out. Lowers nothing: missing values, windows and inherited decay are Planning's affair.
/// </summary>
public sealed record Model
{
    /// <summary>The title; the file's name where the file has no <c>model</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The version, or null.</summary>
    public int? Version { get; init; }

    /// <summary>The lead's fields in order of declaration.</summary>
    public required ImmutableArray<FieldSymbol> LeadFields { get; init; }

    /// <summary>The lead's key, or null where none is declared (data then have the column <c>lead</c>).</summary>
    public FieldSymbol? LeadKey => LeadFields.FirstOrDefault(f => f.IsKey);

    /// <summary>The account's fields in order of declaration; empty where the model has none.</summary>
    public ImmutableArray<FieldSymbol> AccountFields { get; init; } = [];

    /// <summary>The account's key, or null where none is declared (data then have the column of the lead's link).</summary>
    public FieldSymbol? AccountKey => AccountFields.FirstOrDefault(f => f.IsKey);

    /// <summary>The lead's field that holds the key of its account, or null.</summary>
    public FieldSymbol? AccountLink => LeadFields.FirstOrDefault(f => f.IsAccountLink);

    /// <summary>What is worked out about accounts; null in a model without accounts.</summary>
    public AccountPart? Account { get; init; }

    /// <summary>The events.</summary>
    public required ImmutableArray<EventSymbol> Events { get; init; }

    /// <summary>The events that are dropped before anything else sees them, in order of declaration; the order means nothing.</summary>
    public ImmutableArray<BoundIgnore> Ignores { get; init; } = [];

    /// <summary>The lists.</summary>
    public required ImmutableArray<ListSymbol> Lists { get; init; }

    /// <summary>The defines.</summary>
    public required ImmutableArray<DefineSymbol> Defines { get; init; }

    /// <summary>The defines again, each after those it reads: a chain of any length can be worked through by a loop.</summary>
    public ImmutableArray<DefineSymbol> DefineOrder { get; init; } = [];

    /// <summary>The scores in order of declaration, those of families among them.</summary>
    public required ImmutableArray<ScoreSymbol> Scores { get; init; }

    /// <summary>The families of scores in order of declaration.</summary>
    public ImmutableArray<FamilySymbol> Families { get; init; } = [];

    /// <summary>Bands, ratings and stages in order of declaration.</summary>
    public required ImmutableArray<LabelSymbol> Labels { get; init; }

    /// <summary>Exclusions, segments, hand-offs and outcomes in order of declaration.</summary>
    public required ImmutableArray<FlagSymbol> Flags { get; init; }

    /// <summary>
    /// Scores, bands, ratings, stages and flags in an order in which each comes after all it reads. Hand-offs come after every exclusion.
    /// </summary>
    public required ImmutableArray<Symbol> EvaluationOrder { get; init; }

    /// <summary>The tests, those of <c>tests for</c> files included.</summary>
    public required ImmutableArray<BoundTest> Tests { get; init; }

    /// <summary>Every use of a name, in the order bound: for hover, go to definition and rename.</summary>
    public ImmutableArray<SymbolReference> References { get; init; } = [];
}
