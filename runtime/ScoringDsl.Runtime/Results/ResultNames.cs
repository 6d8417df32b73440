using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Results;

/// <summary>A model's results by name, and its rules by index.</summary>
internal sealed class ResultNames
{
    private readonly Dictionary<string, int> _scores;
    private readonly Dictionary<string, int> _labels;
    private readonly Dictionary<string, int> _flags;
    private readonly string[] _ruleLabels;

    public ResultNames(ModelDefinition definition)
    {
        _scores = Index(definition.Scores, score => score.Name);
        _labels = Index(definition.Labels, label => label.Name);
        _flags = Index(definition.Flags, flag => flag.Name);
        var labels = new SortedDictionary<int, string>();
        foreach (var score in definition.Scores)
        {
            AddRules(score.Body, labels);
        }

        _ruleLabels = new string[labels.Count == 0 ? 0 : labels.Keys.Last() + 1];
        Array.Fill(_ruleLabels, "");
        foreach (var (rule, label) in labels)
        {
            _ruleLabels[rule] = label;
        }
    }

    public bool TryGetScore(string name, out int index) => _scores.TryGetValue(name, out index);

    public bool TryGetLabel(string name, out int index) => _labels.TryGetValue(name, out index);

    public bool TryGetFlag(string name, out int index) => _flags.TryGetValue(name, out index);

    public int Score(string name) => TryGetScore(name, out var index) ? index : throw Unknown("score", name, _scores);

    public int Label(string name) => TryGetLabel(name, out var index) ? index : throw Unknown("bands, rating or stages", name, _labels);

    public int Flag(string name) => TryGetFlag(name, out var index) ? index : throw Unknown("exclusion, segment or hand-off", name, _flags);

    /// <summary>A rule's label.</summary>
    public string RuleLabel(int rule) => _ruleLabels[rule];

    private static Dictionary<string, int> Index<T>(T[] items, Func<T, string> name)
    {
        var indexes = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
        {
            indexes.TryAdd(name(items[i]), i);
        }

        return indexes;
    }

    private static void AddRules(GroupDefinition group, SortedDictionary<int, string> labels)
    {
        foreach (var member in group.Members)
        {
            if (member is GroupDefinition inner)
            {
                AddRules(inner, labels);
            }
            else
            {
                labels[member.Index] = member.Label;
            }
        }
    }

    private static UnknownNameException Unknown(string kind, string name, Dictionary<string, int> known) =>
        new(known.Count == 0
            ? $"The model has no {kind} '{name}': it has none at all."
            : $"The model has no {kind} '{name}'. It has {string.Join(", ", known.OrderBy(item => item.Value).Select(item => item.Key))}.");
}
