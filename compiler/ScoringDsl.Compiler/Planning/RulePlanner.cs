using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Numbers rules and groups, hands inherited decay down, and lowers them.</summary>
internal sealed class RulePlanner(ExpressionPlanner expressions, SlotLayout slots, EventLayout events)
{
    private const long Hour = 3_600_000_000;

    private readonly List<PlanRule> _rules = [];
    private readonly List<PlanGroup?> _groups = [];
    private readonly FoldPlanner _folds = new(slots);

    public ImmutableArray<PlanRule> Rules => [.. _rules];

    public ImmutableArray<PlanGroup> Groups => [.. _groups.OfType<PlanGroup>()];

    public ImmutableArray<PlanNumberFold> NumberFolds => _folds.NumberFolds;

    /// <summary>Lowers the body of a score.</summary>
    public PlanGroup Body(ScoreSymbol score) => Group(score.Body, score.Source, inherited: null);

    private PlanGroup Group(BoundGroup group, SourceText source, BoundDecay? inherited)
    {
        var index = _groups.Count;
        _groups.Add(null);
        var decay = group.Decay ?? inherited;
        var when = group.When is null ? null : expressions.Lower(group.When);
        var members = ImmutableArray.CreateBuilder<PlanMember>();
        var definitions = new List<MemberDefinition>();
        foreach (var member in group.Members)
        {
            if (member is BoundGroup inner)
            {
                var planned = Group(inner, source, decay);
                members.Add(new PlanMember(true, planned.Index));
                definitions.Add(planned.Definition);
            }
            else
            {
                var planned = Rule((BoundRule)member, decay);
                _rules.Add(planned);
                members.Add(new PlanMember(false, planned.Definition.Index));
                definitions.Add(planned.Definition);
            }
        }

        var folds = _folds.Fold(members.Where(m => !m.IsGroup).Select(m => _rules[m.Index]));
        var definition = new GroupDefinition
        {
            Index = index,
            Label = group.Title,
            CapDown = group.CapDown ?? long.MinValue,
            CapUp = group.CapUp ?? long.MaxValue,
            Weight = group.Weight ?? 1_000_000,
            Members = [.. definitions],
        };
        var result = new PlanGroup(
            index,
            definition,
            when,
            new PlanPlace(source, group.When?.Syntax.Span ?? group.Syntax.Span),
            [.. members.Where(m => m.IsGroup || !folds.Rules.Contains(m.Index))],
            folds.Texts,
            folds.Numbers,
            [.. folds.Rules.Order()]);
        _groups[index] = result;
        return result;
    }

    private PlanRule Rule(BoundRule rule, BoundDecay? inherited)
    {
        var definition = new RuleDefinition
        {
            Index = _rules.Count,
            Label = rule.Label,
            CapDown = rule.CapDown ?? long.MinValue,
            CapUp = rule.CapUp ?? long.MaxValue,
            File = rule.Source.Path,
            Line = rule.Source.GetPosition(rule.Syntax.Span.Start).Line + 1,
        };
        var place = PlanPlace.OfStatement(rule.Source, rule.Syntax.Span);
        var decay = rule.Decay ?? inherited;
        return rule switch
        {
            BoundConditionRule r => First(definition, place, decay, [new PlanArm(expressions.Lower(r.Condition), expressions.Lower(r.Points), place)], expressions.PhrasesOf(r.Condition)),
            BoundMatchRule r => Match(definition, place, decay, r),
            BoundEachRule r => Each(definition, place, decay, r),
            BoundEveryRule r => Every(definition, place, r),
            _ => throw new InvalidOperationException(rule.GetType().Name),
        };
    }

    private PlanRule.First First(RuleDefinition definition, PlanPlace place, BoundDecay? decay, ImmutableArray<PlanArm> arms, ImmutableArray<PlanEvents> found)
    {
        // Equal phrases have equal newest events; each is asked once.
        found = [.. found.Distinct()];
        return new PlanRule.First(definition, place, found.IsEmpty ? -1 : events.CurveOf(decay), arms, found);
    }

    private PlanRule.First Match(RuleDefinition definition, PlanPlace place, BoundDecay? decay, BoundMatchRule match)
    {
        var arms = match.Arms.Select(a => new PlanArm(
            a.Condition is null ? new PlanCondition.Constant(true) : expressions.Lower(a.Condition),
            expressions.Lower(a.Points),
            PlanPlace.OfStatement(match.Source, a.Syntax.Span)));
        return First(definition, place, decay, [.. arms], [.. match.Phrases.Select(expressions.Events)]);
    }

    private PlanRule.Each Each(RuleDefinition definition, PlanPlace place, BoundDecay? decay, BoundEachRule rule) => new(
        definition,
        place,
        events.CurveOf(decay),
        expressions.Events(rule.Phrase),
        expressions.Lower(rule.Points),
        rule.DistinctProperty is null ? null : expressions.Property(rule.DistinctProperty),
        rule.PerPeriodCount ?? 0,
        rule.Period switch { Period.Hour => Hour, Period.Day => 24 * Hour, _ => 7 * 24 * Hour });

    private PlanRule.Every Every(RuleDefinition definition, PlanPlace place, BoundEveryRule rule) => new(
        definition,
        place,
        rule.Duration,
        expressions.Events(rule.Phrase),
        rule.Since is null ? -1 : slots.Instant(rule.Since),
        expressions.Lower(rule.Points));
}
