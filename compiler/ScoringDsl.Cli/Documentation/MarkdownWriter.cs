using System.Globalization;
using System.Text;

namespace ScoringDsl.Cli.Documentation;

/// <summary>Writes a document as Markdown with tables, as GitHub and most wikis show it.</summary>
internal static class MarkdownWriter
{
    private const string Special = @"\`*_[]<>|#~";

    /// <summary>The document; lines end in <c>\n</c>.</summary>
    public static string Write(ModelDocument document)
    {
        var builder = new StringBuilder();
        builder.Append("# ").Append(Escape(document.Title)).Append("\n\n");
        if (document.Version is { } version)
        {
            builder.Append(CultureInfo.InvariantCulture, $"Version {version}\n\n");
        }

        WriteBlocks(document.Introduction, builder);
        foreach (var section in document.Sections)
        {
            builder.Append('#', section.Level + 1).Append(' ').Append(Escape(section.Title));
            builder.Append(section.Name is null ? "" : $" ({Code(section.Name)})").Append("\n\n");
            WriteBlocks(section.Blocks, builder);
        }

        return builder.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteBlocks(IEnumerable<DocumentBlock> blocks, StringBuilder builder)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case DocumentBlock.Paragraph paragraph:
                    builder.Append(Text(paragraph.Text)).Append("\n\n");
                    break;

                case DocumentBlock.Bullets bullets:
                    foreach (var item in bullets.Items)
                    {
                        builder.Append("- ").Append(Text(item)).Append('\n');
                    }

                    builder.Append('\n');
                    break;

                case DocumentBlock.Table table:
                    WriteRow(table.Head.Select(Escape), builder);
                    WriteRow(table.Head.Select(_ => "---"), builder);
                    foreach (var row in table.Rows)
                    {
                        WriteRow(row.Cells.Select((cell, i) => i == 0 && row.IsPart ? "&nbsp;&nbsp;" + Text(cell) : Text(cell)), builder);
                    }

                    builder.Append('\n');
                    break;

                case DocumentBlock.Fading fading:
                    WriteFading(DecayCurvePoints.Of(fading.Decay), builder);
                    break;
            }
        }
    }

    /// <summary>Markdown has no drawings of its own: a small table says the same.</summary>
    private static void WriteFading(DecayCurvePoints curve, StringBuilder builder)
    {
        var ages = Enumerable.Range(0, (int)(curve.Span / curve.Tick) + 1).Select(i => i * curve.Tick).ToList();
        WriteRow(ages.Select(age => age == 0 ? "Age 0" : Words.Duration(age)), builder);
        WriteRow(ages.Select(_ => "---:"), builder);
        WriteRow(ages.Select(age => curve.LeftAt(age).ToString("0.#%", CultureInfo.InvariantCulture)), builder);
        builder.Append('\n');
    }

    private static void WriteRow(IEnumerable<string> cells, StringBuilder builder) => builder.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Text(RichText text) => string.Concat(text.Runs.Select(run =>
        run.IsCode ? Code(run.Text) : run.IsStrong ? $"**{Escape(run.Text)}**" : Escape(run.Text)));

    private static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            builder.Append(c == '\n' ? "<br>" : Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
        }

        return builder.ToString();
    }

    /// <summary>Code with as many backticks around it as it needs. In a table a bar is escaped in code too.</summary>
    private static string Code(string text)
    {
        var line = text.Replace('\n', ' ').Replace("|", "\\|", StringComparison.Ordinal);
        return line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
    }
}
