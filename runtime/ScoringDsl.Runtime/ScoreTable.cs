using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Results;

namespace ScoringDsl.Runtime;

/// <summary>The results of a batch, row after row; indexes are those of the definition.</summary>
public sealed class ScoreTable
{
    private readonly ResultNames _names;
    private readonly HandoffReasons _reasons;
    private readonly int _scoreCount;
    private readonly int _labelCount;
    private readonly int _flagCount;
    private readonly long[] _scores;
    private readonly int[] _labels;
    private readonly bool[] _flags;
    private readonly int[] _reasonRules;
    private readonly long[] _reasonPoints;

    internal ScoreTable(int count, ModelDefinition definition, ResultNames names, HandoffReasons reasons)
    {
        Count = count;
        _names = names;
        _reasons = reasons;
        _scoreCount = definition.Scores.Length;
        _labelCount = definition.Labels.Length;
        _flagCount = definition.Flags.Length;
        _scores = new long[(long)count * _scoreCount];
        _labels = new int[(long)count * _labelCount];
        _flags = new bool[(long)count * _flagCount];
        _reasonRules = new int[(long)count * reasons.Total];
        _reasonPoints = new long[(long)count * reasons.Total];
    }

    /// <summary>How many leads.</summary>
    public int Count { get; }

    /// <summary>A score in thousandths of a point.</summary>
    public long GetScore(int row, int score) => _scores[Cell(row, score, _scoreCount)];

    /// <summary>The index of a label.</summary>
    public int GetLabel(int row, int label) => _labels[Cell(row, label, _labelCount)];

    /// <summary>Whether an exclusion, segment, hand-off or outcome holds.</summary>
    public bool GetFlag(int row, int flag) => _flags[Cell(row, flag, _flagCount)];

    /// <summary>The rules that are the reasons of a hand-off, strongest first, as indexes; empty where it does not hold.</summary>
    public ReadOnlySpan<int> GetReasons(int row, int flag)
    {
        ReadOnlySpan<int> rules = _reasonRules.AsSpan(row * _reasons.Total, _reasons.Total)[_reasons.RangeOf(flag)];
        var end = rules.IndexOf(-1);
        return end < 0 ? rules : rules[..end];
    }

    /// <summary>What each of those reasons gives, after its own cap and the weights above it, in thousandths of a point.</summary>
    public ReadOnlySpan<long> GetReasonPoints(int row, int flag) =>
        _reasonPoints.AsSpan(row * _reasons.Total, _reasons.Total)[_reasons.RangeOf(flag)][..GetReasons(row, flag).Length];

    /// <summary>The label of a rule by its index.</summary>
    public string GetRuleLabel(int rule) => _names.RuleLabel(rule);

    /// <summary>Takes the results of the row that an evaluation stands on. Threads may take different rows at once.</summary>
    internal void Take(int row, Evaluation x)
    {
        x.Scores.CopyTo(_scores.AsSpan(row * _scoreCount));
        x.Labels.CopyTo(_labels.AsSpan(row * _labelCount));
        x.Flags.CopyTo(_flags.AsSpan(row * _flagCount));
        if (_reasons.Total > 0)
        {
            _reasons.Find(x, _reasonRules.AsSpan(row * _reasons.Total, _reasons.Total), _reasonPoints.AsSpan(row * _reasons.Total, _reasons.Total));
        }
    }

    private static int Cell(int row, int column, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, columns);
        return (row * columns) + column;
    }
}
