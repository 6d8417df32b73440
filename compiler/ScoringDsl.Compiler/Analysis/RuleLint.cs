using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Rules and groups: their conditions, and caps that swallow points, stand the wrong way round or are never reached.</summary>
internal sealed class RuleLint(LintContext context, ConditionLint conditions)
{
    private readonly MatchLint _matches = new(context, conditions);

    public void Check(ScoreSymbol score)
    {
        var givesSomething = false;
        foreach (var (member, _, decay) in LintContext.Members(score.Body))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            givesSomething |= !context.Reach.Of(member).IsZero;
            var proof = context.Proofs?.Of(member);
            if (proof is { IsComplete: true, IsClean: true })
            {
                continue;
            }

            var reported = context.ReportCount;
            Check(member, decay, score.Source);
            if (proof is { IsComplete: false })
            {
                proof.IsClean = context.ReportCount == reported;
            }
        }

        var (sum, reach) = (context.Reach.BeforeRange(score), context.Reach.Of(score));
        if (givesSomething && reach.Minimum is { } only && only == reach.Maximum && sum.Minimum != sum.Maximum)
        {
            context.Report(LintContext.At(score.Source, score.NameSpan).ScoreNeverMoves(score.Name, Write(only)));
        }
    }

    private void Check(BoundMember member, BoundDecay? decay, SourceText source)
    {
        CheckConditions(member, source);
        if (context.Reach.Of(member).IsZero && (member is not BoundGroup group || group.Members.Any(m => !context.Reach.Of(m).IsZero)))
        {
            context.Report(LintContext.At(source, RuleSpans.Points(member)).GivesNothing(member is BoundGroup));
            return;
        }

        var points = context.Reach.BeforeCap(member);
        foreach (var cap in Caps(member.Syntax))
        {
            CheckCap(member, cap, points, LintContext.Fades(member, decay), source);
        }
    }

    private void CheckConditions(BoundMember member, SourceText source)
    {
        switch (member)
        {
            case BoundGroup { When: { } when }:
                conditions.Check(when, source);
                break;

            case BoundConditionRule rule:
                conditions.Check(rule.Condition, source);
                break;

            case BoundMatchRule rule:
                _matches.Check(rule);
                break;

            case BoundEachRule rule:
                conditions.Check(rule.Phrase, source);
                break;

            case BoundEveryRule rule:
                conditions.Check(rule.Phrase, source);
                break;
        }
    }

    private void CheckCap(BoundMember member, CapClauseSyntax cap, PointsInterval points, bool fades, SourceText source)
    {
        var isUp = NameFold.Key(cap.Operator.Text).StartsWith("UP", StringComparison.Ordinal);
        if ((isUp ? member.CapUp : member.CapDown) is not { } limit)
        {
            return;
        }

        var at = LintContext.At(source, cap);
        if (isUp ? points.Maximum <= 0 : points.Minimum >= 0)
        {
            // Points that fade or may not be given come to 0 too; nothing else makes a cap of 0 or the other kind of cap meet them.
            if ((isUp ? member.CapDown : member.CapUp) is null && limit != 0)
            {
                context.Report(at.CapTheWrongWay(isUp, isUp ? $"down to {Write(-limit)}" : $"up to {Write(-limit)}"));
            }
        }
        else if ((isUp ? points.Maximum : points.Minimum) is { } end && (isUp ? end < limit : end > limit))
        {
            context.Report(at.CapNeverReached(Write(limit), Write(end)));
        }
        else if (!fades)
        {
            CheckSwallowed(member, limit, isUp, source);
        }
    }

    /// <summary>Fixed points that do not fade, beyond the cap of their own rule.</summary>
    private void CheckSwallowed(BoundMember member, long limit, bool isUp, SourceText source)
    {
        switch (member)
        {
            case BoundConditionRule rule:
                CheckPoints(rule.Points);
                break;

            case BoundEachRule rule:
                CheckPoints(rule.Points);
                break;

            case BoundMatchRule rule:
                foreach (var arm in rule.Arms)
                {
                    CheckPoints(arm.Points);
                }

                break;
        }

        void CheckPoints(BoundNumber number)
        {
            if (context.Analyzer.Numbers.Of(number, Facts.None) is { Constant: not null } value
                && value.ToPoints().Minimum is { } points
                && (isUp ? points > limit : points < limit))
            {
                context.Report(LintContext.At(source, number.Syntax).PointsBeyondCap(Write(points), Write(limit)));
            }
        }
    }

    private static IEnumerable<CapClauseSyntax> Caps(SyntaxNode syntax) => syntax switch
    {
        GroupSyntax group => group.Caps,
        ConditionRuleSyntax rule => rule.Points.Clauses.OfType<CapClauseSyntax>(),
        EachRuleSyntax rule => rule.Points.Clauses.OfType<CapClauseSyntax>(),
        EveryRuleSyntax rule => rule.Points.Clauses.OfType<CapClauseSyntax>(),
        MatchRuleSyntax rule => rule.Clauses.OfType<CapClauseSyntax>(),
        _ => [],
    };

    private static string Write(long thousandths) => NumberText.Write(thousandths / 1000m);
}
