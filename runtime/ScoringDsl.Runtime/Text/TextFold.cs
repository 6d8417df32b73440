using System.Buffers;
using System.Text;

namespace ScoringDsl.Runtime.Text;

/// <summary>
/// How text is compared: trimmed of Unicode's white space and mapped by the simple upper-case mapping of one version of Unicode, a
/// table of our own. Neither the host's culture nor its ICU plays a part, and a text keeps its length.
/// </summary>
public static class TextFold
{
    private const int ShortText = 256;

    /// <summary>The version of Unicode that the mapping is from.</summary>
    public const string UnicodeVersion = FoldTable.UnicodeVersion;

    /// <summary>Trims and folds a text. Folding twice gives the same as folding once.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsFoldedAscii(text) ? text : Fold(text.AsSpan());
    }

    /// <summary>Trims and folds a text.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length <= ShortText)
        {
            Span<char> folded = stackalloc char[ShortText];
            return new string(folded[..Fold(text, folded)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var result = new string(rented.AsSpan(0, Fold(text, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Trims and folds a text into a buffer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Takes the folded text; as long as the trimmed text at least.</param>
    /// <returns>The length of the folded text, which is that of the trimmed text.</returns>
    /// <exception cref="ArgumentException">The buffer is too short.</exception>
    public static int Fold(ReadOnlySpan<char> text, Span<char> destination)
    {
        text = text.Trim();
        if (destination.Length < text.Length)
        {
            throw new ArgumentException("The buffer is shorter than the text.", nameof(destination));
        }

        destination = destination[..text.Length];
        if (Ascii.ToUpper(text, destination, out var ascii) == OperationStatus.Done)
        {
            return text.Length;
        }

        for (var i = ascii; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                destination[i] = (uint)(c - 'a') <= 'z' - 'a' ? (char)(c & ~0x20) : c;
            }
            else if (Rune.TryCreate(c, i + 1 < text.Length ? text[i + 1] : '\0', out var rune))
            {
                new Rune(FoldCodePoint(rune.Value)).EncodeToUtf16(destination[i..]);
                i++;
            }
            else
            {
                // Half a surrogate pair has no mapping and stays as it is.
                destination[i] = (char)FoldCodePoint(c);
            }
        }

        return text.Length;
    }

    /// <summary>The simple upper-case mapping of one code point; itself where it has none.</summary>
    internal static int FoldCodePoint(int codePoint)
    {
        var run = FoldTable.Starts.BinarySearch(codePoint);
        if (run < 0)
        {
            run = ~run - 1;
        }

        return run >= 0
            && codePoint <= FoldTable.Ends[run]
            && (codePoint - FoldTable.Starts[run]) % FoldTable.Steps[run] == 0
                ? codePoint + FoldTable.Distances[run]
                : codePoint;
    }

    /// <summary>Whether a code point is a letter or a decimal digit, in the same version of Unicode.</summary>
    internal static bool IsLetterOrDigit(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiLetterOrDigit((char)codePoint);
        }

        var edge = LetterTable.Edges.BinarySearch(codePoint);

        // Edges of even index begin a run of letters, odd ones end it.
        return ((edge >= 0 ? edge : ~edge - 1) & 1) == 0;
    }

    private static bool IsFoldedAscii(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x80 || (uint)(c - 'a') <= 'z' - 'a')
            {
                return false;
            }
        }

        return text.Length == 0 || !(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
    }
}
