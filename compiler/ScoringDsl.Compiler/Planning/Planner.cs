using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Planning;

/// <summary>From a bound model to its plan.</summary>
internal sealed class Planner
{
    private readonly Model _model;
    private readonly string _keyColumn;
    private readonly SlotLayout _slots;
    private readonly EventLayout _events = new();
    private readonly ExpressionPlanner _expressions;
    private readonly RulePlanner _rules;

    private Planner(Model model, string keyColumn, LeadQuestions? questions)
    {
        _model = model;
        _keyColumn = keyColumn;
        _slots = new SlotLayout(model.Events);
        _expressions = new ExpressionPlanner(model, _slots, _events, questions);
        _rules = new RulePlanner(_expressions, _slots, _events);
    }

    /// <summary>Plans a model that has no errors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="includeTests">With the conditions of its tests as probes.</param>
    public static Plan Plan(Model model, bool includeTests) => new Planner(model, model.LeadKey?.Column ?? "lead", null).Run(includeTests);

    private Plan Run(bool includeTests)
    {
        var ignores = _model.Ignores.OrderBy(i => i is BoundIgnore.Burst).Select(Ignore).ToImmutableArray();
        var scores = _model.Scores.Select(Score).ToImmutableArray();
        var steps = _model.EvaluationOrder.Select(Step).ToImmutableArray();
        var probes = includeTests ? _model.Tests.SelectMany(Probes).ToImmutableArray() : [];

        // The rules of accounts ask things of leads: these must be known before the leads' layout is.
        var questions = _model.Account is null ? null : new LeadQuestions(_expressions);
        var account = _model.Account is null
            ? null
            : new Planner(AccountModel.Of(_model, _model.Account), _model.AccountKey?.Column ?? _model.AccountLink?.Column ?? "account", questions).Run(includeTests);
        var asked = questions?.ToPlan();
        var raised = _expressions.RaisedScores.Select(s => new PlanRaised(s, WithFormulaScores(s, scores))).ToImmutableArray();
        var groups = _rules.Groups;
        return new Plan
        {
            Model = _model,
            Definition = Define(scores, groups, asked),
            Filters = [.. _model.Events.Select(_events.FiltersOf)],
            Ignores = ignores,
            Scores = scores,
            Rules = _rules.Rules,
            Groups = groups,
            Steps = steps,
            Defines = _expressions.Defines,
            Raised = raised,
            Highests = _expressions.Highests,
            NumberFolds = _rules.NumberFolds,
            Questions = asked,
            Account = account,
            Probes = probes,
        };
    }

    private PlanIgnore Ignore(BoundIgnore ignore) => new(
        PlanPlace.OfStatement(ignore.Source, ignore.Syntax.Span),
        _expressions.Events(ignore.Phrase),
        ignore is BoundIgnore.Burst burst ? new PlanBurst(burst.Count, burst.Duration) : null);

    private PlanScore Score(ScoreSymbol score)
    {
        var body = _rules.Body(score);
        var read = new SortedSet<int>();
        if (score.Formula is not null)
        {
            CollectScores(score.Formula, read, []);
        }

        return new PlanScore(
            score.Ordinal,
            body.Index,
            score.Formula is null ? null : _expressions.Lower(score.Formula),
            new PlanPlace(score.Source, score.Formula?.Syntax.Span ?? score.NameSpan),
            [.. read]);
    }

    private PlanStep Step(Symbol symbol) => symbol switch
    {
        ScoreSymbol s => new PlanStep.Score(s.Ordinal),
        BandsSymbol { OfScores: [var of] } s => new PlanStep.Bands(s.Ordinal, new PlanNumber.Score(of.Ordinal), s.Bounds),
        BandsSymbol s => new PlanStep.Bands(s.Ordinal, new PlanNumber.Highest(_expressions.HighestOf(s.OfScores)), s.Bounds),
        RatingSymbol s => new PlanStep.Rating(s.Ordinal, [.. s.Parts.Select(p => (p.Ordinal, p.Labels.Length))]),
        StagesSymbol s => new PlanStep.Stages(s.Ordinal, [.. s.Conditions.Select(c => (_expressions.Lower(c), new PlanPlace(s.Source, c.Syntax.Span)))]),
        HandoffSymbol s => new PlanStep.Flag(
            s.Ordinal, ExpressionPlanner.All(ExpressionPlanner.Not(_expressions.AnyExclusion()), _expressions.Lower(s.Condition)), PlaceOf(s)),
        FlagSymbol s => new PlanStep.Flag(s.Ordinal, _expressions.Lower(s.Condition), PlaceOf(s)),
        _ => throw new InvalidOperationException(symbol.GetType().Name),
    };

    private static PlanPlace PlaceOf(FlagSymbol flag) => new(flag.Source, flag.Condition.Syntax.Span);

    private IEnumerable<PlanProbe> Probes(BoundTest test) =>
        test.Leads.SelectMany(l => l.Expectations).OfType<BoundExpectation.Holds>()
            .Select(h => new PlanProbe(h, new PlanPlace(test.Source, h.Syntax.Span), _expressions.Lower(h.Condition)));

    /// <summary>A score raised by its formula is raised where a score in the formula was.</summary>
    private static ImmutableArray<int> WithFormulaScores(int raised, ImmutableArray<PlanScore> scores)
    {
        var all = new SortedSet<int>();
        var open = new Stack<int>([raised]);
        while (open.TryPop(out var score))
        {
            if (all.Add(score))
            {
                foreach (var part in scores[score].FormulaScores)
                {
                    open.Push(part);
                }
            }
        }

        return [.. all];
    }

    private static void CollectScores(BoundNumber number, SortedSet<int> found, HashSet<DefineSymbol> seen)
    {
        switch (number)
        {
            case BoundScoreValue n:
                found.Add(n.Score.Ordinal);
                break;
            case BoundHighest n:
                found.UnionWith(n.Scores.Select(s => s.Ordinal));
                break;
            case BoundSum n:
                foreach (var term in n.Terms)
                {
                    CollectScores(term, found, seen);
                }

                break;
            case BoundProduct n:
                foreach (var factor in n.Factors)
                {
                    CollectScores(factor, found, seen);
                }

                break;
            case BoundNegation n:
                CollectScores(n.Operand, found, seen);
                break;
            case BoundDefineNumber { Define.Value: BoundNumber value } n when seen.Add(n.Define):
                CollectScores(value, found, seen);
                break;
        }
    }

    private ModelDefinition Define(ImmutableArray<PlanScore> scores, ImmutableArray<PlanGroup> groups, PlanQuestions? questions) => new()
    {
        Title = _model.Title,
        Version = _model.Version,
        KeyColumn = _keyColumn,
        LeadFields = [.. _model.LeadFields.Select(f => _slots.Describe(f))],
        AccountFields = [.. _model.AccountFields.Select(f => _slots.Describe(f, "account."))],
        AccountConditions = questions?.Conditions.Length ?? 0,
        AccountNumbers = questions?.Numbers.Length ?? 0,
        Events = [.. _model.Events.Select(Describe)],
        LeadTexts = _slots.LeadTexts(),
        EventTexts = _slots.EventTexts(),
        LeadNumbers = _slots.LeadNumbers,
        LeadInstants = _slots.LeadInstants,
        LeadKeptTexts = _slots.LeadKeptTexts,
        EventNumbers = _slots.EventNumbers,
        EventInstants = _slots.EventInstants,
        EventKeptTexts = _slots.EventKeptTexts,
        Filters = _events.Filters(),
        IgnoresEvents = !_model.Ignores.IsEmpty,
        Windows = _events.Windows(),
        Curves = _events.Curves(),
        Scores = [.. scores.Select(s => Describe(_model.Scores[s.Index], groups[s.Body].Definition))],
        Labels = [.. _model.Labels.Select(Describe)],
        Flags = [.. _model.Flags.Select(Describe)],
    };

    private EventDefinition Describe(EventSymbol e) => new()
    {
        Name = e.Name,
        AtColumn = e.AtColumn,
        LeadColumn = e.LeadColumn ?? _keyColumn,
        IdColumn = e.IdColumn,
        Properties = [.. e.Properties.Select(p => _slots.Describe(p))],
        FiltersSeeTextsOnly = _events.FiltersOf(e).All(f => TextsOnly(f.Condition)),
    };

    private static bool TextsOnly(PlanCondition condition) => condition switch
    {
        PlanCondition.Constant or PlanCondition.EventText => true,
        PlanCondition.Not c => TextsOnly(c.Operand),
        PlanCondition.Logical c => c.Operands.All(TextsOnly),
        _ => false,
    };

    private static ScoreDefinition Describe(ScoreSymbol score, GroupDefinition body) => new()
    {
        Name = score.Name,
        Title = score.Title,
        Minimum = score.Minimum ?? long.MinValue,
        Maximum = score.Maximum ?? long.MaxValue,
        IsRounded = score.IsRounded,
        HasFormula = score.Formula is not null,
        Body = body,
    };

    private static LabelDefinition Describe(LabelSymbol label) => new(
        label.Name,
        label switch { BandsSymbol => LabelKind.Bands, RatingSymbol => LabelKind.Rating, _ => LabelKind.Stages },
        [.. label.Labels]);

    private static FlagDefinition Describe(FlagSymbol flag) => flag switch
    {
        HandoffSymbol h => new FlagDefinition(h.Name, FlagKind.Handoff, h.ReasonCount, [.. h.ReasonScores.Select(s => s.Ordinal).Order()]),
        SegmentSymbol => new FlagDefinition(flag.Name, FlagKind.Segment, 0, []),
        OutcomeSymbol => new FlagDefinition(flag.Name, FlagKind.Outcome, 0, []),
        _ => new FlagDefinition(flag.Name, FlagKind.Exclusion, 0, []),
    };
}
