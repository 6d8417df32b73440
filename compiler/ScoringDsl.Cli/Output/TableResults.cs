using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>Writes results as a table for people.</summary>
internal static class TableResults
{
    /// <summary>The least width at which a last column of several words is worth having.</summary>
    private const int LeastWrapped = 16;

    /// <summary>Writes the table. Columns that the console is too narrow for are left out and named below.</summary>
    /// <param name="results">The results.</param>
    /// <param name="console">Where to.</param>
    public static void Write(Results results, IAnsiConsole console)
    {
        var names = results.ColumnNames;
        var rows = results.Rows.Select(row => CsvResults.Texts(results, row).ToArray()).ToList();
        var columns = Fitting(names, rows, console.Profile.Width);
        var scores = results.Definition.Scores.Length;
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in columns)
        {
            var header = new TableColumn(new Text(names[column], new Style(decoration: Decoration.Bold)));
            table.AddColumn(IsScore(column, scores) ? header.RightAligned().NoWrap() : header);
        }

        foreach (var row in rows)
        {
            table.AddRow(columns.Select(column => Cell(row[column], IsScore(column, scores))));
        }

        console.Write(table);
        if (columns.Count < names.Count)
        {
            var missing = string.Join(", ", names.Where((_, column) => !columns.Contains(column)));
            console.WriteLine($"Not shown for want of width: {missing}. A wider terminal or --format csv has them.");
        }
    }

    /// <summary>The columns that fit: where not all do, those without a value go first, then those at the end.</summary>
    private static List<int> Fitting(IReadOnlyList<string> names, List<string[]> rows, int width)
    {
        var widths = names.Select((name, column) => rows.Select(row => CellWidth.Of(row[column])).Append(CellWidth.Of(name)).Max()).ToArray();
        var all = Enumerable.Range(0, names.Count).ToList();
        if (Total(all) <= width)
        {
            return all;
        }

        var columns = new List<int>();
        foreach (var column in all.Where(column => rows.Exists(row => row[column].Length > 0)))
        {
            columns.Add(column);
            if (Total(columns) > width)
            {
                if (columns.Count > 1 && width - (Total(columns) - widths[column]) < LeastWrapped)
                {
                    columns.RemoveAt(columns.Count - 1);
                }

                break;
            }
        }

        return columns;

        // A cell has a blank at each side and a line before it, the table a line at its end.
        int Total(List<int> chosen) => chosen.Sum(column => widths[column] + 3) + 1;
    }

    private static bool IsScore(int column, int scores) => column >= 1 && column <= scores;

    private static Text Cell(string text, bool isScore) => new(text, isScore ? new Style(Color.Aqua) : Style.Plain);
}
