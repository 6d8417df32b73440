using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Works out what a model can reach, each score and result after those that it reads.</summary>
internal sealed class ReachAnalyzer
{
    private readonly ModelPart _part;
    private readonly ImmutableArray<BoundIgnore> _ignores;
    private readonly bool _isForgiving;
    private readonly ModelReach _reach;
    private readonly ValuesAnalyzer _values;
    private readonly KnownProofs? _proofs;
    private readonly CancellationToken _cancellation;

    /// <param name="model">The model.</param>
    /// <param name="part">What is about leads, or what is about accounts.</param>
    /// <param name="isForgiving">
    /// Whether a condition that can never hold is taken for a slip that will be mended: for findings, so that one slip in a rule does not
    /// put a band and a hand-off out of reach too.
    /// </param>
    /// <param name="leads">For accounts: what was worked out about leads.</param>
    /// <param name="proofs">What is known of rules from an earlier text, or null.</param>
    /// <param name="cancellation">Ends the work at the next rule.</param>
    public ReachAnalyzer(Model model, ModelPart part, bool isForgiving, ReachAnalyzer? leads, KnownProofs? proofs, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _proofs = proofs;
        _ignores = model.Ignores;
        _part = part;
        _isForgiving = isForgiving;
        _reach = leads?._reach ?? new ModelReach();
        Keys = leads?.Keys ?? new ExpressionKeys();
        Numbers = leads?.Numbers ?? new NumberEvaluator(Keys);
        _values = new ValuesAnalyzer(Numbers, proofs);
        Solver = new ConditionSolver(part, new AtomFinder(Keys, Numbers), Numbers);
    }

    /// <summary>The keys of expressions.</summary>
    public ExpressionKeys Keys { get; }

    /// <summary>What numbers come to; knows each score's reach once <see cref="Analyze"/> is done.</summary>
    public NumberEvaluator Numbers { get; }

    /// <summary>Works with conditions.</summary>
    public ConditionSolver Solver { get; }

    public ModelReach Analyze()
    {
        foreach (var symbol in _part.EvaluationOrder)
        {
            switch (symbol)
            {
                case ScoreSymbol score:
                    FindScore(score);
                    break;

                case BandsSymbol bands:
                    FindBands(bands);
                    break;

                case RatingSymbol rating:
                    FindCombinations(rating);
                    break;

                case StagesSymbol stages:
                    FindStages(stages);
                    break;

                case FlagSymbol flag when !CanHold(flag):
                    _reach.SetNever(flag);
                    break;
            }
        }

        return _reach;
    }

    /// <summary>What is known of a lead that no exclusion holds for; null where every lead is excluded.</summary>
    public Facts? NotExcluded()
    {
        Facts? facts = Facts.None;
        foreach (var exclusion in _part.Flags.OfType<ExclusionSymbol>())
        {
            facts = facts is null ? null : Solver.Assume(facts, exclusion.Condition, false);
        }

        return facts;
    }

    private bool CanHold(FlagSymbol flag) =>
        (flag is HandoffSymbol ? NotExcluded() : Facts.None) is { } facts && Solver.Assume(facts, flag.Condition, true) is not null;

    private void FindBands(BandsSymbol bands)
    {
        var reach = Numbers.Highest(bands.OfScores);
        var values = bands.OfScores is [var only] ? _reach.Values(only) : null;
        for (var label = 0; label < bands.Labels.Length; label++)
        {
            var low = label < bands.Bounds.Length ? bands.Bounds[label] : (long?)null;
            var high = label > 0 ? bands.Bounds[label - 1] : (long?)null;
            if (reach.Maximum < low || reach.Minimum >= high || values?.HasBetween(low, high) == false)
            {
                _reach.SetNever(bands, label);
            }
        }
    }

    private void FindCombinations(RatingSymbol rating)
    {
        for (var label = 0; label < rating.Labels.Length; label++)
        {
            var rest = label;
            for (var i = rating.Parts.Length - 1; i >= 0; i--)
            {
                var part = rating.Parts[i];
                if (!_reach.CanHave(part, rest % part.Labels.Length))
                {
                    _reach.SetNever(rating, label);
                    break;
                }

                rest /= part.Labels.Length;
            }
        }
    }

    private void FindStages(StagesSymbol stages)
    {
        Facts? before = Facts.None;
        for (var label = 0; label < stages.Labels.Length; label++)
        {
            var condition = label < stages.Conditions.Length ? stages.Conditions[label] : null;
            if (before is null || (condition is not null && Solver.Assume(before, condition, true) is null))
            {
                _reach.SetNever(stages, label);
            }

            before = before is null || condition is null ? before : Solver.Assume(before, condition, false);
        }
    }

    private void FindScore(ScoreSymbol score)
    {
        var formula = score.Formula is null ? PointsInterval.Zero : Numbers.Of(score.Formula, Facts.None).ToPoints();
        var sum = formula.And(OfGroup(score.Body, score, null));
        var ranged = sum.Capped(score.Minimum, score.Maximum);
        Numbers[score] = score.IsRounded ? ranged.Rounded() : ranged;
        _reach.Set(score, sum, Numbers[score]);
        var values = score.Formula is null ? _values.OfBody(score.Body)?.Capped(score.Minimum, score.Maximum) : null;
        _reach.Set(score, score.IsRounded ? values?.Rounded() : values);
    }

    private PointsInterval OfMember(BoundMember member, ScoreSymbol score, BoundDecay? inherited)
    {
        _cancellation.ThrowIfCancellationRequested();
        var decay = member.Decay ?? inherited;
        var proof = member is BoundRule begun ? _proofs?.Begin(begun, score, decay) : null;
        if (proof is { IsComplete: true })
        {
            return Take(member, proof);
        }

        var fades = decay is not (null or BoundDecay.None);
        var points = member switch
        {
            BoundGroup group => OfGroup(group, score, inherited),
            BoundConditionRule rule => OfCondition(rule, fades),
            BoundMatchRule rule => OfMatch(rule, fades),
            BoundEachRule rule => OfEach(rule),
            BoundEveryRule rule => Numbers.Of(rule.Points, Facts.None).ToPoints().Repeated(null),
            _ => PointsInterval.Anything,
        };
        var reach = points.Capped(member.CapDown, member.CapUp);
        _reach.Set(member, points, reach);
        if (proof is not null)
        {
            proof.BeforeCap = points;
            proof.Reach = reach;
            if (member is BoundMatchRule match)
            {
                proof.NeverArms = [.. Enumerable.Range(0, match.Arms.Length).Where(i => !_reach.CanFit(match.Arms[i]))];
            }
        }

        return reach;
    }

    /// <summary>What is known of a rule from an earlier text.</summary>
    private PointsInterval Take(BoundMember member, RuleProof proof)
    {
        _reach.Set(member, proof.BeforeCap, proof.Reach);
        if (member is BoundMatchRule match)
        {
            foreach (var arm in proof.NeverArms)
            {
                _reach.SetNever(match.Arms[arm]);
            }
        }

        return proof.Reach;
    }

    /// <summary>A group before its cap.</summary>
    private PointsInterval OfGroup(BoundGroup group, ScoreSymbol score, BoundDecay? inherited)
    {
        var sum = PointsInterval.Zero;
        foreach (var member in group.Members)
        {
            sum = sum.And(OfMember(member, score, group.Decay ?? inherited));
        }

        var weighted = group.Weight is { } weight ? sum.Weighted(weight) : sum;
        if (group.When is null)
        {
            return weighted;
        }

        var truth = Solver.TruthOf(group.When);
        return !truth.CanHold && !_isForgiving ? PointsInterval.Zero : truth.CanFail ? weighted.OrNothing() : weighted;
    }

    private PointsInterval OfCondition(BoundConditionRule rule, bool fades)
    {
        var facts = Solver.Assume(Facts.None, rule.Condition, true);
        if (facts is null && !_isForgiving)
        {
            return PointsInterval.Zero;
        }

        var points = Numbers.Of(rule.Points, facts ?? Facts.None).ToPoints();
        var isSure = Solver.Assume(Facts.None, rule.Condition, false) is null;
        return isSure && !(fades && BoundTree.ReadsEvents(rule.Condition)) ? points : points.OrNothing();
    }

    /// <summary>Arms exclude one another: the rule gives what one of them gives.</summary>
    private PointsInterval OfMatch(BoundMatchRule rule, bool fades)
    {
        PointsInterval? points = fades && !rule.Phrases.IsEmpty ? PointsInterval.Zero : null;
        Facts? before = Facts.None;
        foreach (var arm in rule.Arms)
        {
            var facts = before is null || arm.Condition is null ? before : Solver.Assume(before, arm.Condition, true);
            if (facts is null)
            {
                _reach.SetNever(arm);
            }

            if (facts is not null || _isForgiving)
            {
                var own = Numbers.Of(arm.Points, facts ?? Facts.None).ToPoints();
                points = points?.Or(own) ?? own;
            }

            before = before is null || arm.Condition is null ? null : Solver.Assume(before, arm.Condition, false);
        }

        return points is null ? PointsInterval.Zero : before is null ? points.Value : points.Value.OrNothing();
    }

    private PointsInterval OfEach(BoundEachRule rule)
    {
        var facts = FactsOf(rule.Phrase, _isForgiving ? [] : null);
        return facts is null && !_isForgiving
            ? PointsInterval.Zero
            : Numbers.Of(rule.Points, facts ?? Facts.None).ToPoints().Repeated(ValuesAnalyzer.MostEvents(rule));
    }

    /// <summary>What is known of an event that a phrase takes, and of its lead; null where it takes none.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="ignores">What is ignored; null for all that the model ignores.</param>
    public Facts? FactsOf(BoundEventPhrase phrase, ImmutableArray<BoundIgnore>? ignores)
    {
        var facts = With(With(Facts.None, phrase.Subject, true), phrase.Where, true);
        foreach (var ignore in (ignores ?? _ignores).OfType<BoundIgnore.Matching>().Where(i => i.Phrase.Event == phrase.Event && i.Phrase.Window is null))
        {
            var conditions = new[] { ignore.Phrase.Subject, ignore.Phrase.Where }.OfType<BoundCondition>().ToImmutableArray();
            facts = conditions.IsEmpty ? null : With(facts, new BoundLogical(ignore.Syntax, true, conditions), false);
        }

        return facts;

        Facts? With(Facts? known, BoundCondition? condition, bool holds) =>
            known is null || condition is null ? known : Solver.Assume(known, condition, holds);
    }
}
