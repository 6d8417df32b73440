namespace ScoringDsl.Runtime.Text;

/// <summary>
/// Tells gibberish: one Latin letter four or more times and nothing else; five letters in a run, each the neighbour on the keyboard of
/// the one before, all in one direction; or a word of five or more Latin letters without a vowel. Latin letters are A to Z, with
/// accents or without. A word is a run of letters and digits; one that has anything but Latin letters (ß, ø, digits, another alphabet)
/// is not judged: better to let gibberish through than to take a name for it.
/// </summary>
internal static class Gibberish
{
    private const int LeastRepeats = 4;
    private const int LeastKeys = 5;
    private const int LeastWord = 5;

    /// <summary>Where each letter from A to Z lies on a keyboard: neighbours in a row differ by 1, rows lie apart.</summary>
    private static ReadOnlySpan<byte> Keys => [16, 36, 34, 18, 2, 19, 20, 21, 7, 22, 23, 24, 38, 37, 8, 9, 0, 3, 17, 4, 6, 35, 1, 33, 5, 32];

    /// <summary>Whether a text is gibberish.</summary>
    /// <param name="text">The text, folded.</param>
    public static bool Is(ReadOnlySpan<char> text) => RepeatsOneLetter(text) || HasRunOfKeys(text) || HasWordWithoutVowels(text);

    private static bool RepeatsOneLetter(ReadOnlySpan<char> text) =>
        text.Length >= LeastRepeats && PlainLetter(text[0]) != 0 && !text.ContainsAnyExcept(text[0]);

    private static bool HasRunOfKeys(ReadOnlySpan<char> text)
    {
        var run = 1;
        var direction = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var step = IsKey(text[i - 1]) && IsKey(text[i]) ? Keys[text[i] - 'A'] - Keys[text[i - 1] - 'A'] : 0;
            run = step is not (1 or -1) ? 1 : step == direction ? run + 1 : 2;
            direction = step;
            if (run == LeastKeys)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWordWithoutVowels(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var isJudged = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = rune.IsBmp ? PlainLetter((char)rune.Value) : '\0';
            if (letter != 0)
            {
                letters++;
                isJudged &= letter is not ('A' or 'E' or 'I' or 'O' or 'U' or 'Y');
            }
            else if (TextFold.IsLetterOrDigit(rune.Value))
            {
                isJudged = false;
            }
            else if (!IsMark(rune.Value))
            {
                if (isJudged && letters >= LeastWord)
                {
                    return true;
                }

                letters = 0;
                isJudged = true;
            }
        }

        return isJudged && letters >= LeastWord;
    }

    /// <summary>The letter from A to Z that a folded character is without its accents; 0 where it is none.</summary>
    private static char PlainLetter(char c)
    {
        if (IsKey(c))
        {
            return c;
        }

        var accented = AccentTable.Accented.BinarySearch(c);
        return accented < 0 ? '\0' : AccentTable.Plain[accented];
    }

    private static bool IsKey(char c) => char.IsAsciiLetterUpper(c);

    /// <summary>Accents that stand by themselves; they belong to the letter before.</summary>
    private static bool IsMark(int codePoint) => codePoint is >= 0x300 and <= 0x36F;
}
