using System.Numerics;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <content>Numbers.</content>
internal sealed partial class Walker
{
    private const int Millionths = 1_000_000;

    private const double LargestSummed = 9e12;

    private readonly Dictionary<DefineSymbol, Number> _definedNumbers = [];

    /// <summary>A number; <paramref name="e"/> is the event whose properties are seen, under <c>each</c> and in <c>where</c>.</summary>
    private Number NumberOf(BoundNumber number, Happening? e = null) => number switch
    {
        BoundNumberLiteral n => new Number(n.Value, Rational.Of(n.Exact)),
        BoundDefineNumber n => Defined(n.Define),
        BoundNumberField n => Number.Of(FactsOf(n.Field, e).Number(n.Field)),
        BoundSum n => Chain(n.Terms.Select(t => NumberOf(t, e)), n.Subtracted, (a, b) => a + b, (a, b) => a - b),
        BoundProduct n => Chain(n.Factors.Select(f => NumberOf(f, e)), n.Divided, (a, b) => a * b, (a, b) => a / b),
        BoundNegation n => -NumberOf(n.Operand, e),
        BoundCount n => Number.Of(new Rational(Matched(n.Phrase).Count, 1)),
        BoundDistinctCount n => Number.Of(new Rational(Matched(n.Phrase).Select(m => m.Facts.Distinct(n.Property)).OfType<object>().Distinct().Count(), 1)),
        BoundMostPer n => Number.Of(Matched(n.Phrase).Select(m => m.Facts.Distinct(n.Property)).OfType<object>().GroupBy(v => v).Select(v => v.Count()).DefaultIfEmpty().Max()),
        BoundPropertyAggregate n => Aggregate(n.Function, [.. Matched(n.Phrase).Select(m => m.Facts.Number(n.Property)).Where(v => !double.IsNaN(v))]),
        BoundDaysSince n => DaysSince(InstantOf(n.Field, e)),
        BoundDaysSinceEvent n => DaysSince(n.IsLast ? Matched(n.Phrase).Max(m => (long?)m.At) : Matched(n.Phrase).Min(m => (long?)m.At)),
        BoundTextLength n => FactsOf(n.Field, e).Text(n.Field) is { } text ? Number.Of(Characters.CodePoints(text).Count) : Number.Missing,
        BoundListSize n => FactsOf(n.Field, e).Items(n.Field) is { Count: > 0 } items ? Number.Of(items.Count) : Number.Missing,
        BoundScoreValue n => Number.Of(new Rational(_scores[n.Score.Ordinal], Points.Scale)),
        BoundHighest n => Number.Of(new Rational(Highest(n.Scores), Points.Scale)),
        BoundLeadCount n => Number.Of(new Rational(LeadsWhere(n.Where).Count(), 1)),
        BoundLeadAggregate n => Aggregate(n.Function, ValuesOfLeads(n.Value, n.Where)),
        BoundTopLeads n => Aggregate(PropertyFunction.Sum, [.. ValuesOfLeads(n.Value, n.Where).OrderDescending().Take(n.Count)]),
        _ => throw new NotSupportedException(number.GetType().Name),
    };

    private Number Defined(DefineSymbol define)
    {
        if (!_definedNumbers.TryGetValue(define, out var number))
        {
            _definedNumbers[define] = number = NumberOf((BoundNumber)define.Value);
        }

        return number;
    }

    /// <summary>
    /// "Arithmetic with a missing value, division by zero and any number that is not finite are missing." From the left, in doubles. A
    /// part that is not finite never leads back to a finite number, for none of the operands is infinite.
    /// </summary>
    private static Number Chain(
        IEnumerable<Number> operands, IReadOnlyList<bool> inverse, Func<double, double, double> plain, Func<double, double, double> inverted)
    {
        var all = operands.ToList();
        var value = all[0].Value;
        for (var i = 1; i < all.Count; i++)
        {
            value = (inverse[i] ? inverted : plain)(value, all[i].Value);
        }

        return Number.Of(value);
    }

    /// <summary>
    /// "A count or sum of nothing is 0; average, min, max of nothing are missing." "<c>sum</c> and <c>average</c> add property values
    /// brought to whole millionths"; "a value beyond ±9,000,000,000,000 counts as that".
    /// </summary>
    private static Number Aggregate(PropertyFunction function, IReadOnlyList<double> values)
    {
        var millionths = values.Aggregate(BigInteger.Zero, (sum, value) => sum + Points.Rounded(Math.Clamp(value, -LargestSummed, LargestSummed), Millionths));
        return function switch
        {
            PropertyFunction.Sum => Number.Of(new Rational(millionths, Millionths).ToDouble()),
            _ when values.Count == 0 => Number.Missing,
            PropertyFunction.Average => Number.Of(new Rational(millionths, (BigInteger)Millionths * values.Count).ToDouble()),
            PropertyFunction.Min => Number.Of(values.Min()),
            PropertyFunction.Max => Number.Of(values.Max()),
            _ => throw new NotSupportedException(function.ToString()),
        };
    }

    private IEnumerable<Walker> LeadsWhere(BoundCondition? where) => _leads.Where(lead => where is null || lead.Holds(where));

    /// <summary>A value of each lead; leads whose value is missing do not count.</summary>
    private List<double> ValuesOfLeads(BoundNumber value, BoundCondition? where) =>
        [.. LeadsWhere(where).Select(lead => lead.NumberOf(value)).Where(v => !v.IsMissing).Select(v => v.Value)];

    /// <summary>"<c>days since created</c> (a fraction, exact)."</summary>
    private Number DaysSince(long? instant) => instant is { } since ? Number.Of(new Rational((BigInteger)_asOf - since, Day)) : Number.Missing;
}
