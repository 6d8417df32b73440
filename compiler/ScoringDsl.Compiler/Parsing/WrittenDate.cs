using System.Collections.Immutable;
using System.Globalization;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Reads dates as people write them elsewhere: <c>01/06/2025</c>, <c>1.6.2025</c>, <c>June 1, 2025</c>.</summary>
internal static class WrittenDate
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The dates that may be meant, as the language writes them; the day before the month where both are possible.</summary>
    public static ImmutableArray<string> Read(string text)
    {
        var numbers = new List<int>();
        int? month = null;
        foreach (var piece in text.Split([' ', '/', '.', '-', ',', '"', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = piece.Length > 2 && piece[^1] is 't' or 'd' or 'h' && char.IsAsciiDigit(piece[0]) ? piece[..^2] : piece;
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else if (Month(piece) is { } named && month is null)
            {
                month = named;
            }
            else
            {
                return [];
            }
        }

        return (numbers, month) switch
        {
            ([> 31 and var y, var m, var d], null) => Dates((y, m, d)),
            ([var d, var m, var y], null) when text.Contains('.', StringComparison.Ordinal) => Dates((y, m, d)),
            ([var a, var b, var y], null) => Dates((y, b, a), (y, a, b)),
            ([> 31 and var y], { } m) => Dates((y, m, 1)),
            ([var d, var y], { } m) => Dates((y, m, d)),
            _ => [],
        };
    }

    /// <summary>Whether a word is a month's name or its first letters.</summary>
    public static bool IsMonth(string word) => Month(word) is not null;

    private static int? Month(string word)
    {
        if (word.Length < 3)
        {
            return null;
        }

        var index = Array.FindIndex(Months, m => m.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(m.AsSpan(0, word.Length), word));
        return index < 0 ? null : index + 1;
    }

    private static ImmutableArray<string> Dates(params ReadOnlySpan<(int Year, int Month, int Day)> candidates)
    {
        var dates = ImmutableArray.CreateBuilder<string>();
        foreach (var (written, month, day) in candidates)
        {
            var year = written < 100 ? 2000 + written : written;
            if (year <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
                if (!dates.Contains(date))
                {
                    dates.Add(date);
                }
            }
        }

        return dates.DrainToImmutable();
    }
}
