using System.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>The words for units of time, month and year included, which binding reports.</summary>
internal static class TimeUnits
{
    private static readonly string[] Singular = ["second", "minute", "hour", "day", "week", "month", "year"];

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
