using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Numbers and their comparisons.</summary>
internal sealed partial class ExpressionPlanner
{
    /// <summary>Lowers a number; constants are computed.</summary>
    public PlanNumber Lower(BoundNumber number) => number switch
    {
        BoundNumberLiteral n => new PlanNumber.Literal(n.Value),
        BoundDefineNumber n => LowerNumber(n.Define),
        BoundNumberField n => NumberOf(n.Field),
        BoundSum n => Sum([.. n.Terms.Select(Lower)], n.Subtracted),
        BoundProduct n => Product([.. n.Factors.Select(Lower)], n.Divided),
        BoundNegation n => Lower(n.Operand) is PlanNumber.Literal literal ? new PlanNumber.Literal(-literal.Value) : new PlanNumber.Negation(Lower(n.Operand)),
        BoundCount n => new PlanNumber.Count(Events(n.Phrase)),
        BoundDistinctCount n => new PlanNumber.Distinct(Events(n.Phrase), Property(n.Property)),
        BoundMostPer n => new PlanNumber.MostPer(Events(n.Phrase), Property(n.Property)),
        BoundPropertyAggregate n => new PlanNumber.Property(n.Function, Events(n.Phrase), slots.Number(n.Property)),
        BoundDaysSince n => new PlanNumber.DaysSince(InstantOf(n.Field)),
        BoundDaysSinceEvent n => new PlanNumber.DaysSince(EdgeOf(n)),
        BoundTextLength n => LengthOf(n.Field),
        BoundListSize n => LengthOf(n.Field),
        BoundScoreValue n => new PlanNumber.Score(n.Score.Ordinal),
        BoundHighest n => new PlanNumber.Highest(HighestOf(n.Scores)),
        BoundLeadCount n => new PlanNumber.LeadCount(Questions.Ask(n.Where)),
        BoundLeadAggregate n => new PlanNumber.LeadAggregate(n.Function, Questions.Ask(n.Value), Questions.Ask(n.Where)),
        BoundTopLeads n => new PlanNumber.TopLeads(n.Count, Questions.Ask(n.Value), Questions.Ask(n.Where)),
        _ => throw new InvalidOperationException(number.GetType().Name),
    };

    private LeadQuestions Questions => questions ?? throw new InvalidOperationException("Only the rules of accounts ask for their leads.");

    /// <summary>The property by which events are told apart.</summary>
    public PlanProperty Property(FieldSymbol property) => property.Type switch
    {
        FieldType.Number or FieldType.Bool => new PlanProperty(PlanPropertyKind.Number, slots.Number(property)),
        FieldType.Date => new PlanProperty(PlanPropertyKind.Instant, slots.Instant(property)),
        _ => new PlanProperty(PlanPropertyKind.Text, slots.KeptText(property, Runtime.Abi.TextFacet.None)),
    };

    private static PlanNumber Sum(ImmutableArray<PlanNumber> terms, ImmutableArray<bool> subtracted)
    {
        if (!terms.All(t => t is PlanNumber.Literal))
        {
            return new PlanNumber.Sum(terms, subtracted);
        }

        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++)
        {
            var term = ((PlanNumber.Literal)terms[i]).Value;
            sum = i == 0 ? term : subtracted[i] ? sum - term : sum + term;
        }

        return new PlanNumber.Literal(PointsMath.Finite(sum));
    }

    private static PlanNumber Product(ImmutableArray<PlanNumber> factors, ImmutableArray<bool> divided)
    {
        if (!factors.All(f => f is PlanNumber.Literal))
        {
            return new PlanNumber.Product(factors, divided);
        }

        var product = 1.0;
        for (var i = 0; i < factors.Length; i++)
        {
            var factor = ((PlanNumber.Literal)factors[i]).Value;
            product = i == 0 ? factor : divided[i] ? product / factor : product * factor;
        }

        return new PlanNumber.Literal(PointsMath.Finite(product));
    }

    private PlanNumber LengthOf(FieldSymbol field) =>
        field.Owner == FieldOwner.Event ? new PlanNumber.EventNumber(slots.Length(field)) : new PlanNumber.LeadNumber(slots.Length(field));

    private PlanInstant EdgeOf(BoundDaysSinceEvent edge)
    {
        var found = Events(edge.Phrase);
        return edge.IsLast ? new PlanInstant.Last(found) : new PlanInstant.First(found);
    }

    private PlanCondition Range(BoundNumberRange range)
    {
        var inside = All(Compare(range.Value, ComparisonOperator.GreaterOrEqual, range.Low), Compare(range.Value, ComparisonOperator.LessOrEqual, range.High));
        return range.IsNegated
            ? All(KnownNumbers(Lower(range.Value), Lower(range.Low), Lower(range.High)).Append(Not(inside)))
            : inside;
    }

    private PlanCondition NumberSet(BoundNumberSet set)
    {
        var value = Lower(set.Value);
        var any = Join(
            isAnd: false,
            set.Values.Select(PlanCondition (v) => new PlanCondition.NumberCompare(value, ComparisonOperator.Equal, new PlanNumber.Literal(v))));
        return set.IsNegated ? All(KnownNumbers(value).Append(Not(any))) : any;
    }

    private PlanCondition Compare(BoundNumber left, ComparisonOperator @operator, BoundNumber right)
    {
        if (Exact(right) is { } value && CompareExactly(left, @operator, value) is { } exact)
        {
            return exact;
        }

        if (Exact(left) is { } mirrored && CompareExactly(right, Operators.Mirror(@operator), mirrored) is { } swapped)
        {
            return swapped;
        }

        return CompareNumbers(Lower(left), @operator, Lower(right));
    }

    private static PlanCondition CompareNumbers(PlanNumber left, ComparisonOperator @operator, PlanNumber right)
    {
        var compared = new PlanCondition.NumberCompare(left, @operator, right);
        return @operator == ComparisonOperator.NotEqual ? All(KnownNumbers(left, right).Append(compared)) : compared;
    }

    private static IEnumerable<PlanCondition> KnownNumbers(params PlanNumber[] numbers) =>
        numbers.Where(n => n is not (PlanNumber.Finished or PlanNumber.Count or PlanNumber.Distinct or PlanNumber.MostPer or PlanNumber.LeadCount)).Select(IsKnown);

    /// <summary>A constant may be missing too: <c>1 / 0</c> is.</summary>
    private static PlanCondition IsKnown(PlanNumber number) =>
        number is PlanNumber.Literal literal ? new PlanCondition.Constant(!double.IsNaN(literal.Value)) : new PlanCondition.NumberKnown(number);

    /// <summary>
    /// Counts, finished scores and ages are whole numbers (of events, thousandths, microseconds): compared with a constant they are
    /// compared exactly, without passing through a double.
    /// </summary>
    private PlanCondition? CompareExactly(BoundNumber left, ComparisonOperator @operator, decimal value)
    {
        switch (left)
        {
            case BoundCount count:
                return Operators.WithWhole(@operator, value, out var always) is { } whole
                    ? new PlanCondition.CountCompare(Events(count.Phrase), whole.Operator, whole.Value)
                    : new PlanCondition.Constant(always);
            case BoundLeadCount:
                return Operators.WithWhole(@operator, value, out always) is { } leads
                    ? new PlanCondition.NumberCompare(Lower(left), leads.Operator, new PlanNumber.Literal(leads.Value))
                    : new PlanCondition.Constant(always);
            case BoundScoreValue or BoundHighest when Lower(left) is PlanNumber.Finished score:
                return Operators.WithWhole(@operator, Scaled(value, PointsMath.Scale), out always) is { } points
                    ? new PlanCondition.ScoreCompare(score, points.Operator, points.Value)
                    : new PlanCondition.Constant(always);
            case BoundDaysSince days:
                return CompareAge(InstantOf(days.Field), @operator, value);
            case BoundDaysSinceEvent days:
                return CompareAge(EdgeOf(days), @operator, value);
            default:
                return null;
        }
    }

    /// <summary>asOf − t ≥ days is t ≤ asOf − days.</summary>
    private static PlanCondition CompareAge(PlanInstant instant, ComparisonOperator @operator, decimal days)
    {
        if (Operators.WithWhole(@operator, Scaled(days, MicrosecondsPerDay), out var always) is not { } age)
        {
            return All(new PlanCondition.InstantKnown(instant), new PlanCondition.Constant(always));
        }

        return CompareInstants(instant, Operators.Mirror(age.Operator), AsOf(-Math.Clamp(age.Value, -LongestDuration, LongestDuration)));
    }

    /// <summary>The product, or the largest decimal where it does not fit: no count, score or age comes near it.</summary>
    private static decimal Scaled(decimal value, decimal scale) =>
        Math.Abs(value) > decimal.MaxValue / scale ? (value > 0 ? decimal.MaxValue : decimal.MinValue) : value * scale;

    private PlanCondition CompareCount(PlanEvents found, ComparisonOperator @operator, BoundNumber count)
    {
        if (Exact(count) is not { } value)
        {
            return CompareNumbers(new PlanNumber.Count(found), @operator, Lower(count));
        }

        return Operators.WithWhole(@operator, value, out var always) is { } whole
            ? new PlanCondition.CountCompare(found, whole.Operator, whole.Value)
            : new PlanCondition.Constant(always);
    }

    /// <summary>The exact value of a constant as written, or null.</summary>
    private static decimal? Exact(BoundNumber number) => number switch
    {
        BoundNumberLiteral n => n.Exact,
        BoundDefineNumber n => Exact((BoundNumber)n.Define.Value),
        BoundNegation n => -Exact(n.Operand),
        _ => null,
    };
}
