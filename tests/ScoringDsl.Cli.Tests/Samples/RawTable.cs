using System.Text;

namespace ScoringDsl.Cli.Tests.Samples;

/// <summary>A CSV file as raw texts, read without the product's readers.</summary>
internal sealed class RawTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public RawTable(string path)
    {
        var records = Parse(File.ReadAllText(path)).ToList();
        for (var i = 0; i < records[0].Count; i++)
        {
            _columns.Add(records[0][i], i);
        }

        Rows = [.. records.Skip(1)];
    }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>A row's text in a column, or null where the file has no such column.</summary>
    public string? Text(IReadOnlyList<string> row, string column) => _columns.TryGetValue(column, out var i) ? row[i] : null;

    private static IEnumerable<IReadOnlyList<string>> Parse(string text)
    {
        var (record, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append(text[++i]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    record.Add(field.ToString());
                    field.Clear();
                    break;
                case '\r' when !isQuoted:
                    break;
                case '\n' when !isQuoted:
                    record.Add(field.ToString());
                    field.Clear();
                    yield return record;
                    record = [];
                    break;
                default:
                    field.Append(text[i]);
                    break;
            }
        }

        if (record.Count > 0 || field.Length > 0)
        {
            record.Add(field.ToString());
            yield return record;
        }
    }
}
