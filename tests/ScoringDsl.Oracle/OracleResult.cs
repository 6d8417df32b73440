using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <summary>What comes of a lead or an account.</summary>
/// <param name="Scores">Finished scores in thousandths of a point, by ordinal.</param>
/// <param name="Labels">The index of each band's, rating's or stages' label, by ordinal.</param>
/// <param name="Flags">Whether each exclusion, segment, hand-off or outcome holds, by ordinal.</param>
/// <param name="Reasons">By ordinal of the flag: the labels of a hand-off's reasons, strongest first; empty unless it is a hand-off that holds.</param>
/// <param name="Contributions">What each rule gives in thousandths, after its own cap, before the weights and caps of the groups around it.</param>
public sealed record OracleResult(
    ImmutableArray<long> Scores,
    ImmutableArray<int> Labels,
    ImmutableArray<bool> Flags,
    ImmutableArray<ImmutableArray<string>> Reasons,
    IReadOnlyDictionary<BoundRule, long> Contributions);
