using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Ide.Features;

/// <summary>A score that takes in another by a fixed share.</summary>
/// <param name="Score">The score with the formula.</param>
/// <param name="Factor">What a point of the other counts for in it.</param>
/// <param name="IsAtMost">Whether it may count for less or nothing: under <c>highest of</c>.</param>
internal readonly record struct ScoreShare(ScoreSymbol Score, double Factor, bool IsAtMost);

/// <summary>What a point of one score counts for in the scores that are formulas of it, those of formulas of formulas too.</summary>
internal sealed class ScoreShares
{
    private readonly ILookup<ScoreSymbol, ScoreShare> _direct;

    /// <summary>Reads the formulas of a model.</summary>
    public ScoreShares(Model model) =>
        _direct = model.Scores
            .Concat(model.Account?.Scores ?? [])
            .SelectMany(s => (Linear(s.Formula)?.Shares ?? []).Select(share => (Of: share.Score, Share: share with { Score = s })))
            .ToLookup(p => p.Of, p => p.Share, ReferenceEqualityComparer.Instance as IEqualityComparer<ScoreSymbol>);

    /// <summary>The scores that take in a score, in the order in which they read one another.</summary>
    public IReadOnlyList<ScoreShare> Of(ScoreSymbol score)
    {
        var shares = new List<ScoreShare>();
        var open = new Queue<ScoreShare>(_direct[score]);

        // Formulas cannot read themselves, so that this ends; one that is read in several ways gets all of them together.
        while (open.TryDequeue(out var share))
        {
            var known = shares.FindIndex(s => s.Score == share.Score);
            if (known >= 0)
            {
                shares[known] = share with { Factor = shares[known].Factor + share.Factor, IsAtMost = share.IsAtMost || shares[known].IsAtMost };
            }
            else
            {
                shares.Add(share);
            }

            foreach (var next in _direct[share.Score])
            {
                open.Enqueue(new ScoreShare(next.Score, share.Factor * next.Factor, share.IsAtMost || next.IsAtMost));
            }
        }

        return shares;
    }

    /// <summary>The value of a number that is made of numbers as written alone, or null.</summary>
    public static double? Constant(BoundNumber number) => Linear(number) is { Shares.IsEmpty: true } linear ? linear.Constant : null;

    private static Line? Linear(BoundNumber? number) => number switch
    {
        BoundNumberLiteral n => new Line(n.Value, []),
        BoundDefineNumber n => Linear(n.Define.Value as BoundNumber),
        BoundNegation n => Linear(n.Operand)?.Times(-1),
        BoundScoreValue n => new Line(0, [new ScoreShare(n.Score, 1, false)]),
        BoundHighest n => new Line(0, [.. n.Scores.Select(s => new ScoreShare(s, 1, true))]),
        BoundSum n => Sum(n),
        BoundProduct n => Product(n),
        _ => null,
    };

    private static Line? Sum(BoundSum sum)
    {
        var total = new Line(0, []);
        for (var i = 0; i < sum.Terms.Length; i++)
        {
            if (Linear(sum.Terms[i]) is not { } term)
            {
                return null;
            }

            total = total.Plus(sum.Subtracted[i] ? term.Times(-1) : term);
        }

        return total;
    }

    private static Line? Product(BoundProduct product)
    {
        var result = Linear(product.Factors[0]);
        for (var i = 1; i < product.Factors.Length; i++)
        {
            result = (result, Linear(product.Factors[i]), product.Divided[i]) switch
            {
                ({ } left, { Shares.IsEmpty: true } right, false) => left.Times(right.Constant),
                ({ Shares.IsEmpty: true } left, { } right, false) => right.Times(left.Constant),
                ({ } left, { Shares.IsEmpty: true } right, true) when right.Constant != 0 => left.Times(1 / right.Constant),
                _ => null,
            };
        }

        return result;
    }

    /// <summary>A constant and shares of scores.</summary>
    private sealed record Line(double Constant, ImmutableArray<ScoreShare> Shares)
    {
        public Line Times(double factor) => new(Constant * factor, [.. Shares.Select(s => s with { Factor = s.Factor * factor })]);

        public Line Plus(Line other) => new(Constant + other.Constant, Shares.AddRange(other.Shares));
    }
}
