using System.Globalization;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Ide.Words;

/// <summary>Says durations, decay and windows in words.</summary>
internal static class TimeWords
{
    private static readonly (long Length, string Name)[] Units = [(86_400_000_000, "day"), (3_600_000_000, "hour"), (60_000_000, "minute"), (1_000_000, "second")];

    /// <summary>A duration in the largest unit that it is a whole number of: <c>30 days</c>.</summary>
    public static string Duration(long microseconds)
    {
        var (length, name) = Array.Find(Units, u => microseconds % u.Length == 0) is { Length: > 0 } unit ? unit : (1, "microsecond");
        var count = microseconds / length;
        return string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {name}{(count == 1 ? "" : "s")}");
    }

    /// <summary>How points fade, with what is left of some points at two ages.</summary>
    /// <param name="decay">The decay.</param>
    /// <param name="points">The points of the example.</param>
    public static string Decay(BoundDecay decay, double points) => decay switch
    {
        BoundDecay.HalfLife d => $"Loses half every {Duration(d.Duration)}: {Left(points, (0.5, d.Duration), (0.25, 2 * d.Duration))}.",
        BoundDecay.Linear { Duration: var length } => length % 2 == 0
            ? $"Fades evenly to nothing over {Duration(length)}: {Left(points, (0.5, length / 2), (0, length))}."
            : $"Fades evenly to nothing over {Duration(length)}.",
        BoundDecay.PercentEvery d => $"Loses {Percent((double)d.Percent)} of what is left every {Duration(d.Duration)}: "
            + $"{Left(points, (1 - (double)d.Percent, d.Duration), ((1 - (double)d.Percent) * (1 - (double)d.Percent), 2 * d.Duration))}.",
        _ => "Does not fade.",
    };

    /// <summary>A share: <c>50%</c>.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    /// <summary>What a window takes, and what of its ends is in.</summary>
    public static string Window(WindowSyntax window)
    {
        var first = Formatter.GetText(window.First, window.First.Span);
        var second = window.Second is { } end ? Formatter.GetText(end, end.Span) : "";
        return window.Form switch
        {
            WindowForm.Within => $"Of the last {first}: up to {first} old, not exactly {first}.",
            WindowForm.WithinNext => $"In the next {first}.",
            WindowForm.BetweenAgo => $"From {(window.First is DurationSyntax ? first : $"{first} {second.Split(' ')[^1]}")} old, which is in, to {second} old, which is not.",
            WindowForm.OlderThan => $"{first} old or more.",
            WindowForm.Since => $"On or after {first}, from midnight UTC.",
            _ => $"Before {first}, midnight UTC.",
        } + (window.Form is WindowForm.Since or WindowForm.Before ? "" : " Counted from the date that is scored as of.");
    }

    private static string Left(double points, params ReadOnlySpan<(double Share, long Age)> ages)
    {
        var parts = new List<string>();
        foreach (var (share, age) in ages)
        {
            parts.Add($"{Number(points * share)} after {Duration(age)}");
        }

        return $"{Number(points)} {(points == 1 ? "point is" : "points are")} {string.Join(", ", parts)}";
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
