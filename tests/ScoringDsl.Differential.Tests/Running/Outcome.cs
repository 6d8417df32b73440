using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Running;

/// <summary>The results of leads, or those of accounts.</summary>
internal sealed record Side(ImmutableArray<ScoreSymbol> Scores, ImmutableArray<LabelSymbol> Labels, ImmutableArray<FlagSymbol> Flags);

/// <summary>Everything that scoring a lead gives, by one of the ways there are.</summary>
/// <param name="Scores">In thousandths, by ordinal.</param>
/// <param name="Labels">Indexes, by ordinal.</param>
/// <param name="Flags">By ordinal.</param>
/// <param name="Reasons">By ordinal of the flag.</param>
/// <param name="Contributions">By rule, in order of the text, after the rule's own cap; empty where that way does not tell.</param>
internal sealed record Outcome(
    ImmutableArray<long> Scores, ImmutableArray<int> Labels, ImmutableArray<bool> Flags, ImmutableArray<ImmutableArray<string>> Reasons, ImmutableArray<long> Contributions)
{
    /// <summary>What differs between two ways; empty where nothing does.</summary>
    public IEnumerable<string> DifferencesFrom(Outcome other, Side side)
    {
        for (var i = 0; i < Scores.Length; i++)
        {
            if (Scores[i] != other.Scores[i])
            {
                yield return $"{side.Scores[i].Name} is {Scores[i]} and {other.Scores[i]} thousandths";
            }
        }

        for (var i = 0; i < Labels.Length; i++)
        {
            if (Labels[i] != other.Labels[i])
            {
                yield return $"{side.Labels[i].Name} is {side.Labels[i].Labels[Labels[i]]} and {side.Labels[i].Labels[other.Labels[i]]}";
            }
        }

        for (var i = 0; i < Flags.Length; i++)
        {
            if (Flags[i] != other.Flags[i])
            {
                yield return $"{side.Flags[i].Name} is {Flags[i]} and {other.Flags[i]}";
            }
            else if (!Reasons[i].SequenceEqual(other.Reasons[i], StringComparer.Ordinal))
            {
                yield return $"reasons of {side.Flags[i].Name} are [{string.Join(", ", Reasons[i])}] and [{string.Join(", ", other.Reasons[i])}]";
            }
        }

        if (!Contributions.IsEmpty && !other.Contributions.IsEmpty)
        {
            for (var i = 0; i < Contributions.Length; i++)
            {
                if (Contributions[i] != other.Contributions[i])
                {
                    yield return $"rule {i + 1} gives {Contributions[i]} and {other.Contributions[i]} thousandths";
                }
            }
        }
    }
}
