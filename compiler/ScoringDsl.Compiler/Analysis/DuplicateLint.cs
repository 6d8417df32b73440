using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// Rules with one and the same condition. Only those side by side in one block whose points fade alike: in another group, or with
/// another decay, the same condition gives points for another reason.
/// </summary>
internal sealed class DuplicateLint(LintContext context)
{
    public void Check(ScoreSymbol score)
    {
        var seen = new Dictionary<(BoundGroup Group, BoundDecay? Decay, string Key), BoundRule>(
            EqualityComparer<(BoundGroup Group, BoundDecay? Decay, string Key)>.Create(
                (a, b) => ReferenceEquals(a.Group, b.Group) && a.Decay == b.Decay && a.Key == b.Key,
                k => string.GetHashCode(k.Key, StringComparison.Ordinal)));
        foreach (var (member, group, decay) in LintContext.Members(score.Body))
        {
            if (member is not BoundRule rule || KnownKeyOf(rule) is not { } key || seen.TryAdd((group, decay, key), rule))
            {
                continue;
            }

            var first = seen[(group, decay, key)];
            var isSame = PointsKey(rule) == PointsKey(first) && rule.CapUp == first.CapUp && rule.CapDown == first.CapDown;
            context.Report(LintContext.At(rule.Source, RuleSpans.Condition(rule))
                .SameConditionTwice(RuleSpans.Condition(first), isSame ? Removal.Of(rule.Syntax, rule.Source) : null));
        }
    }

    private string? KnownKeyOf(BoundRule rule)
    {
        if (context.Proofs?.Of(rule) is not { } proof)
        {
            return KeyOf(rule);
        }

        if (!proof.IsComplete)
        {
            proof.ConditionKey = KeyOf(rule);
        }

        return proof.ConditionKey;
    }

    private string? KeyOf(BoundRule rule) => rule switch
    {
        BoundConditionRule { Condition: BoundConstantCondition } => null,
        BoundConditionRule r => context.Analyzer.Keys.Of(r.Condition),
        BoundEachRule r => $"each {r.DistinctProperty?.Name} {context.Analyzer.Keys.Of(r.Phrase)} {r.PerPeriodCount} {r.Period}",
        BoundEveryRule r => $"every {r.Duration} {r.Since?.Name} {context.Analyzer.Keys.Of(r.Phrase)}",
        _ => null,
    };

    private string PointsKey(BoundRule rule) => context.Analyzer.Keys.Of(rule switch
    {
        BoundConditionRule r => r.Points,
        BoundEachRule r => r.Points,
        BoundEveryRule r => r.Points,
        _ => throw new InvalidOperationException(rule.GetType().Name),
    });
}
