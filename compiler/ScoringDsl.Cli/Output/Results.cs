using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Output;

/// <summary>The results of a run, with the columns that every format has, in their order.</summary>
internal sealed class Results
{
    private readonly ScoreTable _table;
    private readonly Func<int, string> _keyOf;
    private readonly int[] _exclusions;
    private readonly int[] _segments;
    private readonly int[] _handoffs;
    private readonly int[] _outcomes;

    /// <summary>Results of leads, or of accounts.</summary>
    /// <param name="definition">The model of leads, or that of accounts.</param>
    /// <param name="keyOf">The key of a row.</param>
    /// <param name="table">The scores.</param>
    /// <param name="top">How many rows are wanted, those of the highest first score first; null for all in their order.</param>
    public Results(ModelDefinition definition, Func<int, string> keyOf, ScoreTable table, int? top)
    {
        Definition = definition;
        _keyOf = keyOf;
        _table = table;
        Labels = [.. Enumerable.Range(0, definition.Labels.Length).OrderBy(label => definition.Labels[label].Kind)];
        _exclusions = FlagsOf(FlagKind.Exclusion);
        _segments = FlagsOf(FlagKind.Segment);
        _handoffs = FlagsOf(FlagKind.Handoff);
        _outcomes = FlagsOf(FlagKind.Outcome);
        var rows = Enumerable.Range(0, table.Count);
        Rows = top is null || definition.Scores.Length == 0
            ? [.. rows.Take(top ?? table.Count)]
            : [.. rows.OrderByDescending(row => table.GetScore(row, 0)).Take(top.Value)];
    }

    /// <summary>The model.</summary>
    public ModelDefinition Definition { get; }

    /// <summary>The rows to write, in their order.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Bands, then ratings, then stages, each in order of declaration.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The names of all columns in their order.</summary>
    public IReadOnlyList<string> ColumnNames =>
    [
        Definition.KeyColumn,
        .. Definition.Scores.Select(score => score.Name),
        .. Labels.Select(label => Definition.Labels[label].Name),
        "excluded", "segments", "handoffs", "reasons",
        .. HasOutcomes ? ["outcomes"] : Array.Empty<string>(),
    ];

    /// <summary>Whether the model has outcomes; without any they are no column.</summary>
    public bool HasOutcomes => _outcomes.Length > 0;

    /// <summary>How many leads or accounts there are, those that are not wanted included.</summary>
    public int Count => _table.Count;

    /// <summary>The key of the lead or account.</summary>
    public string Key(int row) => _keyOf(row);

    /// <summary>A score as text, without trailing zeros.</summary>
    public string Score(int row, int score) => ValueReader.FormatPoints(_table.GetScore(row, score));

    /// <summary>The label of bands, a rating or stages.</summary>
    public string Label(int row, int label) => Definition.Labels[label].Labels[_table.GetLabel(row, label)];

    /// <summary>The exclusions that hold.</summary>
    public IReadOnlyList<string> Excluded(int row) => Holding(row, _exclusions);

    /// <summary>The segments that hold.</summary>
    public IReadOnlyList<string> Segments(int row) => Holding(row, _segments);

    /// <summary>The hand-offs that hold.</summary>
    public IReadOnlyList<string> Handoffs(int row) => Holding(row, _handoffs);

    /// <summary>The outcomes that hold.</summary>
    public IReadOnlyList<string> Outcomes(int row) => Holding(row, _outcomes);

    /// <summary>The reasons of the hand-offs that hold, strongest first, each once.</summary>
    public IReadOnlyList<string> Reasons(int row)
    {
        List<string>? reasons = null;
        foreach (var flag in _handoffs)
        {
            foreach (var rule in _table.GetReasons(row, flag))
            {
                var label = _table.GetRuleLabel(rule);
                if (reasons is null || !reasons.Contains(label))
                {
                    (reasons ??= []).Add(label);
                }
            }
        }

        return reasons ?? [];
    }

    /// <summary>For each label of bands, a rating or stages how many of all have it.</summary>
    public long[] CountLabels(int label)
    {
        var counts = new long[Definition.Labels[label].Labels.Length];
        for (var row = 0; row < _table.Count; row++)
        {
            counts[_table.GetLabel(row, label)]++;
        }

        return counts;
    }

    /// <summary>For how many of all an exclusion, segment, hand-off or outcome holds.</summary>
    public long CountFlag(int flag)
    {
        var count = 0L;
        for (var row = 0; row < _table.Count; row++)
        {
            count += _table.GetFlag(row, flag) ? 1 : 0;
        }

        return count;
    }

    private int[] FlagsOf(FlagKind kind) => [.. Enumerable.Range(0, Definition.Flags.Length).Where(flag => Definition.Flags[flag].Kind == kind)];

    private List<string> Holding(int row, int[] flags)
    {
        List<string>? names = null;
        foreach (var flag in flags)
        {
            if (_table.GetFlag(row, flag))
            {
                (names ??= []).Add(Definition.Flags[flag].Name);
            }
        }

        return names ?? [];
    }
}
