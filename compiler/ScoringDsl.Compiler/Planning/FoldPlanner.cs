using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Planning;

/// <summary>
/// Scorecards: rules of constant points that hang on one test of one text, or compare one number with constants, are added up in a
/// table beforehand, so that hundreds of them cost one look-up. Only within one group, after each rule's own cap.
/// </summary>
internal sealed class FoldPlanner(SlotLayout slots)
{
    /// <summary>Below this many, asking each rule is as fast as the table.</summary>
    private const int Fewest = 4;

    private readonly List<PlanNumberFold> _numberFolds = [];

    public ImmutableArray<PlanNumberFold> NumberFolds => [.. _numberFolds];

    /// <summary>The folds of a group.</summary>
    /// <param name="rules">The group's own rules.</param>
    public (ImmutableArray<(int Slot, int Fold)> Texts, ImmutableArray<int> Numbers, HashSet<int> Rules) Fold(IEnumerable<PlanRule> rules)
    {
        var byText = new SortedDictionary<int, List<(PlanRule Rule, int Predicate, long Points)>>();
        var byNumber = new SortedDictionary<int, List<(PlanRule Rule, PlanCondition Condition, long Points)>>();
        foreach (var rule in rules)
        {
            if (ConstantPoints(rule) is not { } points)
            {
                continue;
            }

            var condition = ((PlanRule.First)rule).Arms[0].Condition;
            if (condition is PlanCondition.LeadText text)
            {
                ListOf(byText, text.Slot).Add((rule, text.Predicate, points));
            }
            else if (OneNumber.SlotOf(condition) is { } slot && !OneNumber.Holds(condition, double.NaN))
            {
                ListOf(byNumber, slot).Add((rule, condition, points));
            }
        }

        var folded = new HashSet<int>();
        var texts = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var (slot, list) in byText.Where(p => p.Value.Count >= Fewest))
        {
            texts.Add((slot, slots.Fold(slot, [.. list.Select(r => r.Predicate)], [.. list.Select(r => r.Points)])));
            folded.UnionWith(list.Select(r => r.Rule.Definition.Index));
        }

        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var (slot, list) in byNumber.Where(p => p.Value.Count >= Fewest))
        {
            numbers.Add(_numberFolds.Count);
            _numberFolds.Add(Table(slot, list));
            folded.UnionWith(list.Select(r => r.Rule.Definition.Index));
        }

        return (texts.ToImmutable(), numbers.ToImmutable(), folded);
    }

    private static List<T> ListOf<T>(SortedDictionary<int, List<T>> all, int slot)
    {
        if (!all.TryGetValue(slot, out var list))
        {
            all[slot] = list = [];
        }

        return list;
    }

    /// <summary>The points of a rule that gives the same whenever it holds, after its cap; null for other rules.</summary>
    private static long? ConstantPoints(PlanRule rule)
    {
        if (rule is not PlanRule.First { Curve: -1, Events.IsEmpty: true, Arms: [{ Points: PlanNumber.Literal points }] } || rule.Definition.CapDown > 0 || rule.Definition.CapUp < 0)
        {
            return null;
        }

        return PointsMath.Capped(PointsMath.FromNumber(points.Value), rule.Definition.CapDown, rule.Definition.CapUp);
    }

    private static PlanNumberFold Table(int slot, List<(PlanRule Rule, PlanCondition Condition, long Points)> rules)
    {
        var found = new SortedSet<double>();
        foreach (var (_, condition, _) in rules)
        {
            OneNumber.AddCuts(condition, found);
        }

        double[] cuts = [.. found];
        var points = new long[(2 * cuts.Length) + 1];
        for (var stretch = 0; stretch < points.Length; stretch++)
        {
            // Even stretches lie between cuts: any number just above the cut before stands for all of them. Without a cut (of rules that
            // ask only whether the number is known) any number stands for all.
            var number = cuts.Length == 0 ? 0
                : stretch % 2 == 1 ? cuts[stretch / 2]
                : stretch == 0 ? Math.BitDecrement(cuts[0])
                : Math.BitIncrement(cuts[(stretch / 2) - 1]);
            foreach (var (_, condition, value) in rules)
            {
                points[stretch] += OneNumber.Holds(condition, number) ? value : 0;
            }
        }

        return new PlanNumberFold(slot, [.. cuts], [.. points]);
    }
}

/// <summary>Conditions that compare one number of the lead with constants and look at nothing else.</summary>
internal static class OneNumber
{
    /// <summary>The number's slot, or null for any other condition.</summary>
    public static int? SlotOf(PlanCondition condition) => condition switch
    {
        PlanCondition.NumberCompare { Left: PlanNumber.LeadNumber n, Right: PlanNumber.Literal c } when double.IsFinite(c.Value) => n.Slot,
        PlanCondition.NumberKnown { Number: PlanNumber.LeadNumber n } => n.Slot,
        PlanCondition.Not c => SlotOf(c.Operand),
        PlanCondition.Logical c => c.Operands.Select(SlotOf).Distinct().ToList() is [{ } slot] ? slot : null,
        _ => null,
    };

    public static void AddCuts(PlanCondition condition, SortedSet<double> cuts)
    {
        switch (condition)
        {
            case PlanCondition.NumberCompare c:
                // 0 and −0 are one cut.
                cuts.Add(((PlanNumber.Literal)c.Right).Value + 0.0);
                break;
            case PlanCondition.Not c:
                AddCuts(c.Operand, cuts);
                break;
            case PlanCondition.Logical c:
                foreach (var operand in c.Operands)
                {
                    AddCuts(operand, cuts);
                }

                break;
        }
    }

    public static bool Holds(PlanCondition condition, double number) => condition switch
    {
        PlanCondition.NumberCompare c => Compare(number, c.Operator, ((PlanNumber.Literal)c.Right).Value),
        PlanCondition.NumberKnown => !double.IsNaN(number),
        PlanCondition.Not c => !Holds(c.Operand, number),
        PlanCondition.Logical { IsAnd: true } c => c.Operands.All(o => Holds(o, number)),
        PlanCondition.Logical c => c.Operands.Any(o => Holds(o, number)),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static bool Compare(double left, ComparisonOperator @operator, double right) => @operator switch
    {
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        _ => left >= right,
    };
}
