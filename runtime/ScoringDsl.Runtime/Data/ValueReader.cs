using System.Globalization;
using System.Text;

namespace ScoringDsl.Runtime.Data;

/// <summary>Reads typed values from text as data files hold them, and writes them. Culture plays no part.</summary>
public static class ValueReader
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private const long MicrosecondsPerMinute = 60_000_000;

    /// <summary>2025-06-01T09:30 is this long.</summary>
    private const int MinuteLength = 16;

    /// <summary>The farthest that a place's time lies from UTC, in hours.</summary>
    private const int MostOffsetHours = 14;

    private static readonly long s_minimum = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static readonly long s_maximum = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Reads a number: digits with an optional sign, point and exponent. Not finite is no number. Blanks around it are fine.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text.Trim(), Number, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
        {
            return true;
        }

        value = double.NaN;
        return false;
    }

    /// <summary>Reads true/false, yes/no, 1/0, 1.0/0.0, in any case. Blanks around it are fine.</summary>
    public static bool TryReadBool(ReadOnlySpan<char> text, out bool value)
    {
        text = text.Trim();
        value = text is "1" or "1.0" || Ascii.EqualsIgnoreCase(text, "true") || Ascii.EqualsIgnoreCase(text, "yes");
        return value || text is "0" or "0.0" || Ascii.EqualsIgnoreCase(text, "false") || Ascii.EqualsIgnoreCase(text, "no");
    }

    /// <summary>
    /// Reads <c>2025-06-01</c> (midnight UTC), <c>2025-06-01T09:30:00Z</c>, with an offset (<c>+02:00</c>, <c>+0200</c>, <c>+02</c>, up
    /// to 14 hours), with a blank for the T, without seconds, with a fraction of up to six digits (more are cut), without a zone (UTC).
    /// The year is 1 to 9999, before and after the offset. The result is in microseconds since 1970-01-01 UTC. Blanks around it are fine.
    /// </summary>
    public static bool TryReadInstant(ReadOnlySpan<char> text, out long value)
    {
        value = long.MinValue;
        text = text.Trim();
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month) || !TryReadDigits(text[8..10], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var instant = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        if (text.Length > 10)
        {
            if (text.Length < MinuteLength || text[10] is not ('T' or 't' or ' ') || text[13] != ':'
                || !TryReadDigits(text[11..13], out var hour) || !TryReadDigits(text[14..16], out var minute)
                || hour > 23 || minute > 59)
            {
                return false;
            }

            var rest = text[MinuteLength..];
            if (!TryReadSeconds(ref rest, out var microseconds) || !TryReadZone(rest.TrimStart(), out var offset))
            {
                return false;
            }

            instant += ((((hour * 60) + minute) - offset) * MicrosecondsPerMinute) + microseconds;
        }

        if (instant < s_minimum || instant > s_maximum)
        {
            return false;
        }

        value = instant;
        return true;
    }

    /// <summary>An instant in microseconds since 1970-01-01 UTC; what is finer is cut.</summary>
    public static long FromDateTime(DateTimeOffset value) => (value.UtcTicks / TimeSpan.TicksPerMicrosecond) + s_minimum;

    /// <summary>Writes an instant as <c>2025-06-01T09:30:00Z</c>, with a fraction only where there is one; midnight as the date alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not in the years 1 to 9999.</exception>
    public static string FormatInstant(long value)
    {
        CheckInstant(value, allowMissing: false);
        var instant = DateTime.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond);
        return instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Checks that an instant is in the years 1 to 9999; or, where allowed, missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    internal static void CheckInstant(long value, bool allowMissing)
    {
        if ((value < s_minimum || value > s_maximum) && !(allowMissing && value == long.MinValue))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "The instant is not in the years 1 to 9999.");
        }
    }

    /// <summary>Writes thousandths of a point as a number without trailing zeros: 28.326, 5, -0.5.</summary>
    public static string FormatPoints(long thousandths) =>
        ((decimal)thousandths / Points.PointsMath.Scale).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>:30</c> or <c>:30.25</c> where it stands, and steps over it.</summary>
    private static bool TryReadSeconds(ref ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        if (!text.StartsWith(":"))
        {
            return true;
        }

        if (text.Length < 3 || !TryReadDigits(text[1..3], out var seconds) || seconds > 59)
        {
            return false;
        }

        text = text[3..];
        microseconds = seconds * 1_000_000L;
        if (!text.StartsWith("."))
        {
            return true;
        }

        var unit = 1_000_000;
        var digits = 0;
        text = text[1..];
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            unit /= 10;
            microseconds += (text[digits] - '0') * unit;
            digits++;
        }

        text = text[digits..];
        return digits > 0;
    }

    /// <summary>Reads nothing, <c>Z</c>, <c>+02:00</c>, <c>+0200</c> or <c>+02</c>: the minutes that the place is before UTC.</summary>
    private static bool TryReadZone(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "" or "Z" or "z")
        {
            return true;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':')
            || !TryReadDigits(text[1..3], out var hours) || !TryReadDigits(text.Length == 3 ? "00" : text[^2..], out var rest)
            || rest > 59 || (hours * 60) + rest > MostOffsetHours * 60)
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + c - '0';
        }

        return true;
    }
}
