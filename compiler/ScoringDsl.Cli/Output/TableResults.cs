using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>Writes results as a table for people.</summary>
internal static class TableResults
{
    /// <summary>Writes the table.</summary>
    /// <param name="results">The results.</param>
    /// <param name="console">Where to.</param>
    public static void Write(Results results, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Rounded };
        var names = results.ColumnNames;
        var scores = results.Definition.Scores.Length;
        for (var column = 0; column < names.Count; column++)
        {
            var header = new TableColumn(new Text(names[column], new Style(decoration: Decoration.Bold)));
            var isScore = column >= 1 && column <= scores;
            table.AddColumn(isScore ? header.RightAligned().NoWrap() : header);
        }

        foreach (var row in results.Rows)
        {
            table.AddRow(CsvResults.Texts(results, row).Select((text, column) => Cell(text, isScore: column >= 1 && column <= scores)));
        }

        console.Write(table);
    }

    private static Text Cell(string text, bool isScore) => new(text, isScore ? new Style(Color.Aqua) : Style.Plain);
}
