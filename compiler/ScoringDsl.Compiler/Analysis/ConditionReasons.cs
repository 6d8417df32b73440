using System.Globalization;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Says why a single condition can never hold or always holds.</summary>
internal sealed class ConditionReasons(LintContext context)
{
    /// <summary>A sentence, or null where there is no more to say.</summary>
    public string? Of(BoundCondition condition) => condition switch
    {
        BoundEventCondition or BoundEventRange => "A count is a whole number, 0 or more.",
        BoundNumberComparison c => OfNumber(c.Left) ?? OfNumber(c.Right),
        BoundNumberRange c => OfNumber(c.Value),
        BoundNumberSet c => OfNumber(c.Value),
        BoundNumberPresence c => OfPresence(c.Value),
        BoundPresence { Field: { IsKey: true, Owner: FieldOwner.Lead } } c => $"'{c.Field.Name}' is the key and never missing.",
        BoundLabelTest { Labels.Length: 0 } c => $"'{c.Result.Name}' has no other label.",
        BoundLabelTest c => $"'{c.Result.Name}' has no other labels.",
        _ => null,
    };

    private string? OfNumber(BoundNumber number) => number switch
    {
        BoundScoreValue n => OfPoints($"'{n.Score.Name}'", context.Reach.Of(n.Score)),
        BoundHighest n => OfPoints("The highest", context.Analyzer.Numbers.Highest(n.Scores)),
        BoundLeadCount => "A count is a whole number, 0 or more.",
        BoundCount or BoundDistinctCount or BoundMostPer => "A count is a whole number, 0 or more.",
        BoundTextLength => "A text that is not missing has a length of 1 or more.",
        BoundListSize => "A list that is not missing has a size of 1 or more.",
        BoundDaysSinceEvent => "Events lie in the past: the days since one are 0 or more.",
        BoundProduct { Factors: [BoundCount, BoundCount] } n when context.Analyzer.Numbers.Of(n, Facts.None).High == 1 => "A part is 100% of the whole at most.",
        BoundDefineNumber { Define.Value: BoundNumber value } => OfNumber(value),
        BoundNumberLiteral => null,
        _ => OfInterval(context.Analyzer.Numbers.Of(number, Facts.None)),
    };

    private static string? OfInterval(NumberInterval interval) => (double.IsInfinity(interval.Low), double.IsInfinity(interval.High)) switch
    {
        _ when interval.IsEmpty => "This number is always missing.",
        (false, false) => $"This number is from {Write(interval.Low)} to {Write(interval.High)}.",
        (false, true) => $"This number is {Write(interval.Low)} at least.",
        (true, false) => $"This number is {Write(interval.High)} at most.",
        _ => null,
    };

    private static string OfPoints(string name, PointsInterval reach) => (reach.Minimum, reach.Maximum) switch
    {
        ({ } low, { } high) when low == high => $"{name} is always {Write(low)}.",
        ({ } low, { } high) => $"{name} is from {Write(low)} to {Write(high)}.",
        ({ } low, null) => $"{name} is {Write(low)} at least.",
        (null, { } high) => $"{name} is {Write(high)} at most.",
        _ => $"{name} is a whole number.",
    };

    private static string? OfPresence(BoundNumber number) => number switch
    {
        BoundCount or BoundDistinctCount or BoundMostPer or BoundPropertyAggregate => "Of nothing it is 0.",
        BoundScoreValue or BoundHighest => "A score is never missing.",
        _ => null,
    };

    private static string Write(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Write(long thousandths) => NumberText.Write(thousandths / 1000m);
}
