using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>Writes results as a table for people, one line for each lead or account.</summary>
internal static class TableResults
{
    /// <summary>The least width at which a last column that must be cut is worth having.</summary>
    private const int LeastCut = 16;

    /// <summary>Writes the table. Columns that the console is too narrow for are left out and named below.</summary>
    /// <param name="results">The results.</param>
    /// <param name="console">Where to; its width is kept.</param>
    public static void Write(Results results, IAnsiConsole console)
    {
        var names = results.ColumnNames;
        var rows = results.Rows.Select(row => CsvResults.Texts(results, row).Select(OneLine).ToArray()).ToList();
        var columns = Fit(names, rows, console.Profile.Width);
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (column, width) in columns)
        {
            var header = new TableColumn(new Text(CellWidth.Fit(names[column], width), new Style(decoration: Decoration.Bold))).NoWrap();
            table.AddColumn(IsScore(column) ? header.RightAligned() : header);
        }

        foreach (var row in rows)
        {
            table.AddRow(columns.Select(c => new Text(CellWidth.Fit(row[c.Column], c.Width), IsScore(c.Column) ? new Style(Color.Aqua) : Style.Plain)));
        }

        console.Write(table);
        if (columns.Count < names.Count)
        {
            var missing = string.Join(", ", names.Where((_, column) => !columns.Exists(c => c.Column == column)));
            console.WriteLine($"Not shown for want of width: {missing}. A wider terminal or --format csv has them.");
        }

        bool IsScore(int column) => column >= 1 && column <= results.Definition.Scores.Length;
    }

    /// <summary>The columns that fit and their widths: where not all do, those without a value go first, then those at the end; the last may be cut.</summary>
    private static List<(int Column, int Width)> Fit(IReadOnlyList<string> names, List<string[]> rows, int width)
    {
        var all = names.Select((name, column) => (Column: column, Width: rows.Select(row => CellWidth.Of(row[column])).Append(CellWidth.Of(name)).Max())).ToList();
        if (Total(all) <= width)
        {
            return all;
        }

        var fitting = new List<(int Column, int Width)>();
        foreach (var column in all.Where(c => rows.Exists(row => row[c.Column].Length > 0)))
        {
            var left = width - Total([.. fitting, (column.Column, 0)]);
            if (column.Width > left)
            {
                if (left >= LeastCut || fitting.Count == 0)
                {
                    fitting.Add((column.Column, Math.Max(left, 1)));
                }

                break;
            }

            fitting.Add(column);
        }

        return fitting;

        // A cell has a blank at each side and a line before it, the table a line at its end.
        static int Total(List<(int Column, int Width)> columns) => columns.Sum(column => column.Width + 3) + 1;
    }

    private static string OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text;
}
