using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime;

/// <summary>
/// Counts, while a batch is scored, for how many leads each rule gives or takes points and how many; or the same for the rules of accounts,
/// and then leads are accounts. A rule counts with what it gives after its own cap, and not at all where the condition of a group around it
/// does not hold. Filled by one batch at a time.
/// </summary>
public sealed class RuleTally
{
    private readonly RuleInGroups[] _rules;
    private readonly long[] _firing;
    private readonly Int128[] _points;
    private readonly Lock _lock = new();

    /// <summary>An empty tally.</summary>
    /// <param name="definition">The model: <see cref="ScoringModel.Definition"/> for leads, <see cref="ScoringModel.AccountDefinition"/> for accounts.</param>
    /// <param name="counters">
    /// For each rule by its index the number of the counter that it adds to, from 0; rules that share a counter count a lead once. Empty for a
    /// counter of its own for each rule.
    /// </param>
    /// <exception cref="ArgumentException">There are counters, but not as many as rules.</exception>
    public RuleTally(ModelDefinition definition, ReadOnlySpan<int> counters = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var rules = new List<RuleInGroups>();
        foreach (var score in definition.Scores)
        {
            AddRules(score.Body, [], rules);
        }

        if (!counters.IsEmpty && counters.Length != rules.Count)
        {
            throw new ArgumentException($"The model has {rules.Count} rules, not {counters.Length}.", nameof(counters));
        }

        var count = 0;
        foreach (var rule in rules)
        {
            rule.Counter = counters.IsEmpty ? rule.Definition.Index : counters[rule.Definition.Index];
            count = Math.Max(count, rule.Counter + 1);
        }

        _rules = [.. rules];
        _firing = new long[count];
        _points = new Int128[count];
    }

    /// <summary>How many leads were scored.</summary>
    public long Rows { get; private set; }

    /// <summary>For how many leads the rules of a counter gave or took points.</summary>
    public long GetFiring(int counter) => _firing[counter];

    /// <summary>What the rules of a counter gave to all leads together, in points.</summary>
    public decimal GetPoints(int counter) => (decimal)_points[counter] / PointsMath.Scale;

    /// <summary>A tally of one thread's rows.</summary>
    internal Part NewPart() => new(this);

    /// <summary>Adds the rows of one thread.</summary>
    internal void Add(Part part)
    {
        lock (_lock)
        {
            Rows += part.Rows;
            for (var i = 0; i < _firing.Length; i++)
            {
                _firing[i] += part.Firing[i];
                _points[i] += part.Points[i];
            }
        }
    }

    private static void AddRules(GroupDefinition parent, int[] around, List<RuleInGroups> rules)
    {
        foreach (var member in parent.Members)
        {
            if (member is GroupDefinition group)
            {
                AddRules(group, [.. around, group.Index], rules);
            }
            else
            {
                rules.Add(new RuleInGroups(member, around));
            }
        }
    }

    /// <summary>What one thread counts.</summary>
    internal sealed class Part(RuleTally tally)
    {
        private readonly long[] _lastRow = new long[tally._firing.Length];

        /// <summary>How many rows were taken.</summary>
        public long Rows { get; private set; }

        /// <summary>Rows by counter.</summary>
        public long[] Firing { get; } = new long[tally._firing.Length];

        /// <summary>Thousandths of points by counter.</summary>
        public Int128[] Points { get; } = new Int128[tally._firing.Length];

        /// <summary>Counts the row that an evaluation stands on, its scores computed.</summary>
        public void Take(Evaluation x)
        {
            Rows++;
            foreach (var rule in tally._rules)
            {
                var points = PointsMath.Capped(x.Model.Contribution(x, rule.Definition.Index), rule.Definition.CapDown, rule.Definition.CapUp);
                if (points == 0 || !Holds(x, rule.Groups))
                {
                    continue;
                }

                Points[rule.Counter] += points;
                Firing[rule.Counter] += _lastRow[rule.Counter] == Rows ? 0 : 1;
                _lastRow[rule.Counter] = Rows;
            }
        }

        private static bool Holds(Evaluation x, int[] groups)
        {
            foreach (var group in groups)
            {
                if (!x.Model.GroupHolds(x, group))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class RuleInGroups(MemberDefinition definition, int[] groups)
    {
        public MemberDefinition Definition { get; } = definition;

        public int[] Groups { get; } = groups;

        public int Counter { get; set; }
    }
}
