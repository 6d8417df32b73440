using CsvHelper;

namespace ScoringDsl.Cli.Output;

/// <summary>Writes results as comma-separated values.</summary>
internal static class CsvResults
{
    /// <summary>What stands between the items of a list.</summary>
    public const string ListSeparator = "; ";

    /// <summary>Writes a header and the rows.</summary>
    public static void Write(Results results, TextWriter output)
    {
        var options = new CsvWriterOptions { Separator = ',', NewLine = "\n", HasHeader = false };
        using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        foreach (var name in results.ColumnNames)
        {
            csv.WriteField(name);
        }

        csv.EndRecord();
        foreach (var row in results.Rows)
        {
            foreach (var text in Texts(results, row))
            {
                csv.WriteField(text);
            }

            csv.EndRecord();
        }
    }

    /// <summary>The values of a row as texts, in the order of the columns.</summary>
    public static IEnumerable<string> Texts(Results results, int row)
    {
        yield return results.Key(row);
        for (var score = 0; score < results.Definition.Scores.Length; score++)
        {
            yield return results.Score(row, score);
        }

        foreach (var label in results.Labels)
        {
            yield return results.Label(row, label);
        }

        yield return string.Join(ListSeparator, results.Excluded(row));
        yield return string.Join(ListSeparator, results.Segments(row));
        yield return string.Join(ListSeparator, results.Handoffs(row));
        yield return string.Join(ListSeparator, results.Reasons(row));
        if (results.HasOutcomes)
        {
            yield return string.Join(ListSeparator, results.Outcomes(row));
        }
    }
}
