using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Arms of <c>match</c>, and single values of them, that arms before take.</summary>
internal sealed class MatchLint(LintContext context, ConditionLint conditions)
{
    public void Check(BoundMatchRule rule)
    {
        Facts? before = Facts.None;
        for (var i = 0; i < rule.Arms.Length; i++)
        {
            var arm = rule.Arms[i];
            if (arm.Condition is not { } condition)
            {
                // 'otherwise => 0' says nothing that would be missed.
                if (before is null && arm.Points is not BoundNumberLiteral { Exact: 0 })
                {
                    context.Report(LintContext.At(rule.Source, ((MatchArmSyntax)arm.Syntax).Pattern).ArmNeverReached(Removal.Of(arm.Syntax, rule.Source)));
                }

                return;
            }

            if (conditions.Check(condition, rule.Source))
            {
                before = before is null ? null : context.Solver.Assume(before, condition, false);
                continue;
            }

            if (before is null || context.Solver.Assume(before, condition, true) is null)
            {
                Report(rule, i);
            }
            else
            {
                CheckValues(rule, arm, before);
                before = context.Solver.Assume(before, condition, false);
            }
        }
    }

    private void Report(BoundMatchRule rule, int index)
    {
        var arm = rule.Arms[index];
        var found = LintContext.At(rule.Source, ((MatchArmSyntax)arm.Syntax).Pattern).ArmNeverReached(Removal.Of(arm.Syntax, rule.Source));
        foreach (var earlier in rule.Arms.Take(index))
        {
            if (earlier.Condition is { } taken
                && arm.Condition is { } condition
                && (context.Solver.Assume(Facts.None, taken, false) is not { } rest || context.Solver.Assume(rest, condition, true) is null))
            {
                context.Report(found with { Related = [new RelatedPlace(rule.Source, ((MatchArmSyntax)earlier.Syntax).Pattern.Span, "This arm takes them.")] });
                return;
            }
        }

        context.Report(found);
    }

    private void CheckValues(BoundMatchRule rule, BoundMatchArm arm, Facts before)
    {
        if (((MatchArmSyntax)arm.Syntax).Pattern is not ValuesPatternSyntax { Values: { Length: > 1 } values })
        {
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            BoundCondition? single = arm.Condition switch
            {
                BoundTextTest test when test.Values.Length == values.Length => test with { Values = [test.Values[i]] },
                BoundNumberSet set when set.Values.Length == values.Length => set with { Values = [set.Values[i]] },
                _ => null,
            };
            if (single is not null && context.Solver.Assume(before, single, true) is null)
            {
                context.Report(LintContext.At(rule.Source, values[i]).ArmValueTaken(values[i] switch
                {
                    LiteralSyntax literal => literal.Token.Value,
                    var other => CanonicalText.Of(other, other.Span.End, _ => null),
                }));
            }
        }
    }
}
