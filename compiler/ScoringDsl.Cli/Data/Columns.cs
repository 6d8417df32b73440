using ScoringDsl.Cli.Findings;

namespace ScoringDsl.Cli.Data;

/// <summary>Finds the columns that a file must or may have.</summary>
internal static class Columns
{
    /// <summary>Asks for the first of several columns that the file has.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="names">The names, best first.</param>
    /// <param name="what">What the column holds, for the message.</param>
    /// <param name="hint">A hint where nothing looks like the name, or null.</param>
    /// <exception cref="DataException">The file has a header, and none of them in it.</exception>
    public static int Require(RowReader rows, IEnumerable<string> names, string what, string? hint = null)
    {
        var column = Find(rows, names);
        if (column >= 0)
        {
            return column;
        }

        var name = names.First();
        var header = rows.Header ?? [];
        throw new DataException(
            rows.Source,
            1,
            $"There is no column '{name}' for the {what}. The columns are: {string.Join(", ", header)}.",
            Suggestion.For(name, header) ?? hint);
    }

    /// <summary>Asks for the first of several columns that the file has; −1 where it has none. Without a header the first name is taken.</summary>
    public static int Find(RowReader rows, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (rows.Header is null || RowReader.Find(rows.Header, name) >= 0)
            {
                return rows.Want(name);
            }
        }

        return -1;
    }
}
