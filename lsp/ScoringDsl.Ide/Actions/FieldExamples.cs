using System.Globalization;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Ide.Features;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>Finds values of fields for which conditions about fields hold.</summary>
internal static class FieldExamples
{
    private const long Day = 86_400_000_000;

    /// <summary>Makes a condition about fields hold or fail; false where no way is known.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="wanted">Whether it is to hold.</param>
    /// <param name="needsOf">The needs that a field's belong to; null where the field is of no lead or event at hand.</param>
    /// <param name="asOf">The instant that is scored as of, in microseconds.</param>
    public static bool Make(BoundCondition condition, bool wanted, Func<FieldSymbol, ValueNeeds?> needsOf, long asOf)
    {
        switch (condition)
        {
            case BoundPresence { Facet: TextFacet.None } c:
                return needsOf(c.Field) is { } presence && (c.IsKnown == wanted ? presence.Need(c.Field, _ => true, TextExamples.Any(c.Field)) : presence.NeedMissing(c.Field));

            case BoundBoolTest c:
                return Value(c.Field, value => TextFold.Fold(value) == (c.Value ? "YES" : "NO"), wanted, [c.Value ? "yes" : "no"]);

            case BoundTextTest c:
                return Value(
                    c.Text.Field,
                    value => TextExamples.Holds(c.Text.Facet, c.Operator, c.Values, value) != c.IsNegated,
                    wanted,
                    c.IsNegated ? TextExamples.Other(c.Text.Field) : c.Values.Select(v => TextExamples.For(c.Text.Field, c.Text.Facet, c.Operator, v)));

            case BoundEmailValidity c:
                return Value(c.Field, value => value.Contains('@', StringComparison.Ordinal) == (c.IsValid != c.IsNegated), wanted, [c.IsValid != c.IsNegated ? "ann@buyer.example" : "ann"]);

            case BoundGibberish { IsNegated: false } c when wanted:
                return Value(c.Text.Field, _ => true, wanted, [c.Text.Facet == TextFacet.EmailName ? "asdfgh@buyer.example" : "asdfgh"]);

            case BoundGibberish { IsNegated: false } c:
                return Value(c.Text.Field, value => !value.Contains("asdfgh", StringComparison.Ordinal), true, [TextExamples.Any(c.Text.Field)]);

            case BoundNumberComparison { Left: BoundNumberField field } c when Constant(c.Right) is { } bound:
                return Value(field.Field, value => Holds(c.Operator, ValueNeeds.Read(value), bound), wanted, Fitting(c.Operator, bound).Select(ValueNeeds.Write));

            case BoundNumberComparison { Left: BoundTextLength length } c when wanted && Constant(c.Right) is { } bound:
                return Value(
                    length.Field,
                    value => Holds(c.Operator, value.Length, bound),
                    wanted,
                    Fitting(c.Operator, bound).Where(n => n is >= 1 and < 200).Select(n => new string('x', (int)n)));

            case BoundNumberComparison { Left: BoundDaysSince since } c when wanted && Constant(c.Right) is { } days and > -100_000 and < 100_000:
                return Value(since.Field, _ => true, wanted, Fitting(c.Operator, days).Take(1).Select(d => Date(asOf - ((long)d * Day))));

            case BoundNumberRange { IsNegated: false, Value: BoundNumberField field } c when Constant(c.Low) is { } low && Constant(c.High) is { } high:
                return Value(field.Field, value => ValueNeeds.Read(value) is var n && n >= low && n <= high, wanted, [ValueNeeds.Write(low), ValueNeeds.Write(high)]);

            case BoundNumberSet { Value: BoundNumberField field } c:
                return Value(
                    field.Field,
                    value => c.Values.Contains(ValueNeeds.Read(value)) != c.IsNegated,
                    wanted,
                    c.IsNegated ? [ValueNeeds.Write(c.Values.Max() + 1)] : c.Values.Select(ValueNeeds.Write));

            case BoundDateWindow c when wanted && DateIn(c.Window, asOf) is { } instant:
                return Value(c.Field, _ => true, wanted, [Date(instant)]);

            case BoundDateComparison c when wanted:
                return Value(c.Field, _ => true, wanted, [Date(c.Operator switch
                {
                    ComparisonOperator.Greater or ComparisonOperator.NotEqual => c.Instant + Day,
                    ComparisonOperator.Less => c.Instant - Day,
                    _ => c.Instant,
                })]);

            // A comparison with a missing value is false: nothing has to be done.
            case BoundDateWindow or BoundDateComparison or BoundNumberComparison { Left: BoundDaysSince or BoundTextLength }:
                return !wanted;

            default:
                return false;
        }

        bool Value(FieldSymbol field, Func<string, bool> holds, bool isWanted, IEnumerable<string> candidates) =>
            field.Owner != FieldOwner.Account && !field.IsKey && field.Type != FieldType.TextList
            && needsOf(field) is { } needs
            && (isWanted ? needs.Need(field, holds, candidates) : needs.Allow(field, value => !holds(value)));
    }

    /// <summary>Numbers that compare so with a bound, the nearest first; one of them is meant to fit a second condition as well.</summary>
    public static IEnumerable<double> Fitting(ComparisonOperator @operator, double bound) =>
        new[] { bound, bound + 1, bound - 1, bound * 2, bound / 2 }.Where(n => Holds(@operator, n, bound));

    /// <summary>Whether two numbers compare so.</summary>
    public static bool Holds(ComparisonOperator @operator, double left, double right) => @operator switch
    {
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        _ => left >= right,
    };

    /// <summary>The value of a number that is made of numbers as written alone, or null.</summary>
    public static double? Constant(BoundNumber number) => ScoreShares.Constant(number);

    /// <summary>An instant's day.</summary>
    public static string Date(long instant) => DateTime.UnixEpoch.AddMicroseconds(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A midnight in a window; null where none is known.</summary>
    private static long? DateIn(BoundWindow window, long asOf) => window switch
    {
        BoundWindow.Within => asOf,
        BoundWindow.WithinNext w when w.Duration >= Day => asOf + Day,
        BoundWindow.OlderThan w => (asOf - w.Duration) / Day * Day,
        BoundWindow.BetweenAgo w when w.Nearer % Day == 0 => asOf - w.Nearer,
        BoundWindow.Since w => Math.Max(asOf, (w.Instant + Day - 1) / Day * Day),
        BoundWindow.Before w => Math.Min(asOf, (w.Instant - Day) / Day * Day),
        _ => null,
    };
}
