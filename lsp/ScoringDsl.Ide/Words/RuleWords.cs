using System.Globalization;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Words;

/// <summary>Says in sentences what a rule or group contributes.</summary>
internal static class RuleWords
{
    /// <summary>The sentences about a rule or group, one after the other.</summary>
    /// <param name="model">The model.</param>
    /// <param name="found">The rule or group.</param>
    /// <param name="reach">What the model can reach; null where it has errors.</param>
    public static string Describe(Model model, MemberInScore found, ModelReach? reach)
    {
        var sentences = new List<string>();
        sentences.AddRange(Basics(found.Member));
        if (found.Decay is { } decay and not BoundDecay.None && Fades(found.Member))
        {
            sentences.Add(TimeWords.Decay(decay, Math.Abs(Points(found.Member) ?? 0) is > 0 and var points ? points : 20));
        }

        if (reach is not null)
        {
            sentences.Add($"In all it can give {ReachText.Of(reach.Of(found.Member))} points.");
        }

        if (found.Weight != 1)
        {
            sentences.Add($"The groups around it let that count for {TimeWords.Percent(found.Weight)}.");
        }

        sentences.AddRange(new ScoreShares(model).Of(found.Score)
            .Where(s => s.Factor != 1 || s.IsAtMost)
            .Select(s => $"A point of '{found.Score.Name}' counts for {(s.IsAtMost ? "at most " : "")}{s.Factor.ToString("0.###", CultureInfo.InvariantCulture)} in '{s.Score.Name}'."));
        return string.Join(' ', sentences);
    }

    /// <summary>The points that a rule gives at once, where they are a number; else null.</summary>
    public static double? Points(BoundMember member) => member switch
    {
        BoundConditionRule r => ScoreShares.Constant(r.Points),
        BoundEachRule r => ScoreShares.Constant(r.Points),
        BoundEveryRule r => ScoreShares.Constant(r.Points),
        _ => null,
    };

    private static IEnumerable<string> Basics(BoundMember member)
    {
        var points = Points(member) is { } value ? $"{ReachText.Signed(value)} {(Math.Abs(value) == 1 ? "point" : "points")}" : "Points";
        switch (member)
        {
            case BoundConditionRule:
                yield return $"{points} where the condition holds{Cap(member)}.";
                break;
            case BoundEachRule { DistinctProperty: { } property } rule:
                yield return $"{points} for every different {property.Name}{Limit(rule)}{Cap(member)}.";
                break;
            case BoundEachRule rule:
                yield return $"{points} for every event{Limit(rule)}{Cap(member)}.";
                break;
            case BoundEveryRule rule:
                yield return $"{points} for each whole {TimeWords.Duration(rule.Duration)} without '{rule.Phrase.Event.Name}'{(rule.Since is { } since ? $", counted from '{since.Name}' where there was none" : "")}{Cap(member)}.";
                break;
            case BoundMatchRule rule:
                yield return $"The first of {rule.Arms.Length} arms that fits gives its points{Cap(member)}.";
                break;
            case BoundGroup group:
                yield return group.Members.Length == 1 ? $"One rule{Cap(member)}." : string.Create(CultureInfo.InvariantCulture, $"{group.Members.Length} rules together{Cap(member)}.");
                if (group.Weight is { } weight)
                {
                    yield return $"What they give counts for {TimeWords.Percent(weight / 1_000_000.0)}: 20 points are {(20 * weight / 1_000_000.0).ToString("0.###", CultureInfo.InvariantCulture)}.";
                }

                if (group.When is not null)
                {
                    yield return "They count only where the condition holds.";
                }

                break;
        }
    }

    private static string Limit(BoundEachRule rule) => rule.PerPeriodCount is not { } most ? "" : string.Create(
        CultureInfo.InvariantCulture, $", at most {most} per {rule.Period switch { Period.Hour => "hour", Period.Day => "day", _ => "week" }}");

    private static string Cap(BoundMember member) =>
        (member.CapUp is { } up ? $", up to {ReachText.Points(up)}" : "") + (member.CapDown is { } down ? $", down to {ReachText.Points(down)}" : "");

    /// <summary>Rules about fields and about silence do not fade.</summary>
    private static bool Fades(BoundMember member) => member switch
    {
        BoundEachRule => true,
        BoundMatchRule rule => !rule.Phrases.IsEmpty,
        BoundConditionRule rule => BoundTree.ReadsEvents(rule.Condition),
        _ => false,
    };
}
