using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Results;

/// <summary>A model's results by name, and its rules by index.</summary>
internal sealed class ResultNames
{
    private readonly Dictionary<int, string> _ruleLabels = [];

    public ResultNames(ModelDefinition definition)
    {
        Scores = new NameIndex("The model has no score", Array.ConvertAll(definition.Scores, score => score.Name));
        Labels = new NameIndex("The model has no bands, rating or stages", Array.ConvertAll(definition.Labels, label => label.Name));
        Flags = new NameIndex("The model has no exclusion, segment, hand-off or outcome", Array.ConvertAll(definition.Flags, flag => flag.Name));
        foreach (var score in definition.Scores)
        {
            AddRules(score.Body);
        }
    }

    /// <summary>Scores by name.</summary>
    public NameIndex Scores { get; }

    /// <summary>Bands, ratings and stages by name.</summary>
    public NameIndex Labels { get; }

    /// <summary>Exclusions, segments, hand-offs and outcomes by name.</summary>
    public NameIndex Flags { get; }

    /// <summary>A rule's label.</summary>
    public string RuleLabel(int rule) => _ruleLabels[rule];

    private void AddRules(GroupDefinition group)
    {
        foreach (var member in group.Members)
        {
            if (member is GroupDefinition inner)
            {
                AddRules(inner);
            }
            else
            {
                _ruleLabels.Add(member.Index, member.Label);
            }
        }
    }
}
