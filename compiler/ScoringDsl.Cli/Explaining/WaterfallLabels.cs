using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Explaining;

/// <summary>What the lines of a waterfall say.</summary>
internal static class WaterfallLabels
{
    /// <summary>The text of a line, set in by the groups around it.</summary>
    public static string Describe(ExplanationLine line, ScoreDefinition score)
    {
        var text = line.Kind switch
        {
            ExplanationKind.Rule => line.Label,
            ExplanationKind.RuleCap => "└ its cap",
            ExplanationKind.GroupOff => $"{line.Label}: condition not met",
            ExplanationKind.GroupWeight => $"{line.Label}: weight",
            ExplanationKind.GroupCap => $"{line.Label}: cap",
            ExplanationKind.Formula => "formula",
            ExplanationKind.Range => $"range {Range(score)}",
            _ => "rounded to whole points",
        };
        return new string(' ', line.Depth * 2) + text;
    }

    /// <summary>How many events a rule counted and when the newest was.</summary>
    public static string Note(ExplanationLine line)
    {
        if (line.Events == 0)
        {
            return "";
        }

        // The time of day would only make the chart wide.
        var newest = line.Newest == long.MinValue ? "" : $", last {ValueReader.FormatInstant(line.Newest)[..10]}";
        return Plural.Of(line.Events, "event") + newest;
    }

    /// <summary>Whether a line is no rule but what was done to the sum.</summary>
    public static bool IsAdjustment(ExplanationLine line) => line.Kind is not (ExplanationKind.Rule or ExplanationKind.Formula);

    /// <summary>How a line's bar is filled.</summary>
    public static char Fill(ExplanationLine line) =>
        IsAdjustment(line) ? Waterfall.Adjustment : line.Points > 0 ? Waterfall.Up : Waterfall.Down;

    /// <summary>A score's range as it is written in a model; empty without one.</summary>
    public static string Range(ScoreDefinition score)
    {
        var low = score.Minimum == long.MinValue ? "" : ValueReader.FormatPoints(score.Minimum);
        var high = score.Maximum == long.MaxValue ? "" : ValueReader.FormatPoints(score.Maximum);
        return low.Length + high.Length == 0 ? "" : $"{low}..{high}";
    }
}
