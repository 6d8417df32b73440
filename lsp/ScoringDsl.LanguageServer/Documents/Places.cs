using ScoringDsl.Compiler.Text;
using ScoringDsl.LanguageServer.Protocol;
using Range = ScoringDsl.LanguageServer.Protocol.Range;

namespace ScoringDsl.LanguageServer.Documents;

/// <summary>
/// Between the client's places and the compiler's. The compiler reads texts in normalisation form C; where the client's text is not in
/// it, columns differ within a line, and lines never do.
/// </summary>
/// <param name="source">The text that the compiler read.</param>
/// <param name="clientText">The text that the client has.</param>
internal sealed class Places(SourceText source, string clientText)
{
    private readonly SourceText? _client = string.Equals(source.Text, clientText, StringComparison.Ordinal) ? null : new SourceText(source.Path, clientText);
    private readonly Dictionary<int, int[]> _lengths = [];

    /// <summary>The compiler's offset of a client's place.</summary>
    public int Offset(Position position)
    {
        if (_client is null)
        {
            return DocumentText.OffsetOf(source.Text, position);
        }

        var line = Math.Clamp(position.Line, 0, Math.Min(_client.LineCount, source.LineCount) - 1);
        var text = _client.ToString(_client.GetLine(line));
        var before = text[..Math.Clamp(position.Character, 0, text.Length)];
        var bounds = source.GetLine(line);
        return bounds.Start + Math.Min(bounds.Length, Nfc.Normalize(before).Length);
    }

    /// <summary>The client's stretch of a compiler's span.</summary>
    public Range Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>The client's place of a compiler's offset.</summary>
    public Position Position(int offset)
    {
        var (line, column) = source.GetPosition(Math.Clamp(offset, 0, source.Text.Length));
        return new Position(line, _client is null ? column : ClientColumn(line, column));
    }

    /// <summary>The shortest beginning of a line whose normal form reaches a column.</summary>
    private int ClientColumn(int line, int column)
    {
        if (!_lengths.TryGetValue(line, out var lengths))
        {
            _lengths.Add(line, lengths = Lengths(_client is null ? "" : _client.ToString(_client.GetLine(line))));
        }

        var length = 0;
        while (length < lengths.Length - 1 && lengths[length] < column)
        {
            length++;
        }

        // A mark that follows belongs to the letter before it.
        while (length < lengths.Length - 1 && lengths[length + 1] == column && column > 0)
        {
            length++;
        }

        return length;
    }

    /// <summary>How long the normal form of each beginning of a text is.</summary>
    private static int[] Lengths(string text)
    {
        var lengths = new int[text.Length + 1];
        var (part, before) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            // No letter of ASCII joins what stands before it: what follows is normalised by itself.
            if (char.IsAscii(text[i]))
            {
                (part, before) = (i, lengths[i]);
            }

            lengths[i + 1] = before + Nfc.Normalize(text[part..(i + 1)]).Length;
        }

        return lengths;
    }
}
