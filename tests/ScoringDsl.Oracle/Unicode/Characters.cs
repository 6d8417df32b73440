using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ScoringDsl.Oracle.Unicode;

/// <summary>
/// "Text is trimmed and case-folded once, when it is read; the fold is the simple upper-case mapping of one named Unicode version." The
/// mapping is read from unicode-15.0.0.txt, which make-unicode-data.py writes.
/// </summary>
internal static class Characters
{
    private static readonly Dictionary<int, int> s_upper = [];
    private static readonly HashSet<int> s_lettersAndDigits = [];
    private static readonly HashSet<int> s_letters = [];
    private static readonly Dictionary<int, int> s_bases = [];

    /// <summary>Unicode's White_Space.</summary>
    private static readonly FrozenSet<int> s_blanks = FrozenSet.Create(
        0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
        0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000);

    static Characters()
    {
        using var stream = typeof(Characters).Assembly.GetManifestResourceStream("unicode.txt") ?? throw new InvalidOperationException("unicode.txt");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                Read(line.Split(' '));
            }
        }
    }

    public static bool IsBlank(int codePoint) => s_blanks.Contains(codePoint);

    public static bool IsLetter(int codePoint) => s_letters.Contains(codePoint);

    public static bool IsLetterOrDigit(int codePoint) => s_lettersAndDigits.Contains(codePoint);

    /// <summary>The letter of A to Z that a folded character is, accents apart; 0 for any other character.</summary>
    public static char LatinLetter(int codePoint) =>
        (char)(s_bases.TryGetValue(codePoint, out var letter) ? letter : codePoint is >= 'A' and <= 'Z' ? codePoint : 0);

    /// <summary>A text without blanks around it.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Trims and folds a text.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var codePoint in CodePoints(Trim(text)))
        {
            Append(folded, s_upper.GetValueOrDefault(codePoint, codePoint));
        }

        return folded.ToString();
    }

    /// <summary>The code points of a text; half a surrogate pair is one of its own.</summary>
    public static IReadOnlyList<int> CodePoints(string text)
    {
        var codePoints = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                codePoints.Add(char.ConvertToUtf32(text[i], text[++i]));
            }
            else
            {
                codePoints.Add(text[i]);
            }
        }

        return codePoints;
    }

    /// <summary>Writes a code point, half a surrogate pair too.</summary>
    public static void Append(StringBuilder text, int codePoint)
    {
        if (codePoint > char.MaxValue)
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }
        else
        {
            text.Append((char)codePoint);
        }
    }

    private static void Read(string[] fields)
    {
        var numbers = fields.Skip(1).Select(f => int.Parse(f, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToArray();
        switch (fields[0])
        {
            case "upper":
                for (var codePoint = numbers[0]; codePoint <= numbers[1]; codePoint += numbers[2])
                {
                    s_upper[codePoint] = codePoint - numbers[0] + numbers[3];
                }

                break;
            case "base":
                s_bases[numbers[0]] = s_upper.GetValueOrDefault(numbers[1], numbers[1]);
                break;
            default:
                for (var codePoint = numbers[0]; codePoint <= numbers[1]; codePoint++)
                {
                    s_lettersAndDigits.Add(codePoint);
                    if (fields[0] == "letter")
                    {
                        s_letters.Add(codePoint);
                    }
                }

                break;
        }
    }
}
