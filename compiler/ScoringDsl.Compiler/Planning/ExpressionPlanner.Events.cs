using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Event phrases: what hangs on the event alone becomes a filter, on the lead alone a gate, on both a residual.</summary>
internal sealed partial class ExpressionPlanner
{
    /// <summary>The events of a phrase.</summary>
    public PlanEvents Events(BoundEventPhrase phrase)
    {
        var conjuncts = new List<PlanCondition>();
        foreach (var part in new[] { phrase.Subject, phrase.Where })
        {
            if (part is not null)
            {
                conjuncts.AddRange(Lower(part) is PlanCondition.Logical { IsAnd: true } all ? all.Operands : [Lower(part)]);
            }
        }

        var filter = All(conjuncts.Where(c => Dependence.Of(c) == Depends.Event));
        var gate = conjuncts.Where(c => Dependence.Of(c) is Depends.Lead or Depends.Nothing).ToList();
        var residual = conjuncts.Where(c => Dependence.Of(c) == Depends.Both).Select(c => WithFilters(phrase.Event, c)).ToList();
        return new PlanEvents(
            events.FilterOf(phrase.Event, filter),
            events.WindowOf(phrase.Window),
            gate.Count == 0 ? null : All(gate),
            residual.Count == 0 ? null : All(residual));
    }

    /// <summary>
    /// The events of every phrase in a condition that stands outside <c>not</c>: by the newest of them a rule without <c>each</c> decays.
    /// </summary>
    public ImmutableArray<PlanEvents> PhrasesOf(BoundCondition condition)
    {
        var found = ImmutableArray.CreateBuilder<PlanEvents>();
        Collect(condition, found, []);
        return found.ToImmutable();
    }

    private void Collect(BoundExpression expression, ImmutableArray<PlanEvents>.Builder found, HashSet<DefineSymbol> seen)
    {
        switch (expression)
        {
            case BoundLogical c:
                foreach (var operand in c.Operands)
                {
                    Collect(operand, found, seen);
                }

                break;
            case BoundDefineCondition c when seen.Add(c.Define):
                Collect(c.Define.Value, found, seen);
                break;
            case BoundDefineNumber c when seen.Add(c.Define):
                Collect(c.Define.Value, found, seen);
                break;
            case BoundNumberComparison c:
                Collect(c.Left, found, seen);
                Collect(c.Right, found, seen);
                break;
            case BoundNumberRange c:
                Collect(c.Value, found, seen);
                Collect(c.Low, found, seen);
                Collect(c.High, found, seen);
                break;
            case BoundNumberSet c:
                Collect(c.Value, found, seen);
                break;
            case BoundNumberPresence c:
                Collect(c.Value, found, seen);
                break;
            case BoundEventCondition c:
                found.Add(Events(c.Phrase));
                Collect(c.Count, found, seen);
                break;
            case BoundEventRange c:
                found.Add(Events(c.Phrase));
                Collect(c.Low, found, seen);
                Collect(c.High, found, seen);
                break;
            case BoundSum c:
                foreach (var term in c.Terms)
                {
                    Collect(term, found, seen);
                }

                break;
            case BoundProduct c:
                foreach (var factor in c.Factors)
                {
                    Collect(factor, found, seen);
                }

                break;
            case BoundNegation c:
                Collect(c.Operand, found, seen);
                break;
            case BoundCount c:
                found.Add(Events(c.Phrase));
                break;
            case BoundDistinctCount c:
                found.Add(Events(c.Phrase));
                break;
            case BoundMostPer c:
                found.Add(Events(c.Phrase));
                break;
            case BoundPropertyAggregate c:
                found.Add(Events(c.Phrase));
                break;
        }
    }

    /// <summary>Puts filters for the parts of a residual that hang on the event alone: its texts can be asked only when its signature is made.</summary>
    private PlanCondition WithFilters(EventSymbol e, PlanCondition condition) => Dependence.Of(condition) == Depends.Event
        ? new PlanCondition.Passes(events.FilterOf(e, condition))
        : condition switch
        {
            PlanCondition.Logical c => new PlanCondition.Logical(c.IsAnd, [.. c.Operands.Select(o => WithFilters(e, o))]),
            PlanCondition.Not c => new PlanCondition.Not(WithFilters(e, c.Operand)),
            _ => condition,
        };
}
