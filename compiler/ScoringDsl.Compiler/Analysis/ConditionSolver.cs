using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>What can become of a condition.</summary>
/// <param name="CanHold">Whether some lead meets it, as far as is known.</param>
/// <param name="CanFail">Whether some lead does not.</param>
internal readonly record struct Truth(bool CanHold, bool CanFail);

/// <summary>
/// Works out what is known where a condition holds. It never claims a contradiction where there is none; it may miss one, and does where
/// a condition is too large to be worth the time.
/// </summary>
internal sealed class ConditionSolver(ModelPart part, AtomFinder atoms, NumberEvaluator numbers)
{
    private const int MostSteps = 4_000;
    private const int Deepest = 200;
    private const int MostOperands = 1_000;

    private int _steps;

    /// <summary>What is known where <paramref name="condition"/> holds (or does not) besides some facts; null where that cannot be.</summary>
    public Facts? Assume(Facts facts, BoundCondition condition, bool holds)
    {
        _steps = MostSteps;
        return Assume(facts, condition, holds, 0);
    }

    /// <summary>Whether a condition can hold and can fail.</summary>
    public Truth TruthOf(BoundCondition condition) => new(Assume(Facts.None, condition, true) is not null, Assume(Facts.None, condition, false) is not null);

    private Facts? Assume(Facts facts, BoundCondition condition, bool holds, int depth)
    {
        if (--_steps < 0 || depth > Deepest)
        {
            return facts;
        }

        switch (condition)
        {
            case BoundConstantCondition c:
                return c.Value == holds ? facts : null;

            case BoundNot c:
                return Assume(facts, c.Operand, !holds, depth + 1);

            case BoundDefineCondition { Define.Value: BoundCondition value }:
                return Assume(facts, value, holds, depth + 1);

            case BoundLogical { Operands.Length: > MostOperands }:
                return facts;

            case BoundLogical c when c.IsAnd == holds:
                return AssumeAll(facts, c.Operands, holds, depth + 1);

            case BoundLogical c:
                return AssumeAny(facts, c.Operands.Select(o => (o, holds)), depth + 1);

            case BoundExcluded:
                var exclusions = part.Flags.OfType<ExclusionSymbol>().Select(e => e.Condition);
                return holds
                    ? AssumeAny(facts, exclusions.Select(e => (e, true)), depth + 1)
                    : AssumeAll(facts, [.. exclusions], false, depth + 1);

            case BoundFlagTest { Flag: HandoffSymbol }:
                return facts;

            case BoundFlagTest c:
                return Assume(facts, c.Flag.Condition, holds, depth + 1);

            case BoundLabelTest c when !holds:
                return Assume(facts, c with { Labels = [.. Enumerable.Range(0, c.Result.Labels.Length).Except(c.Labels)] }, true, depth + 1);

            case BoundLabelTest { Result: RatingSymbol rating } c:
                return AssumeRating(facts, rating, c);

            case BoundLabelTest { Result: StagesSymbol stages } c:
                var atom = atoms.Find(c, out _);
                return facts.With(atom, true) is { } known ? AssumeStages(known, stages, [.. c.Labels], depth + 1) : null;

            default:
                var test = atoms.Find(condition, out var isTurned);
                return test.Subject.Counted is null ? facts.With(test, holds != isTurned) : AssumeCount(facts, test, holds != isTurned);
        }
    }

    /// <summary>Of events that are among others there are no more than of those: what is known of one count says something of the other.</summary>
    private Facts? AssumeCount(Facts facts, Atom test, bool holds)
    {
        var known = facts.With(test, holds);
        if (known?.Find(test.Subject.Key) is not { Present: NumberSet count } || test.Subject.Counted is not { } phrase)
        {
            return known;
        }

        foreach (var other in known.Counts(phrase.Event).ToList())
        {
            if (other.Subject.Key == test.Subject.Key || other.Subject.Counted is not { } counted || known is null)
            {
                continue;
            }

            if (count.Low > 0 && numbers.IsPartOf(phrase, counted))
            {
                known = known.With(new Atom(other.Subject, NumberSet.Between(count.Low, double.PositiveInfinity)), true);
            }
            else if (!double.IsInfinity(count.High) && numbers.IsPartOf(counted, phrase))
            {
                known = known.With(new Atom(other.Subject, NumberSet.Between(0, count.High)), true);
            }
        }

        return known;
    }

    /// <summary>Single tests come first: what they say helps with the others.</summary>
    private Facts? AssumeAll(Facts facts, IReadOnlyList<BoundCondition> conditions, bool holds, int depth)
    {
        Facts? known = facts;
        foreach (var isSimple in new[] { true, false })
        {
            foreach (var condition in conditions)
            {
                if (IsSimple(condition) == isSimple)
                {
                    known = Assume(known, condition, holds, depth);
                    if (known is null)
                    {
                        return null;
                    }
                }
            }
        }

        return known;
    }

    private static bool IsSimple(BoundCondition condition) =>
        condition is not (BoundLogical or BoundNot or BoundDefineCondition or BoundFlagTest or BoundExcluded or BoundLabelTest { Result: StagesSymbol });

    private Facts? AssumeAny(Facts facts, IEnumerable<(BoundCondition Condition, bool Holds)> alternatives, int depth)
    {
        Facts? result = null;
        foreach (var (condition, holds) in alternatives)
        {
            if (Assume(facts, condition, holds, depth) is { } known)
            {
                result = result?.Or(known) ?? known;
            }
        }

        return result;
    }

    /// <summary>Each band that a rating joins has one of the labels that stand in the combinations.</summary>
    private Facts? AssumeRating(Facts facts, RatingSymbol rating, BoundLabelTest test)
    {
        var divisor = 1;
        Facts? known = facts;
        for (var i = rating.Parts.Length - 1; i >= 0 && known is not null; i--)
        {
            var part = rating.Parts[i];
            var labels = test.Labels.Select(l => l / divisor % part.Labels.Length).Distinct().Order();
            var atom = atoms.Find(new BoundLabelTest(test.Syntax, part, [.. labels]), out _);
            known = known.With(atom, true);
            divisor *= part.Labels.Length;
        }

        return known;
    }

    /// <summary>A lead has a stage whose condition holds where those before it do not.</summary>
    private Facts? AssumeStages(Facts facts, StagesSymbol stages, HashSet<int> labels, int depth)
    {
        Facts? result = null;
        Facts? before = facts;
        for (var i = 0; i < stages.Labels.Length && before is not null; i++)
        {
            var condition = i < stages.Conditions.Length ? stages.Conditions[i] : null;
            var known = !labels.Contains(i) ? null : condition is null ? before : Assume(before, condition, true, depth);
            result = known is null ? result : result?.Or(known) ?? known;
            before = condition is null ? null : Assume(before, condition, false, depth);
        }

        return result;
    }
}
