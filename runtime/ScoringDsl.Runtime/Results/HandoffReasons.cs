using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Results;

/// <summary>
/// The reasons of hand-offs: the positive contributions to the scores they name, after the rule's own cap and the weights of the
/// groups around it; largest first, ties by declaration. Made once for a model.
/// </summary>
internal sealed class HandoffReasons
{
    private readonly Candidate[][] _candidates;
    private readonly int[] _starts;

    public HandoffReasons(ModelDefinition definition)
    {
        var flags = definition.Flags;
        _candidates = new Candidate[flags.Length][];
        _starts = new int[flags.Length + 1];
        for (var flag = 0; flag < flags.Length; flag++)
        {
            var candidates = new List<Candidate>();
            foreach (var score in flags[flag].ReasonCount > 0 ? flags[flag].ReasonScores : [])
            {
                AddRules(definition.Scores[score].Body, [], candidates);
            }

            _candidates[flag] = [.. candidates];
            _starts[flag + 1] = _starts[flag] + Math.Min(flags[flag].ReasonCount, candidates.Count);
        }
    }

    /// <summary>How many reasons all hand-offs can have together.</summary>
    public int Total => _starts[^1];

    /// <summary>Where a flag's reasons stand among all.</summary>
    public Range RangeOf(int flag) => _starts[flag].._starts[flag + 1];

    /// <summary>Finds the reasons of the hand-offs that hold for the evaluation's row; all others are −1.</summary>
    /// <param name="x">The evaluation, its row scored.</param>
    /// <param name="rules">Takes the rules' indexes, <see cref="Total"/> of them.</param>
    /// <param name="points">Takes what they give, in thousandths.</param>
    public void Find(Evaluation x, Span<int> rules, Span<long> points)
    {
        rules.Fill(-1);
        points.Clear();
        for (var flag = 0; flag < _candidates.Length; flag++)
        {
            if (x.Flags[flag] && _candidates[flag].Length > 0)
            {
                Find(x, _candidates[flag], rules[RangeOf(flag)], points[RangeOf(flag)]);
            }
        }
    }

    private static void Find(Evaluation x, Candidate[] candidates, Span<int> rules, Span<long> points)
    {
        foreach (var candidate in candidates)
        {
            var given = Give(x, candidate);

            // Insertion from below: an equal one that was declared earlier stays before it.
            var place = points.Length;
            while (place > 0 && given > points[place - 1])
            {
                place--;
            }

            if (place < points.Length && given > 0)
            {
                points[place..^1].CopyTo(points[(place + 1)..]);
                rules[place..^1].CopyTo(rules[(place + 1)..]);
                points[place] = given;
                rules[place] = candidate.Rule.Index;
            }
        }
    }

    private static long Give(Evaluation x, Candidate candidate)
    {
        var rule = candidate.Rule;
        var given = PointsMath.Capped(x.Model.Contribution(x, rule.Index), rule.CapDown, rule.CapUp);
        foreach (var group in candidate.Groups)
        {
            if (given <= 0 || !x.Model.GroupHolds(x, group.Index))
            {
                return 0;
            }

            given = PointsMath.Weighted(given, group.Weight);
        }

        return given;
    }

    private static void AddRules(GroupDefinition parent, GroupDefinition[] around, List<Candidate> candidates)
    {
        foreach (var member in parent.Members)
        {
            switch (member)
            {
                case RuleDefinition rule:
                    candidates.Add(new Candidate(rule, around));
                    break;
                case GroupDefinition group:
                    AddRules(group, [group, .. around], candidates);
                    break;
            }
        }
    }

    /// <summary>A rule and the groups around it, innermost first, without the score's body.</summary>
    private sealed record Candidate(RuleDefinition Rule, GroupDefinition[] Groups);
}
