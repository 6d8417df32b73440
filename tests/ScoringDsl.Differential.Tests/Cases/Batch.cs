using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ScoringDsl.Differential.Generation;

namespace ScoringDsl.Differential.Cases;

/// <summary>Cases whose models are compiled together.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="IsSmaller">Whether they were made smaller, so that a model may have lost what it needs.</param>
internal sealed record Batch(ImmutableArray<Case> Cases, bool IsSmaller = false)
{
    /// <summary>Batches at random, which shrink to one small case.</summary>
    /// <param name="models">How many models.</param>
    /// <param name="leads">How many leads each.</param>
    /// <param name="asOfs">How many instants each.</param>
    /// <param name="allowed">What the models may use; everything where not said.</param>
    public static Arbitrary<Batch> AtRandom(int models, int leads, int asOfs, Allowed? allowed = null)
    {
        // FsCheck draws the number that a case follows from. Text of nested scopes is more plainly written by throwing dice.
        var seed = Gen.Choose(int.MinValue, int.MaxValue).Two().Select(two => ((ulong)(uint)two.Item1 << 32) | (uint)two.Item2);
        var batch = seed.Select(s => Case.Make(s, leads, asOfs, allowed)).ListOf(models).Select(cases => new Batch([.. cases]));
        return Arb.From(batch, b => b.Shrink());
    }

    private IEnumerable<Batch> Shrink()
    {
        if (Cases is [var only])
        {
            return only.Shrink().Select(smaller => new Batch([smaller], true));
        }

        var half = Cases.Length / 2;
        return [new Batch(Cases[..half]), new Batch(Cases[half..])];
    }

    public override string ToString() => Cases is [var only] ? only.ToString() : $"{Cases.Length} models";
}
