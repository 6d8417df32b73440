using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Typed;

/// <summary>The result of one lead or account. Indexes are those of the definition that the types were generated from.</summary>
public readonly struct TypedRow
{
    private readonly TypedPart _part;
    private readonly ScoreTable _table;
    private readonly int _row;

    internal TypedRow(TypedPart part, ScoreTable table, int row, string key)
    {
        _part = part;
        _table = table;
        _row = row;
        Key = key;
    }

    /// <summary>The account's key; empty for a lead, whose place in the batch says which it is.</summary>
    public string Key { get; }

    /// <summary>A score in points.</summary>
    public decimal GetPoints(int score) => (decimal)_table.GetScore(_row, _part.Scores[score]) / PointsMath.Scale;

    /// <summary>The index of the label of bands, a rating or stages.</summary>
    public int GetLabel(int label) => _part.LabelValues[label][_table.GetLabel(_row, _part.Labels[label])];

    /// <summary>Whether an exclusion, segment, hand-off or outcome holds.</summary>
    public bool Is(int flag) => _table.GetFlag(_row, _part.Flags[flag]);

    /// <summary>Whether an exclusion holds, be it one that the types do not know.</summary>
    public bool IsExcluded
    {
        get
        {
            var flags = _part.Definition.Flags;
            for (var flag = 0; flag < flags.Length; flag++)
            {
                if (flags[flag].Kind == FlagKind.Exclusion && _table.GetFlag(_row, flag))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Those of some flags that hold, in the order given.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="values">What stands for each.</param>
    public IReadOnlyList<T> Holding<T>(ReadOnlySpan<int> flags, ReadOnlySpan<T> values)
    {
        List<T>? holding = null;
        for (var i = 0; i < flags.Length; i++)
        {
            if (Is(flags[i]))
            {
                (holding ??= []).Add(values[i]);
            }
        }

        return holding is null ? [] : holding;
    }

    /// <summary>The reasons of a hand-off that holds, strongest first; else empty.</summary>
    public IReadOnlyList<Reason> GetReasons(int flag)
    {
        var rules = _table.GetReasons(_row, _part.Flags[flag]);
        var points = _table.GetReasonPoints(_row, _part.Flags[flag]);
        var reasons = new Reason[rules.Length];
        for (var i = 0; i < reasons.Length; i++)
        {
            reasons[i] = new Reason(_table.GetRuleLabel(rules[i]), (decimal)points[i] / PointsMath.Scale);
        }

        return reasons;
    }

    /// <summary>Which of a family's scores is the highest: the first of equals, −1 where none is above 0.</summary>
    /// <param name="scores">The family's scores.</param>
    public int HighestOf(ReadOnlySpan<int> scores)
    {
        var highest = -1;
        var most = 0L;
        for (var i = 0; i < scores.Length; i++)
        {
            var score = _table.GetScore(_row, _part.Scores[scores[i]]);
            if (score > most)
            {
                (highest, most) = (i, score);
            }
        }

        return highest;
    }

    /// <summary>The highest of a family's scores, in points.</summary>
    /// <param name="scores">The family's scores; at least one.</param>
    public decimal GetHighest(ReadOnlySpan<int> scores)
    {
        var most = long.MinValue;
        foreach (var score in scores)
        {
            most = Math.Max(most, _table.GetScore(_row, _part.Scores[score]));
        }

        return (decimal)most / PointsMath.Scale;
    }
}
