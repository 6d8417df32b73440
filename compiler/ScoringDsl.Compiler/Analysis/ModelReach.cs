using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// What the rules, groups and scores of a model can reach, and which of its labels, arms and flags can come about. Nothing that can happen
/// is left out; something may be given as possible that never happens, where that could not be proved. Immutable.
/// </summary>
public sealed class ModelReach
{
    private readonly Dictionary<ScoreSymbol, PointsInterval> _scores = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundMember, PointsInterval> _members = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ScoreSymbol, PointsInterval> _beforeRanges = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundMember, PointsInterval> _beforeCaps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ScoreSymbol, PointsValues?> _values = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _never = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(LabelSymbol Result, int Label)> _neverLabels = [];

    internal ModelReach()
    {
    }

    /// <summary>Works out the reach of a model.</summary>
    /// <param name="model">The model, bound without errors.</param>
    public static ModelReach Of(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Analyze(model, isForgiving: false)[0].Reach;
    }

    /// <summary>What a finished score can come to, after its range and rounding.</summary>
    public PointsInterval Of(ScoreSymbol score) => _scores.TryGetValue(score, out var reach) ? reach : PointsInterval.Anything;

    /// <summary>What a rule gives after its own cap, or a group after its weight and cap; 0 where its condition fails.</summary>
    public PointsInterval Of(BoundMember member) => _members.TryGetValue(member, out var reach) ? reach : PointsInterval.Anything;

    /// <summary>Whether some lead can have a label of bands, a rating or stages.</summary>
    /// <param name="result">The result.</param>
    /// <param name="label">The label's index.</param>
    public bool CanHave(LabelSymbol result, int label) => !_neverLabels.Contains((result, label));

    /// <summary>Whether an exclusion, segment or hand-off can hold for some lead.</summary>
    public bool CanHold(FlagSymbol flag) => !_never.Contains(flag);

    /// <summary>Whether an arm of <c>match</c> can be the first that fits.</summary>
    public bool CanFit(BoundMatchArm arm) => !_never.Contains(arm);

    /// <summary>What a rule or group gives before its own cap.</summary>
    internal PointsInterval BeforeCap(BoundMember member) => _beforeCaps.TryGetValue(member, out var reach) ? reach : PointsInterval.Anything;

    /// <summary>What a score comes to before its range and rounding.</summary>
    internal PointsInterval BeforeRange(ScoreSymbol score) => _beforeRanges.TryGetValue(score, out var reach) ? reach : PointsInterval.Anything;

    /// <summary>Works through leads and then accounts; both fill one reach.</summary>
    internal static ImmutableArray<(ModelPart Part, ReachAnalyzer Analyzer, ModelReach Reach)> Analyze(Model model, bool isForgiving, KnownProofs? proofs = null, CancellationToken cancellation = default)
    {
        var analyzed = ImmutableArray.CreateBuilder<(ModelPart Part, ReachAnalyzer Analyzer, ModelReach Reach)>();
        foreach (var part in ModelPart.Of(model))
        {
            var analyzer = new ReachAnalyzer(model, part, isForgiving, analyzed.Count > 0 ? analyzed[0].Analyzer : null, proofs, cancellation);
            analyzed.Add((part, analyzer, analyzer.Analyze()));
        }

        return analyzed.DrainToImmutable();
    }

    /// <summary>All the values that a score can have, where they are few; else null.</summary>
    internal PointsValues? Values(ScoreSymbol score) => _values.GetValueOrDefault(score);

    internal void Set(ScoreSymbol score, PointsValues? values) => _values[score] = values;

    internal void Set(ScoreSymbol score, PointsInterval beforeRange, PointsInterval reach)
    {
        _beforeRanges[score] = beforeRange;
        _scores[score] = reach;
    }

    internal void Set(BoundMember member, PointsInterval beforeCap, PointsInterval reach)
    {
        _beforeCaps[member] = beforeCap;
        _members[member] = reach;
    }

    internal void SetNever(object flagOrArm) => _never.Add(flagOrArm);

    internal void SetNever(LabelSymbol result, int label) => _neverLabels.Add((result, label));
}
