using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>Writes results as a table for people, one line for each lead: what is too wide is cut, columns that do not fit are left out.</summary>
internal static class TableResults
{
    private const int LeastWidth = 10;

    /// <summary>What the frame takes beside each column: a line and a blank on each side.</summary>
    private const int Frame = 3;

    /// <summary>Writes the table.</summary>
    /// <param name="results">The results.</param>
    /// <param name="console">Where to; its width is kept.</param>
    public static void Write(Results results, IAnsiConsole console)
    {
        var names = results.ColumnNames;
        var rows = results.Rows.Select(row => CsvResults.Texts(results, row).ToList()).ToList();
        var widths = FitWidths(names, rows, console.Profile.Width);
        var table = new Table { Border = TableBorder.Rounded };
        for (var column = 0; column < widths.Count; column++)
        {
            var header = new TableColumn(new Text(CellWidth.Fit(names[column], widths[column]), new Style(decoration: Decoration.Bold)));
            table.AddColumn(IsScore(column) ? header.RightAligned().NoWrap() : header.NoWrap());
        }

        foreach (var row in rows)
        {
            table.AddRow(widths.Select((width, column) => new Text(
                CellWidth.Fit(OneLine(row[column]), width), IsScore(column) ? new Style(Color.Aqua) : Style.Plain)));
        }

        console.Write(table);
        if (widths.Count < names.Count)
        {
            console.WriteLine($"Not shown for want of width: {string.Join(", ", names.Skip(widths.Count))}. --format csv has them.");
        }

        bool IsScore(int column) => column >= 1 && column <= results.Definition.Scores.Length;
    }

    /// <summary>The widths of the columns that fit, from the left; the last may be narrower than its texts.</summary>
    private static List<int> FitWidths(IReadOnlyList<string> names, List<List<string>> rows, int width)
    {
        var widths = new List<int>();
        var left = width - 1;
        for (var column = 0; column < names.Count; column++)
        {
            var wanted = CellWidth.Of(names[column]);
            foreach (var row in rows)
            {
                wanted = Math.Max(wanted, CellWidth.Of(OneLine(row[column])));
            }

            if (wanted + Frame > left && left - Frame < LeastWidth)
            {
                break;
            }

            widths.Add(Math.Min(wanted, left - Frame));
            left -= widths[^1] + Frame;
        }

        return widths;
    }

    private static string OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text;
}
