using System.Text;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Aligns arrows, types and comments of neighbouring lines, and joins the lines to a text.</summary>
internal static class Alignment
{
    /// <summary>A line that is wider does not move the comments of its neighbours.</summary>
    private const int WidestBeforeComment = 80;

    private const int BlanksBeforeComment = 2;

    /// <summary>The text: lines end in <c>\n</c>, the last one too.</summary>
    public static string Join(List<Line> lines)
    {
        AlignColumns(lines);
        AlignComments(lines);
        var builder = new StringBuilder();
        foreach (var line in lines)
        {
            builder.Append(line.BlankBefore ? "\n" : "").Append(' ', line.Indent).Append(line.Text).Append(line.Comment).Append('\n');
        }

        return builder.ToString();
    }

    private static void AlignColumns(List<Line> lines)
    {
        for (var start = 0; start < lines.Count;)
        {
            var end = EndOfRun(lines, start, line => line.Column > 0);
            var column = 0;
            for (var i = start; i < end; i++)
            {
                column = IsAligned(lines[i]) ? Math.Max(column, lines[i].Column) : column;
            }

            for (var i = start; i < end; i++)
            {
                if (IsAligned(lines[i]))
                {
                    lines[i] = lines[i] with { Text = lines[i].Text.Insert(lines[i].Column, new string(' ', column - lines[i].Column)) };
                }
            }

            start = end;
        }
    }

    private static bool IsAligned(Line line) => line.Column > 0 && line.Column - 1 <= line.WidestHead;

    /// <summary>Lines without a comment do not part those with one.</summary>
    private static void AlignComments(List<Line> lines)
    {
        for (var start = 0; start < lines.Count;)
        {
            var end = EndOfRun(lines, start, _ => true);
            var column = 0;
            for (var i = start; i < end; i++)
            {
                column = lines[i].Comment is not null && lines[i].Text.Length <= WidestBeforeComment ? Math.Max(column, lines[i].Text.Length) : column;
            }

            for (var i = start; i < end; i++)
            {
                if (lines[i].Comment is { } comment)
                {
                    lines[i] = lines[i] with { Comment = new string(' ', Math.Max(0, column - lines[i].Text.Length) + BlanksBeforeComment) + comment };
                }
            }

            start = end;
        }
    }

    /// <summary>The line after the last one that follows without a gap, in the same block; a line that stands alone is a run of its own.</summary>
    private static int EndOfRun(List<Line> lines, int start, Func<Line, bool> belongs)
    {
        var end = start + 1;
        if (lines[start].Run is not null && belongs(lines[start]))
        {
            while (end < lines.Count && lines[end].Run == lines[start].Run && !lines[end].BlankBefore && belongs(lines[end]))
            {
                end++;
            }
        }

        return end;
    }
}
