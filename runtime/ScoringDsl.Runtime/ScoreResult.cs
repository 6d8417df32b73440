using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;
using ScoringDsl.Runtime.Results;

namespace ScoringDsl.Runtime;

/// <summary>The result of one lead, by name or by index of the definition. Names ignore case. Reusable; one thread at a time.</summary>
public sealed class ScoreResult
{
    private readonly ModelDefinition _definition;
    private readonly ResultNames _names;
    private readonly HandoffReasons _reasons;
    private readonly long[] _scores;
    private readonly int[] _labels;
    private readonly bool[] _flags;
    private readonly int[] _reasonRules;
    private readonly long[] _reasonPoints;

    internal ScoreResult(ModelDefinition definition, ResultNames names, HandoffReasons reasons)
    {
        _definition = definition;
        _names = names;
        _reasons = reasons;
        _scores = new long[definition.Scores.Length];
        _labels = new int[definition.Labels.Length];
        _flags = new bool[definition.Flags.Length];
        _reasonRules = new int[reasons.Total];
        _reasonPoints = new long[reasons.Total];
        Array.Fill(_reasonRules, -1);
    }

    /// <summary>A score in points.</summary>
    /// <exception cref="UnknownNameException">The model has no such score.</exception>
    public decimal this[string score] => GetPoints(_names.Scores.Find(score));

    /// <summary>A score in points.</summary>
    public decimal GetPoints(int score) => (decimal)_scores[score] / PointsMath.Scale;

    /// <summary>A score in thousandths of a point.</summary>
    public long GetScore(int score) => _scores[score];

    /// <summary>A score in points, if the model has it.</summary>
    public bool TryGetPoints(string score, out decimal points)
    {
        var isThere = _names.Scores.TryFind(score, out var index);
        points = isThere ? GetPoints(index) : 0;
        return isThere;
    }

    /// <summary>The label of bands, a rating or stages.</summary>
    /// <exception cref="UnknownNameException">The model has no such bands, rating or stages.</exception>
    public string GetLabel(string name) => GetLabel(_names.Labels.Find(name));

    /// <summary>The label of bands, a rating or stages.</summary>
    public string GetLabel(int label) => _definition.Labels[label].Labels[_labels[label]];

    /// <summary>The index of the label of bands, a rating or stages.</summary>
    public int GetLabelIndex(int label) => _labels[label];

    /// <summary>The label of bands, a rating or stages, if the model has them; else empty.</summary>
    public bool TryGetLabel(string name, out string label)
    {
        var isThere = _names.Labels.TryFind(name, out var index);
        label = isThere ? GetLabel(index) : "";
        return isThere;
    }

    /// <summary>Whether an exclusion, segment, hand-off or outcome holds.</summary>
    /// <exception cref="UnknownNameException">The model has no such exclusion, segment, hand-off or outcome.</exception>
    public bool Is(string flag) => _flags[_names.Flags.Find(flag)];

    /// <summary>Whether an exclusion, segment, hand-off or outcome holds.</summary>
    public bool Is(int flag) => _flags[flag];

    /// <summary>Whether an exclusion, segment, hand-off or outcome holds, if the model has it.</summary>
    public bool TryGetFlag(string flag, out bool holds)
    {
        var isThere = _names.Flags.TryFind(flag, out var index);
        holds = isThere && _flags[index];
        return isThere;
    }

    /// <summary>The exclusions that hold, in order of declaration.</summary>
    public IReadOnlyList<string> Exclusions => Holding(FlagKind.Exclusion);

    /// <summary>The segments that hold, in order of declaration.</summary>
    public IReadOnlyList<string> Segments => Holding(FlagKind.Segment);

    /// <summary>The hand-offs that hold, in order of declaration.</summary>
    public IReadOnlyList<string> Handoffs => Holding(FlagKind.Handoff);

    /// <summary>The outcomes that hold, in order of declaration.</summary>
    public IReadOnlyList<string> Outcomes => Holding(FlagKind.Outcome);

    /// <summary>The reasons of a hand-off that holds, strongest first; else empty.</summary>
    /// <exception cref="UnknownNameException">The model has no such hand-off.</exception>
    public IReadOnlyList<string> GetReasons(string handoff)
    {
        var reasons = new List<string>();
        foreach (var rule in GetReasons(_names.Flags.Find(handoff)))
        {
            reasons.Add(_names.RuleLabel(rule));
        }

        return reasons;
    }

    /// <summary>The rules that are the reasons of a hand-off, strongest first, as indexes; empty where it does not hold.</summary>
    public ReadOnlySpan<int> GetReasons(int flag)
    {
        ReadOnlySpan<int> rules = _reasonRules.AsSpan(_reasons.RangeOf(flag));
        var end = rules.IndexOf(-1);
        return end < 0 ? rules : rules[..end];
    }

    /// <summary>What each of those reasons gives, after its own cap and the weights above it, in thousandths of a point.</summary>
    public ReadOnlySpan<long> GetReasonPoints(int flag) => _reasonPoints.AsSpan(_reasons.RangeOf(flag))[..GetReasons(flag).Length];

    /// <summary>Takes the results of the row that an evaluation stands on.</summary>
    internal void Take(Evaluation x)
    {
        x.Scores.CopyTo(_scores, 0);
        x.Labels.CopyTo(_labels, 0);
        x.Flags.CopyTo(_flags, 0);
        _reasons.Find(x, _reasonRules, _reasonPoints);
    }

    private List<string> Holding(FlagKind kind)
    {
        var names = new List<string>();
        for (var flag = 0; flag < _flags.Length; flag++)
        {
            if (_flags[flag] && _definition.Flags[flag].Kind == kind)
            {
                names.Add(_definition.Flags[flag].Name);
            }
        }

        return names;
    }
}
