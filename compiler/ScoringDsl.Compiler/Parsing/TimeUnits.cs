using System.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>The words for units of time, month and year included, which binding reports.</summary>
internal static class TimeUnits
{
    private static readonly string[] Singular = ["second", "minute", "hour", "day", "week", "month", "year"];

    /// <summary>One unit as a length, in days for what has no fixed length: <c>1 week</c>, <c>30 days</c>.</summary>
    public static string One(string word) => word switch
    {
        _ when Ascii.EqualsIgnoreCase(word, "month") || Ascii.EqualsIgnoreCase(word, "months") => "30 days",
        _ when Ascii.EqualsIgnoreCase(word, "year") || Ascii.EqualsIgnoreCase(word, "years") => "365 days",
        _ => $"1 {word}",
    };

    public static bool Contains(ReadOnlySpan<char> word)
    {
        foreach (var unit in Singular)
        {
            if (word.Length >= unit.Length && Ascii.EqualsIgnoreCase(word[..unit.Length], unit) && word[unit.Length..] is "" or "s" or "S")
            {
                return true;
            }
        }

        return false;
    }
}
