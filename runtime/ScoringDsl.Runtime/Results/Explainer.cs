using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Results;

/// <summary>
/// Walks a scored row's rules and groups anew, one by one, writes down each change, and holds the outcome against the score that the
/// fast path gave.
/// </summary>
internal sealed class Explainer(ModelDefinition definition, ResultNames names, HandoffReasons reasons, Evaluation x)
{
    private readonly List<ExplanationLine> _lines = [];

    /// <summary>Explains the row.</summary>
    /// <param name="key">The lead's key.</param>
    /// <exception cref="InvalidOperationException">The lines of a score do not add up to it.</exception>
    public Explanation Explain(string key)
    {
        var scores = new List<ScoreExplanation>();
        for (var score = 0; score < definition.Scores.Length; score++)
        {
            scores.Add(ExplainScore(key, score));
        }

        var labels = new List<KeyValuePair<string, string>>();
        for (var label = 0; label < definition.Labels.Length; label++)
        {
            labels.Add(new(definition.Labels[label].Name, definition.Labels[label].Labels[x.Labels[label]]));
        }

        return new Explanation(
            key, x.AsOf, scores, labels, Holding(FlagKind.Exclusion), Holding(FlagKind.Segment), ExplainHandoffs())
        {
            Outcomes = Holding(FlagKind.Outcome),
            IgnoredEvents = x.IgnoredEvents,
        };
    }

    private ScoreExplanation ExplainScore(string key, int index)
    {
        var score = definition.Scores[index];
        _lines.Clear();
        var value = score.HasFormula ? AddLine(ExplanationKind.Formula, "", x.Model.Formula(x, index), 0) : 0;
        value += AddMembers(score.Body, 0);
        value += AddLine(ExplanationKind.Range, "", PointsMath.Capped(value, score.Minimum, score.Maximum) - value, 0);
        if (score.IsRounded)
        {
            value += AddLine(ExplanationKind.Rounding, "", PointsMath.Rounded(value) - value, 0);
        }

        return value == x.Scores[index]
            ? new ScoreExplanation(score.Name, score.Title, value, [.. _lines])
            : throw new InvalidOperationException(
                $"The contributions to the score '{score.Name}' of the lead '{key}' add up to {value} thousandths, but it is {x.Scores[index]}.");
    }

    private long AddMembers(GroupDefinition parent, int depth)
    {
        var sum = 0L;
        foreach (var member in parent.Members)
        {
            sum += member is GroupDefinition group ? AddGroup(group, depth) : AddRule(member, depth);
        }

        return sum;
    }

    private long AddRule(MemberDefinition rule, int depth)
    {
        x.ForgetNote();
        x.IsExplaining = true;
        var points = x.Model.Contribution(x, rule.Index);
        x.IsExplaining = false;
        if (points != 0)
        {
            _lines.Add(new ExplanationLine(ExplanationKind.Rule, rule.Label, points, depth, rule.Index, x.NotedEvents, x.NotedNewest));
        }

        var change = PointsMath.Capped(points, rule.CapDown, rule.CapUp) - points;
        return points + AddLine(ExplanationKind.RuleCap, rule.Label, change, depth, rule.Index);
    }

    private long AddGroup(GroupDefinition group, int depth)
    {
        var sum = AddMembers(group, depth + 1);
        if (!x.Model.GroupHolds(x, group.Index))
        {
            return sum + AddLine(ExplanationKind.GroupOff, group.Label, -sum, depth);
        }

        sum += AddLine(ExplanationKind.GroupWeight, group.Label, PointsMath.Weighted(sum, group.Weight) - sum, depth);
        return sum + AddLine(ExplanationKind.GroupCap, group.Label, PointsMath.Capped(sum, group.CapDown, group.CapUp) - sum, depth);
    }

    /// <summary>Adds a line for a change, if it is one, and gives the change back.</summary>
    private long AddLine(ExplanationKind kind, string label, long points, int depth, int rule = -1)
    {
        if (points != 0)
        {
            _lines.Add(new ExplanationLine(kind, label, points, depth, rule, 0, long.MinValue));
        }

        return points;
    }

    private List<string> Holding(FlagKind kind)
    {
        var holding = new List<string>();
        for (var flag = 0; flag < definition.Flags.Length; flag++)
        {
            if (x.Flags[flag] && definition.Flags[flag].Kind == kind)
            {
                holding.Add(definition.Flags[flag].Name);
            }
        }

        return holding;
    }

    private List<HandoffExplanation> ExplainHandoffs()
    {
        var rules = new int[reasons.Total];
        var points = new long[reasons.Total];
        reasons.Find(x, rules, points);
        var handoffs = new List<HandoffExplanation>();
        for (var flag = 0; flag < definition.Flags.Length; flag++)
        {
            if (!x.Flags[flag] || definition.Flags[flag].Kind != FlagKind.Handoff)
            {
                continue;
            }

            var given = new List<KeyValuePair<string, long>>();
            var (start, length) = reasons.RangeOf(flag).GetOffsetAndLength(reasons.Total);
            for (var i = start; i < start + length && rules[i] >= 0; i++)
            {
                given.Add(new(names.RuleLabel(rules[i]), points[i]));
            }

            handoffs.Add(new HandoffExplanation(definition.Flags[flag].Name, given));
        }

        return handoffs;
    }
}
