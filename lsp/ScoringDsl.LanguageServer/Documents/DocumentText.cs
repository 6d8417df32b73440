using ScoringDsl.LanguageServer.Protocol;
using Range = ScoringDsl.LanguageServer.Protocol.Range;

namespace ScoringDsl.LanguageServer.Documents;

/// <summary>A text as the client has it, changed as the client says.</summary>
internal static class DocumentText
{
    /// <summary>The text after some changes, each of which applies to the outcome of the one before.</summary>
    public static string Apply(string text, IEnumerable<TextChange> changes)
    {
        foreach (var change in changes)
        {
            text = change.Range is { } range ? Replace(text, range, change.Text) : change.Text;
        }

        return text;
    }

    /// <summary>
    /// The offset of a place. A column past the line's end means its end, a line past the last the end of the text, as the protocol says.
    /// </summary>
    public static int OffsetOf(string text, Position position)
    {
        var start = 0;
        for (var line = 0; line < position.Line; line++)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                return text.Length;
            }

            start += end + (text.AsSpan(start + end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        }

        var length = text.AsSpan(start).IndexOfAny('\r', '\n');
        return start + Math.Clamp(position.Character, 0, length < 0 ? text.Length - start : length);
    }

    private static string Replace(string text, Range range, string newText)
    {
        var start = OffsetOf(text, range.Start);
        var end = Math.Max(start, OffsetOf(text, range.End));
        return string.Concat(text.AsSpan(0, start), newText, text.AsSpan(end));
    }
}
