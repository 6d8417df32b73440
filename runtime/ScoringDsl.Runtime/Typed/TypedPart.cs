using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Typed;

/// <summary>
/// Where the fields and results of leads, or those of accounts, are in the model that is bound: for each index of the face's own
/// definition the one of the bound model's. A field or event that the model no longer has is −1.
/// </summary>
internal sealed class TypedPart
{
    /// <summary>The definition of the bound model.</summary>
    public required ModelDefinition Definition { get; init; }

    /// <summary>Fields of the lead or account.</summary>
    public required int[] Fields { get; init; }

    /// <summary>Kinds of events.</summary>
    public required int[] Events { get; init; }

    /// <summary>For each kind of event its properties.</summary>
    public required int[][] Properties { get; init; }

    /// <summary>Scores.</summary>
    public required int[] Scores { get; init; }

    /// <summary>Bands, ratings and stages.</summary>
    public required int[] Labels { get; init; }

    /// <summary>For each of them, by the bound model's index of a label, the face's index.</summary>
    public required int[][] LabelValues { get; init; }

    /// <summary>Exclusions, segments, hand-offs and outcomes.</summary>
    public required int[] Flags { get; init; }
}
