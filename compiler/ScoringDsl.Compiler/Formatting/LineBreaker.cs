using System.Text;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Writes the tokens of one statement, with the comments among them, on one line or, where they are too many, on several.</summary>
internal sealed class LineBreaker
{
    /// <summary>The width that lines keep to where they can be broken.</summary>
    public const int Width = 120;

    /// <summary>How much further the second line and those after it are indented.</summary>
    private const int Continuation = 4;

    private readonly List<Part> _parts = [];

    /// <summary>Takes the tokens of a statement.</summary>
    /// <param name="before">A comment that stands before the first on its line, or nothing.</param>
    /// <param name="pieces">The tokens.</param>
    public LineBreaker(string before, IReadOnlyList<Piece> pieces)
    {
        if (before.Length > 0)
        {
            _parts.Add(new Part(before, 0, Piece.NoBreak, false));
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            Add(pieces[i], isFirst: i == 0);
        }
    }

    /// <summary>Whether a comment or words that must not meet keep the tokens from one line.</summary>
    public bool MustBreak => _parts.Any(p => p.MustBreakBefore);

    /// <summary>All on one line.</summary>
    public string OneLine() => Text(0, _parts.Count);

    /// <summary>On as many lines as are needed.</summary>
    /// <param name="indent">How far the first line is indented.</param>
    public List<Line> Break(int indent)
    {
        var lines = new List<Line>();
        for (var start = 0; start < _parts.Count;)
        {
            var lineIndent = start == 0 ? indent : indent + Continuation;
            var end = EndOfLine(start, Width - lineIndent);
            lines.Add(new Line(lineIndent, Text(start, end)));
            start = end;
        }

        return lines;
    }

    private void Add(Piece piece, bool isFirst)
    {
        var comments = isFirst ? [] : piece.Gap.Comments;
        for (var i = 0; i < comments.Length; i++)
        {
            var endsLine = (i + 1 < comments.Length ? comments[i + 1].LineBreaksBefore : piece.Gap.LineBreaks) > 0;
            _parts.Add(new Part(comments[i].Text, endsLine ? 2 : 1, Piece.NoBreak, comments[i].LineBreaksBefore > 0));
        }

        var isAfterComment = isFirst ? _parts.Count > 0 : comments.Length > 0;
        _parts.Add(new Part(
            piece.Text,
            piece.SpaceBefore || isAfterComment ? 1 : 0,
            isAfterComment ? Piece.NoBreak : piece.BreakBefore,
            comments.Length > 0 ? piece.Gap.LineBreaks > 0 : piece.MustBreakBefore));
    }

    /// <summary>Where the line that begins with a part ends: before the best break that fits, or the first one where none does.</summary>
    private int EndOfLine(int start, int room)
    {
        var best = -1;
        var width = WidthOf(_parts[start].Text);
        for (var i = start + 1; i < _parts.Count; i++)
        {
            var part = _parts[i];
            if (part.MustBreakBefore)
            {
                return i;
            }

            if (part.BreakBefore != Piece.NoBreak && (best < 0 || part.BreakBefore <= _parts[best].BreakBefore))
            {
                best = i;
            }

            width += part.BlanksBefore + WidthOf(part.Text);
            if (width > room && best > 0)
            {
                return best;
            }
        }

        return _parts.Count;
    }

    private string Text(int start, int end)
    {
        var builder = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            builder.Append(' ', i > start ? _parts[i].BlanksBefore : 0).Append(_parts[i].Text);
        }

        return builder.ToString();
    }

    private static int WidthOf(string text) => text.Length - 1 - text.LastIndexOf('\n');

    private readonly record struct Part(string Text, int BlanksBefore, int BreakBefore, bool MustBreakBefore);
}
