using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>One score.</summary>
public sealed class ScoreSymbol : Symbol
{
    /// <summary>Its place among the scores, from 0, in order of declaration.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The title shown to people; the name where none is given.</summary>
    public required string Title { get; init; }

    /// <summary>The declaration.</summary>
    public required ScoreDeclarationSyntax Syntax { get; init; }

    /// <summary>The family it is a member of, or null.</summary>
    public FamilySymbol? Family { get; init; }

    /// <summary>The value of the family's variable that it is for; null outside families.</summary>
    public string? FamilyValue { get; init; }

    /// <summary>The lower end in thousandths of a point, or null where there is no range.</summary>
    public long? Minimum { get; init; }

    /// <summary>The upper end in thousandths of a point, or null where there is none.</summary>
    public long? Maximum { get; init; }

    /// <summary>Whether it is rounded to whole points.</summary>
    public bool IsRounded { get; init; }

    /// <summary>The formula over finished scores and constants, or null. Filled in by the binder before the model is handed out.</summary>
    public BoundNumber? Formula { get; internal set; }

    /// <summary>Its rules and groups; empty where it is a formula alone. Filled in by the binder before the model is handed out.</summary>
    public BoundGroup Body { get; internal set; } = BoundGroup.Empty;
}
