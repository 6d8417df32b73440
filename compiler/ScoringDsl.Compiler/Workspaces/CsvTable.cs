using System.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>A small reader of comma-separated text for list files: quoted cells, doubled quotes, line breaks inside quotes.</summary>
internal static class CsvTable
{
    /// <summary>The rows with the line (from 1) each begins on. Blank lines are no rows.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="unclosedLine">The line of a quote that is never closed, or 0.</param>
    public static List<(int Line, List<string> Cells)> Read(string text, out int unclosedLine)
    {
        var rows = new List<(int, List<string>)>();
        unclosedLine = 0;
        var line = 1;
        var i = 0;
        while (i < text.Length)
        {
            var startLine = line;
            var cells = new List<string>();
            bool more;
            do
            {
                cells.Add(ReadCell(text, ref i, ref line, ref unclosedLine));
                more = i < text.Length && text[i] == ',';
                i += more ? 1 : 0;
            }
            while (more);

            SkipLineBreak(text, ref i, ref line);
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                rows.Add((startLine, cells));
            }
        }

        return rows;
    }

    private static string ReadCell(string text, ref int i, ref int line, ref int unclosedLine)
    {
        if (i >= text.Length || text[i] != '"')
        {
            var end = text.AsSpan(i).IndexOfAny(',', '\r', '\n');
            var cell = end < 0 ? text[i..] : text.Substring(i, end);
            i += cell.Length;
            return cell.Trim();
        }

        var builder = new StringBuilder();
        var openLine = line;
        for (i++; i < text.Length; i++)
        {
            if (text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                // Whatever stands between the closing quote and the next comma belongs to the cell.
                i++;
                var rest = text.AsSpan(i).IndexOfAny(',', '\r', '\n');
                var tail = rest < 0 ? text[i..] : text.Substring(i, rest);
                i += tail.Length;
                return builder.Append(tail).ToString().Trim();
            }

            line += text[i] == '\n' ? 1 : 0;
            builder.Append(text[i]);
        }

        unclosedLine = openLine;
        return builder.ToString().Trim();
    }

    private static void SkipLineBreak(string text, ref int i, ref int line)
    {
        if (i < text.Length && text[i] == '\r')
        {
            i++;
        }

        if (i < text.Length && text[i] == '\n')
        {
            i++;
        }

        line++;
    }
}
