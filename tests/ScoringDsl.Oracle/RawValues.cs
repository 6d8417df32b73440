using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <summary>Values as data files write them. What is no value of its type is missing here.</summary>
internal static partial class RawValues
{
    private const long MicrosecondsPerMinute = 60_000_000;

    private static readonly int[] s_daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>Digits with an optional sign, point and exponent; NaN where it is none, or not finite.</summary>
    public static double Number(string text)
    {
        text = Characters.Trim(text);
        var value = NumberPattern().IsMatch(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;
        return double.IsFinite(value) ? value : double.NaN;
    }

    /// <summary>"Bools are read from true/false, yes/no, 1/0 and 1.0/0.0."</summary>
    public static bool? Bool(string text) => Characters.Trim(text) switch
    {
        "1" or "1.0" => true,
        "0" or "0.0" => false,
        var word when Ascii.EqualsIgnoreCase(word, "true") || Ascii.EqualsIgnoreCase(word, "yes") => true,
        var word when Ascii.EqualsIgnoreCase(word, "false") || Ascii.EqualsIgnoreCase(word, "no") => false,
        _ => null,
    };

    /// <summary>"Dates 2025-06-01 (midnight UTC), 2025-06-01T09:30:00Z (Z or an offset)." In microseconds since 1970-01-01 UTC.</summary>
    public static long? Instant(string text)
    {
        var match = InstantPattern().Match(Characters.Trim(text));
        if (!match.Success)
        {
            return null;
        }

        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        var (hour, minute, second) = (Part("hour"), Part("minute"), Part("second"));
        var (zoneHours, zoneMinutes) = (Part("zoneHours"), Part("zoneMinutes"));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DaysIn(year, month)
            || hour > 23 || minute > 59 || second > 59 || zoneMinutes > 59 || (zoneHours * 60) + zoneMinutes > 14 * 60)
        {
            return null;
        }

        // Six digits behind the second; more are cut.
        var fraction = int.Parse(match.Groups["fraction"].Value.PadRight(6, '0')[..6], CultureInfo.InvariantCulture);
        var zone = ((zoneHours * 60) + zoneMinutes) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        var minutes = (((DayNumber(year, month, day) * 24L) + hour) * 60) + minute - zone;
        var instant = (minutes * MicrosecondsPerMinute) + (second * 1_000_000L) + fraction;
        var first = DayNumber(1, 1, 1) * 1440L * MicrosecondsPerMinute;
        var end = DayNumber(10_000, 1, 1) * 1440L * MicrosecondsPerMinute;
        return instant >= first && instant < end ? instant : null;

        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The items of a list of text: parted by <c>;</c> or <c>|</c>.</summary>
    public static string[] Items(string text) => text.Split(';', '|');

    /// <summary>Days since 1970-01-01.</summary>
    private static int DayNumber(int year, int month, int day)
    {
        var before = year - 1;
        var days = (before * 365) + (before / 4) - (before / 100) + (before / 400) + s_daysBefore[month - 1] + day - 1;
        return days + (month > 2 && IsLeap(year) ? 1 : 0) - 719_162;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    [GeneratedRegex(@"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
        + @"([Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?)?"
        + @"\s*([Zz]|(?<sign>[+-])(?<zoneHours>[0-9]{2})(:?(?<zoneMinutes>[0-9]{2}))?)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex InstantPattern();
}
