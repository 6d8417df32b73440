using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <summary>
/// "Gibberish (Latin letters only: one character four or more times and nothing else; five neighbouring keys of a keyboard row; or a
/// word of five or more letters without a e i o u y, accented ones included)."
/// </summary>
internal static class Gibberish
{
    private static readonly string[] s_rows = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"];

    /// <summary>Whether a folded text is gibberish.</summary>
    public static bool Is(string text) => IsOneLetter(text) || HasKeys(text) || Words(text).Any(IsWithoutVowels);

    private static bool IsOneLetter(string text) =>
        Characters.CodePoints(text) is { Count: >= 4 } all && all.Distinct().Count() == 1 && Characters.LatinLetter(all[0]) != 0;

    /// <summary>Five keys side by side, from left to right or from right to left.</summary>
    private static bool HasKeys(string text) => s_rows.Any(row => Enumerable.Range(0, row.Length - 4).Select(start => row.Substring(start, 5))
        .Any(keys => text.Contains(keys, StringComparison.Ordinal) || text.Contains(string.Concat(keys.Reverse()), StringComparison.Ordinal)));

    /// <summary>
    /// Runs of letters and digits; accents that stand by themselves belong to the letter before and are left out. "A word with anything
    /// else in it, such as ø, ß, a digit or a letter of another alphabet, is never called gibberish."
    /// </summary>
    private static List<List<int>> Words(string text)
    {
        List<List<int>> words = [[]];
        foreach (var c in Characters.CodePoints(text).Where(c => c is < 0x300 or > 0x36F))
        {
            if (Characters.IsLetterOrDigit(c))
            {
                words[^1].Add(c);
            }
            else
            {
                words.Add([]);
            }
        }

        return words;
    }

    private static bool IsWithoutVowels(List<int> word) =>
        word.Count >= 5 && word.All(c => Characters.LatinLetter(c) is not ('\0' or 'A' or 'E' or 'I' or 'O' or 'U' or 'Y'));
}
