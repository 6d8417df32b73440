using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Ide.Features;

/// <summary>What scores, groups and bands can come to, in a few words.</summary>
internal static class ReachText
{
    // Several features ask for the reach of one model, and it takes a while on a large one. An entry goes with its model.
    private static readonly ConditionalWeakTable<Model, ModelReach> Reaches = [];

    /// <summary>The reach of a model that was bound without errors.</summary>
    public static ModelReach Of(Model model) => Reaches.GetValue(model, ModelReach.Of);

    /// <summary><c>0 to 85</c>, <c>20 or more</c>, <c>up to 5</c>, <c>any number</c>.</summary>
    public static string Of(PointsInterval interval) => Between(interval.Minimum, interval.Maximum, isBelow: false);

    /// <summary>The scores that a band takes, of those that there can be: <c>40 to below 60</c>; <c>no lead gets here</c>.</summary>
    public static string OfBand(ModelReach reach, BandsSymbol bands, int label)
    {
        if (!reach.CanHave(bands, label))
        {
            return "no lead gets here";
        }

        var score = Highest(reach, bands.OfScores);
        long? low = label < bands.Bounds.Length ? bands.Bounds[label] : null;
        low = low is null || score.Minimum > low ? score.Minimum : low;
        long? below = label > 0 ? bands.Bounds[label - 1] : null;
        if (below is null || score.Maximum < below)
        {
            return Between(low, score.Maximum, isBelow: false);
        }

        // Whole points leave nothing between 39 and 40.
        return bands.OfScores.All(s => s.IsRounded)
            ? Between(CeilingToPoint(low), CeilingToPoint(below) - 1000, isBelow: false)
            : Between(low, below, isBelow: true);
    }

    /// <summary>Points as people write them: <c>12.5</c>.</summary>
    public static string Points(long thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Points with their sign: <c>+12.5</c>.</summary>
    public static string Signed(double points) => points.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture);

    private static PointsInterval Highest(ModelReach reach, ImmutableArray<ScoreSymbol> scores) =>
        scores.Select(reach.Of).Aggregate((a, b) => new PointsInterval(
            a.Minimum is { } low && b.Minimum is { } otherLow ? Math.Max(low, otherLow) : a.Minimum ?? b.Minimum,
            a.Maximum is { } high && b.Maximum is { } otherHigh ? Math.Max(high, otherHigh) : null));

    private static string Between(long? low, long? high, bool isBelow) => (low, high) switch
    {
        (null, null) => "any number",
        ({ } l, null) => $"{Points(l)} or more",
        (null, { } h) => isBelow ? $"below {Points(h)}" : $"up to {Points(h)}",
        ({ } l, { } h) when l == h => Points(l),
        ({ } l, { } h) => $"{Points(l)} to {(isBelow ? "below " : "")}{Points(h)}",
    };

    private static long? CeilingToPoint(long? thousandths) =>
        thousandths is not { } value ? null : (value / 1000 * 1000) + (value % 1000 > 0 ? 1000 : 0);
}
