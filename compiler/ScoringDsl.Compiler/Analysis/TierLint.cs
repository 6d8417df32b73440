using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// Tiers written as rules of their own: <c>visited &gt;= 5 =&gt; +10</c> and <c>visited &gt;= 10 =&gt; +20</c> give both to who visited ten
/// times. Only fixed points with one sign, in one block, that fade alike and have no caps.
/// </summary>
internal sealed class TierLint(LintContext context)
{
    public void Check(ScoreSymbol score)
    {
        var tiers = new List<(object Group, string Key, double Bound, BoundConditionRule Rule)>();
        foreach (var (member, group, decay) in LintContext.Members(score.Body))
        {
            if (member is BoundConditionRule rule && KeyOf(rule, decay) is var (key, bound))
            {
                tiers.Add((group, key, bound, rule));
            }
        }

        foreach (var same in tiers.GroupBy(t => (t.Group, t.Key), new SameSubject()))
        {
            ImmutableArray<BoundConditionRule> rules = [.. same.DistinctBy(t => t.Bound).Select(t => t.Rule)];
            if (rules.Length > 1)
            {
                Report([.. rules.Select(r => TierOf(r)?.Tier).OfType<Tier>()]);
            }
        }
    }

    /// <summary>What the tiers of one subject share, and the bound of this one; null where the rule is no tier.</summary>
    private (string Key, double Bound)? KeyOf(BoundConditionRule rule, BoundDecay? decay)
    {
        if (context.Proofs?.Of(rule) is { IsComplete: true } known)
        {
            return known.Tier;
        }

        (string Key, double Bound)? found = TierOf(rule) is var (key, tier) ? ($"{key} {decay} {long.Sign(tier.Points)}", tier.Bound) : null;
        if (context.Proofs?.Of(rule) is { } proof)
        {
            proof.Tier = found;
        }

        return found;
    }

    private (string Key, Tier Tier)? TierOf(BoundConditionRule rule)
    {
        if (rule.Syntax is not ConditionRuleSyntax { Condition: TailedSyntax tailed } syntax
            || tailed.Tails.OfType<CompareTailSyntax>().FirstOrDefault() is not { } compare
            || syntax.Points.Clauses.OfType<CapClauseSyntax>().Any()
            || context.Analyzer.Numbers.Of(rule.Points, Facts.None) is not { Constant: not null } points)
        {
            return null;
        }

        var (key, @operator, limit) = rule.Condition switch
        {
            BoundEventCondition c => ($"count {context.Analyzer.Keys.Of(c.Phrase)}", c.Operator, c.Count),
            BoundNumberComparison { Left: not BoundNumberLiteral } c => (context.Analyzer.Keys.Of(c.Left), c.Operator, c.Right),
            _ => ("", ComparisonOperator.Equal, null),
        };
        bool? isUpwards = @operator switch
        {
            ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => true,
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => false,
            _ => null,
        };
        return isUpwards is null || limit is null || context.Analyzer.Numbers.Of(limit, Facts.None).Constant is not { } bound || points.ToPoints().IsZero
            ? null
            : ($"{key} {isUpwards}", new Tier(rule, syntax, tailed, compare, isUpwards.Value ? bound : -bound, points.ToPoints().Minimum ?? 0));
    }

    private void Report(ImmutableArray<Tier> tiers)
    {
        // The one that fewest leads meet gets the points of all the others too.
        var highest = tiers.MaxBy(t => t.Bound) ?? tiers[0];
        var other = tiers.First(t => t != highest);
        var source = highest.Rule.Source;
        var found = LintContext.At(source, highest.Tailed).OverlappingTiers(
            Formatter.GetText(other.Tailed, other.Tailed.Span), NumberText.Write(tiers.Sum(t => t.Points) / 1000m));
        context.Report(CanRewrite(tiers) ? found with { Fixes = [Rewrite(tiers, isSum: false), Rewrite(tiers, isSum: true)] } : found);
    }

    /// <summary>A test that names a rule by its label would name nothing afterwards; a comment would be lost.</summary>
    private bool CanRewrite(ImmutableArray<Tier> tiers) =>
        tiers[0].Tailed.Left is PhraseSyntax or AggregateSyntax
        && !tiers.Any(t => t.Syntax.FirstToken?.Leading.Any(l => l.Kind is not (TriviaKind.Whitespace or TriviaKind.NewLine)) == true && t != tiers[0])
        && !context.Model.Tests.SelectMany(t => t.Leads).SelectMany(l => l.Expectations)
            .Any(e => e is BoundExpectation.Gives gives && tiers.Any(t => t.Rule.Syntax == gives.Rule.Syntax));

    private static CodeFix Rewrite(ImmutableArray<Tier> tiers, bool isSum)
    {
        var first = tiers.MinBy(t => t.Syntax.Span.Start) ?? tiers[0];
        var source = first.Rule.Source;
        var position = source.GetPosition(first.Syntax.Span.Start);
        var line = source.ToString(source.GetLine(position.Line));
        var indent = line[..(line.Length - line.TrimStart().Length)];
        var label = first.Syntax.Label is { } written ? $"{written.Text}: " : "";
        var subject = string.Join(' ', new SyntaxNode[] { first.Tailed.Left }.Concat(first.Tailed.Tails.Where(t => t != first.Compare)).Select(n => source.ToString(n.Span)));
        var decay = string.Concat(first.Syntax.Points.Clauses.Select(c => $" {source.ToString(c.Span)}"));
        var text = $"{label}match {(first.Rule.Condition is BoundEventCondition ? "count of " : "")}{subject}{decay} {{\n";
        foreach (var tier in tiers.OrderByDescending(t => t.Bound))
        {
            var sum = tiers.Where(t => t.Bound <= tier.Bound).Sum(t => t.Points);
            var points = isSum ? $"{(sum < 0 ? "" : "+")}{NumberText.Write(sum / 1000m)}" : source.ToString(tier.Syntax.Points.Value.Span);
            text += $"{indent}  {source.ToString(tier.Compare.Span)} => {points}\n";
        }

        var edits = tiers.Where(t => t != first).Select(t => new TextEdit(TextSpan.FromBounds(t.Syntax.FullSpan.Start, t.Syntax.Span.End), ""));
        return new CodeFix(
            isSum ? "Write them as one 'match' that gives the same points" : "Write them as one 'match': only the highest tier counts",
            [new TextEdit(first.Syntax.Span, $"{text}{indent}}}"), .. edits]);
    }

    private sealed record Tier(BoundConditionRule Rule, ConditionRuleSyntax Syntax, TailedSyntax Tailed, CompareTailSyntax Compare, double Bound, long Points);

    private sealed class SameSubject : IEqualityComparer<(object Group, string Key)>
    {
        public bool Equals((object Group, string Key) x, (object Group, string Key) y) => ReferenceEquals(x.Group, y.Group) && x.Key == y.Key;

        public int GetHashCode((object Group, string Key) obj) => string.GetHashCode(obj.Key, StringComparison.Ordinal);
    }
}
