using System.Globalization;
using System.Text;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Compiler.Typed;

/// <summary>Makes C# names from the names and texts of models.</summary>
internal static class Identifiers
{
    /// <summary>
    /// The longest name that is made. Assemblies hold names of 1,023 bytes, what the compiler puts around a property's name included, and
    /// a character may take three.
    /// </summary>
    public const int Longest = 200;

    /// <summary>
    /// <c>fit_grade</c>, <c>opened email</c> and <c>HEALTH-CARE</c> become FitGrade, OpenedEmail and HealthCare. Words are parted by
    /// whatever can stand in no name, by <c>_</c>, and by capitals inside (<c>firstName</c>, <c>LeadID</c>, but not the last letter of
    /// <c>SaaS</c>); each begins with a capital and goes on in small letters. A digit in front gets a <c>_</c> before it. What is longer
    /// than <see cref="Longest"/> is cut.
    /// </summary>
    /// <param name="text">The name or text.</param>
    /// <param name="otherwise">The name of a text without letters and digits.</param>
    public static string Pascal(string text, string otherwise)
    {
        var name = new StringBuilder();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !IsPart(text[i]) || text[i] == '_')
            {
                AddWord(name, text.AsSpan(start, i - start));
                start = i + 1;
            }
            else if (i > start && IsHump(text, start, i))
            {
                AddWord(name, text.AsSpan(start, i - start));
                start = i;
            }
        }

        var whole = name.Length == 0 ? otherwise : IsStart(name[0]) ? name.ToString() : "_" + name;
        return whole.Length > Longest ? whole[..Longest] : whole;
    }

    /// <summary>A parameter's name for a property: the same with a small letter in front.</summary>
    public static string Camel(string pascal) => char.IsAsciiLetterUpper(pascal[0]) ? (char)(pascal[0] | 0x20) + pascal[1..] : pascal;

    /// <summary>Whether a text can be a C# name as it is.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && IsStart(text[0]) && text.All(IsPart);

    /// <summary>A namespace without anything that could be no name or a keyword.</summary>
    public static string Namespace(string text)
    {
        var parts = text.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
        {
            var name = string.Concat(part.Select(c => IsPart(c) ? c : '_'));
            return IsStart(name[0]) ? Escape(name) : "_" + name;
        });
        return string.Join('.', parts);
    }

    /// <summary>A name as it is written. Keywords are small letters, some behind <c>__</c>; whatever else is so too may have the sign as well.</summary>
    public static string Escape(string name) => name.AsSpan().TrimStart('_').ContainsAnyExceptInRange('a', 'z') ? name : "@" + name;

    private static void AddWord(StringBuilder name, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
        {
            return;
        }

        name.Append(char.IsAsciiLetterLower(word[0]) ? (char)(word[0] & ~0x20) : TextFold.Fold(word[..1])[0]);
        foreach (var c in word[1..])
        {
            name.Append(char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
        }
    }

    /// <summary>Whether a capital begins a word inside one: after a small letter, unless it is the last of all; or before a small letter, after a capital.</summary>
    private static bool IsHump(string text, int start, int i)
    {
        if (!char.IsUpper(text[i]) || i + 1 >= text.Length || !IsPart(text[i + 1]) || text[i + 1] == '_')
        {
            return false;
        }

        return char.IsLower(text[i - 1]) || (i > start + 1 && char.IsUpper(text[i - 1]) && char.IsLower(text[i + 1]));
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
}
