using System.Globalization;

namespace ScoringDsl.LanguageServer.Rpc;

/// <summary>
/// Editors hold texts in UTF-16 and may send half a pair of surrogates, as <c>\ud83d</c>: after a broken paste, or a change within an
/// emoji. No JSON reader takes that for text, and a change that is not read leaves server and editor with different texts.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Puts U+FFFD, of the same length in UTF-16, in the place of each half pair that is written as an escape.</summary>
    public static void Replace(Span<byte> json)
    {
        for (var at = Next(json, 0); at >= 0; at = Next(json, at))
        {
            var unit = UnitAt(json, at);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(json, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
                continue;
            }

            if (char.IsSurrogate(unit))
            {
                "fffd"u8.CopyTo(json[(at + 2)..]);
            }

            at += EscapeLength;
        }
    }

    /// <summary>The next escape that may be of a surrogate, or -1. A backslash that is itself escaped begins none.</summary>
    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length)
        {
            var found = json[from..].IndexOf((byte)'\\');
            if (found < 0)
            {
                return -1;
            }

            from += found;
            if (UnitAt(json, from) != default)
            {
                return from;
            }

            from += 2;
        }

        return -1;
    }

    /// <summary>The UTF-16 unit that an escape at a place says; 0 where there is none.</summary>
    private static char UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : default;
}
