using System.Text;
using System.Text.Json.Nodes;

namespace ScoringDsl.LanguageServer.Tests.Editing;

/// <summary>
/// A text as an editor holds it. It is changed by offsets; what the server is told are lines and columns, as the protocol counts them,
/// worked out here in another way than the server does.
/// </summary>
internal sealed class EditorText(string text, int seed)
{
    private readonly Random _random = new(seed);

    public string Text { get; private set; } = text;

    /// <summary>Changes the text into another, in one or several steps.</summary>
    /// <returns>The <c>contentChanges</c> of a notification.</returns>
    public JsonArray ChangeTo(string next)
    {
        if (_random.Next(12) == 0)
        {
            Text = next;
            return [new JsonObject { ["text"] = Escaped(next) }];
        }

        var changes = new JsonArray();
        var start = Text.AsSpan().CommonPrefixLength(next);
        var end = 0;
        while (end < Math.Min(Text.Length, next.Length) - start && Text[^(end + 1)] == next[^(end + 1)])
        {
            end++;
        }

        start = Whole(Text, Whole(next, start));
        end = Math.Min(end, Math.Min(Text.Length, next.Length) - start);
        while (end > 0 && (IsInside(Text, Text.Length - end) || IsInside(next, next.Length - end)))
        {
            end--;
        }

        var inserted = next[start..^end];
        var without = string.Concat(Text.AsSpan(0, start), Text.AsSpan(Text.Length - end));
        if (_random.Next(3) == 0 && Text.Length - end > start && !IsInside(without, start))
        {
            // Taken out and put in again, and the new text in two halves: each step counts on the one before.
            changes.Add(Replace(start, Text.Length - end, ""));
            var half = Whole(inserted, inserted.Length / 2);
            if (!Joins(Text, start, inserted[..half]) && !Joins(inserted[..half], half, inserted[half..]))
            {
                changes.Add(Replace(start, start, inserted[..half]));
                changes.Add(Replace(start + half, start + half, inserted[half..]));
                return changes;
            }

            changes.Add(Replace(start, start, inserted));
            return changes;
        }

        changes.Add(Replace(start, Text.Length - end, inserted));
        return changes;
    }

    /// <summary>A place somewhere in the text, now and then beyond the end of a line or of the text.</summary>
    public JsonObject AnyPosition() => Position(Whole(Text, _random.Next(Text.Length + 1)));

    private JsonObject Replace(int start, int end, string inserted)
    {
        var change = new JsonObject { ["range"] = new JsonObject { ["start"] = Position(start), ["end"] = Position(end) }, ["text"] = Escaped(inserted) };
        Text = string.Concat(Text.AsSpan(0, start), inserted, Text.AsSpan(end));
        return change;
    }

    private JsonObject Position(int offset)
    {
        var before = Text[..offset].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var (line, column) = (before.Length - 1, before[^1].Length);
        var isEndOfLine = offset == Text.Length || Text[offset] is '\r' or '\n';
        if (offset == Text.Length && _random.Next(3) == 0)
        {
            (line, column) = (line + _random.Next(1, 5), _random.Next(3));
        }
        else if (isEndOfLine && _random.Next(3) == 0)
        {
            column += _random.Next(1, 100);
        }

        return new JsonObject { ["line"] = line, ["character"] = column };
    }

    /// <summary>The offset, moved back where it lies between the two halves of a line break or of a pair of surrogates.</summary>
    private static int Whole(string text, int offset)
    {
        while (IsInside(text, offset))
        {
            offset--;
        }

        return offset;
    }

    /// <summary>Also beside half a pair: what the server has in its place does not join the other half that may come.</summary>
    private static bool IsInside(string text, int offset) =>
        offset > 0 && offset < text.Length
        && ((text[offset - 1] == '\r' && text[offset] == '\n') || char.IsSurrogate(text[offset - 1]) || char.IsSurrogate(text[offset]));

    /// <summary>Whether an insertion makes one sign with what stands around it, so that its end is no place.</summary>
    private static bool Joins(string text, int at, string inserted) =>
        inserted.Length == 0 || IsInside(string.Concat(text.AsSpan(0, at), inserted), at) || IsInside(string.Concat(inserted, text.AsSpan(at)), inserted.Length);

    /// <summary>Texts with half pairs of surrogates, which no <see cref="JsonNode"/> holds, in a form of their own: see <see cref="Json"/>.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"\uE000{(int)text[i]:x4}");
            }
            else
            {
                escaped.Append(text[i]);
                if (char.IsSurrogate(text[i]))
                {
                    escaped.Append(text[++i]);
                }
            }
        }

        return escaped.ToString();
    }

    /// <summary>The JSON of a message, half pairs written as editors write them: <c>\ud83d</c>.</summary>
    public static string Json(JsonNode message) =>
        System.Text.RegularExpressions.Regex.Replace(message.ToJsonString(), "\\\\uE000([0-9a-f]{4})", "\\u$1", System.Text.RegularExpressions.RegexOptions.IgnoreCase);

    /// <summary>What the server can know of a text: half pairs become U+FFFD.</summary>
    public static string Known(string text) => new([.. text.Select((c, i) => char.IsSurrogate(c) && !IsHalfOfPair(text, i) ? '\uFFFD' : c)]);

    private static bool IsHalfOfPair(string text, int i) =>
        (i > 0 && char.IsSurrogatePair(text[i - 1], text[i])) || (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]));
}
