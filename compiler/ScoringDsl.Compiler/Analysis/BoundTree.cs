using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Walks what is bound. Names are not followed: what a define or a result says is a matter of its own.</summary>
public static class BoundTree
{
    /// <summary>The parts of an expression, event phrases' own conditions left out.</summary>
    public static IEnumerable<BoundExpression> Parts(BoundExpression expression) => expression switch
    {
        BoundLogical e => e.Operands,
        BoundNot e => [e.Operand],
        BoundNumberComparison e => [e.Left, e.Right],
        BoundNumberRange e => [e.Value, e.Low, e.High],
        BoundNumberSet e => [e.Value],
        BoundNumberPresence e => [e.Value],
        BoundEventCondition e => [e.Count],
        BoundEventRange e => [e.Low, e.High],
        BoundSum e => e.Terms,
        BoundProduct e => e.Factors,
        BoundNegation e => [e.Operand],
        _ => [],
    };

    /// <summary>The event phrase that stands in an expression itself, or null.</summary>
    public static BoundEventPhrase? Phrase(BoundExpression expression) => expression switch
    {
        BoundEventCondition e => e.Phrase,
        BoundEventRange e => e.Phrase,
        BoundCount e => e.Phrase,
        BoundDistinctCount e => e.Phrase,
        BoundMostPer e => e.Phrase,
        BoundPropertyAggregate e => e.Phrase,
        BoundDaysSinceEvent e => e.Phrase,
        _ => null,
    };

    /// <summary>The fields and properties that an expression itself looks at.</summary>
    public static IEnumerable<FieldSymbol> Fields(BoundExpression expression) => expression switch
    {
        BoundTextTest e => [e.Text.Field],
        BoundTextComparison e => [e.Left.Field, e.Right.Field],
        BoundPresence e => [e.Field],
        BoundEmailValidity e => [e.Field],
        BoundGibberish e => [e.Text.Field],
        BoundBoolTest e => [e.Field],
        BoundDateWindow e => [e.Field],
        BoundDateComparison e => [e.Field],
        BoundDateFieldComparison e => [e.Left, e.Right],
        BoundNumberField e => [e.Field],
        BoundDaysSince e => [e.Field],
        BoundTextLength e => [e.Field],
        BoundListSize e => [e.Field],
        _ => [],
    };

    /// <summary>The condition and the number about each lead of an account that stand in an expression itself.</summary>
    public static (BoundCondition? Where, BoundNumber? Value) OfLeads(BoundExpression expression) => expression switch
    {
        BoundLeadCount e => (e.Where, null),
        BoundLeadAggregate e => (e.Where, e.Value),
        BoundTopLeads e => (e.Where, e.Value),
        _ => default,
    };

    /// <summary>An expression and all its parts, in the order of the text; by a stack of its own, as chains may be of any length.</summary>
    public static IEnumerable<BoundExpression> All(BoundExpression expression)
    {
        var open = new Stack<BoundExpression>([expression]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var part in Parts(next).Reverse())
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Whether an expression looks at events, through defines too: a rule whose condition does fades by the newest of them.</summary>
    public static bool ReadsEvents(BoundExpression expression)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<BoundExpression>([expression]);
        while (open.TryPop(out var next))
        {
            if (Phrase(next) is not null)
            {
                return true;
            }

            var define = (next as BoundDefineCondition)?.Define ?? (next as BoundDefineNumber)?.Define;
            if (define is not null && seen.Add(define))
            {
                open.Push(define.Value);
            }

            foreach (var part in Parts(next))
            {
                open.Push(part);
            }
        }

        return false;
    }
}
