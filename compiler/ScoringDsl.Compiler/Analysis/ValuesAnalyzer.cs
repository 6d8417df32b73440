using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Works out the single values that rules and groups can give, where these are few. Every condition may hold or fail.</summary>
/// <param name="numbers">Works out numbers.</param>
/// <param name="proofs">What is known of rules from an earlier text, or null.</param>
internal sealed class ValuesAnalyzer(NumberEvaluator numbers, KnownProofs? proofs)
{
    private const long Hour = 3_600_000_000;

    /// <summary>The values of a score's body; null where they are many.</summary>
    public PointsValues? OfBody(BoundGroup body) => OfGroup(body, null);

    /// <summary>How many events can count at most; null where there is no end to them.</summary>
    public static long? MostEvents(BoundEachRule rule)
    {
        long? length = rule.Phrase.Window switch
        {
            BoundWindow.Within w => w.Duration,
            BoundWindow.BetweenAgo w => w.Farther - w.Nearer,
            _ => null,
        };
        if (rule.PerPeriodCount is { } count && length is not null)
        {
            // A stretch of time touches one period more than fit into it.
            var period = rule.Period switch { Period.Hour => Hour, Period.Day => 24 * Hour, _ => 7 * 24 * Hour };
            return count * (((length.Value + period - 1) / period) + 1);
        }

        return rule.DistinctProperty is { Type: FieldType.Bool } ? 2 : null;
    }

    private PointsValues? OfGroup(BoundGroup group, BoundDecay? inherited)
    {
        PointsValues? sum = PointsValues.Zero;
        foreach (var member in group.Members)
        {
            sum = sum is not null && OfMember(member, group.Decay ?? inherited) is { } values ? sum.And(values) : null;
        }

        var weighted = group.Weight is { } weight ? sum?.Weighted(weight) : sum;
        var capped = weighted?.Capped(group.CapDown, group.CapUp);
        return group.When is null ? capped : capped?.Or(PointsValues.Zero);
    }

    private PointsValues? OfMember(BoundMember member, BoundDecay? inherited)
    {
        if (member is BoundGroup group)
        {
            return OfGroup(group, inherited);
        }

        if (proofs?.Of(member) is not { } proof)
        {
            return OfRule(member, inherited);
        }

        if (!proof.HasValues)
        {
            var values = OfRule(member, inherited);
            if (proof.IsComplete)
            {
                return values;
            }

            proof.Values = values;
            proof.HasValues = true;
        }

        return proof.Values;
    }

    private PointsValues? OfRule(BoundMember member, BoundDecay? inherited)
    {
        if (LintContext.Fades(member, member.Decay ?? inherited))
        {
            return null;
        }

        var values = member switch
        {
            BoundConditionRule { Condition: BoundConstantCondition { Value: true } } rule => Fixed(rule.Points),
            BoundConditionRule rule => Fixed(rule.Points)?.Or(PointsValues.Zero),
            BoundMatchRule rule => OfArms(rule.Arms),
            BoundEachRule rule => Points(rule.Points) is { } points ? PointsValues.Repeated(points, MostEvents(rule), rule.CapDown, rule.CapUp) : null,
            BoundEveryRule rule => Points(rule.Points) is { } points ? PointsValues.Repeated(points, null, rule.CapDown, rule.CapUp) : null,
            _ => null,
        };
        return values?.Capped(member.CapDown, member.CapUp);
    }

    private PointsValues? OfArms(ImmutableArray<BoundMatchArm> arms)
    {
        PointsValues? values = arms.Any(a => a.Condition is null) ? null : PointsValues.Zero;
        foreach (var arm in arms)
        {
            if (Fixed(arm.Points) is not { } points)
            {
                return null;
            }

            values = values?.Or(points) ?? points;
        }

        return values;
    }

    private PointsValues? Fixed(BoundNumber number) => Points(number) is { } points ? PointsValues.Of(points) : null;

    private long? Points(BoundNumber number) =>
        numbers.Of(number, Facts.None) is { Constant: not null } value ? value.ToPoints().Minimum : null;
}
