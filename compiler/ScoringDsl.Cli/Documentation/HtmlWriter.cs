using System.Globalization;
using System.Text;

namespace ScoringDsl.Cli.Documentation;

/// <summary>Writes a document as one HTML page that needs nothing else: no scripts, no other files.</summary>
internal static class HtmlWriter
{
    /// <summary>The page; lines end in <c>\n</c>.</summary>
    public static string Write(ModelDocument document)
    {
        var builder = new StringBuilder();
        builder.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        builder.Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").Append(Escape(document.Title)).Append("</title>\n<style>\n");
        builder.Append(HtmlStyle.Text).Append("</style>\n</head>\n<body>\n");
        WriteContents(document, builder);
        builder.Append("<main>\n<header>\n<h1>").Append(Escape(document.Title)).Append("</h1>\n");
        if (document.Version is { } version)
        {
            builder.Append(CultureInfo.InvariantCulture, $"<p class=\"version\">Version {version}</p>\n");
        }

        WriteBlocks(document.Introduction, builder);
        builder.Append("</header>\n");
        for (var i = 0; i < document.Sections.Length; i++)
        {
            var section = document.Sections[i];
            builder.Append(CultureInfo.InvariantCulture, $"<h{section.Level + 1} id=\"s{i + 1}\">{Heading(section)}</h{section.Level + 1}>\n");
            WriteBlocks(section.Blocks, builder);
        }

        return builder.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void WriteContents(ModelDocument document, StringBuilder builder)
    {
        builder.Append("<nav aria-label=\"Contents\">\n<ul>\n");
        for (var i = 0; i < document.Sections.Length; i++)
        {
            var section = document.Sections[i];
            if (section.Level <= 2)
            {
                builder.Append(CultureInfo.InvariantCulture, $"<li class=\"level{section.Level}\"><a href=\"#s{i + 1}\">");
                builder.Append(Escape(section.Name is null || section.Level == 1 ? section.Title : Distinct(section))).Append("</a></li>\n");
            }
        }

        builder.Append("</ul>\n</nav>\n");
    }

    /// <summary>Several bands have one title: in the contents their name tells them apart.</summary>
    private static string Distinct(DocumentSection section) =>
        section.Title is "Bands" or "Rating" or "Stages" ? $"{section.Title} {section.Name}" : section.Title;

    private static string Heading(DocumentSection section) =>
        Escape(section.Title) + (section.Name is null ? "" : $" <code>{Escape(section.Name)}</code>");

    private static void WriteBlocks(IEnumerable<DocumentBlock> blocks, StringBuilder builder)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case DocumentBlock.Paragraph paragraph:
                    builder.Append("<p>").Append(Text(paragraph.Text)).Append("</p>\n");
                    break;

                case DocumentBlock.Bullets bullets:
                    builder.Append("<ul>\n");
                    foreach (var item in bullets.Items)
                    {
                        builder.Append("<li>").Append(Text(item)).Append("</li>\n");
                    }

                    builder.Append("</ul>\n");
                    break;

                case DocumentBlock.Table table:
                    WriteTable(table, builder);
                    break;

                case DocumentBlock.Fading fading:
                    DecayDrawing.Write(fading.Decay, builder);
                    break;
            }
        }
    }

    private static void WriteTable(DocumentBlock.Table table, StringBuilder builder)
    {
        builder.Append("<div class=\"table\"><table>\n<thead><tr>");
        foreach (var head in table.Head)
        {
            builder.Append("<th scope=\"col\">").Append(Escape(head)).Append("</th>");
        }

        builder.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            builder.Append(row.IsPart ? "<tr class=\"part\">" : "<tr>");
            foreach (var cell in row.Cells)
            {
                builder.Append("<td>").Append(Text(cell)).Append("</td>");
            }

            builder.Append("</tr>\n");
        }

        builder.Append("</tbody>\n</table></div>\n");
    }

    private static string Text(RichText text) => string.Concat(text.Runs.Select(run =>
        run.IsCode ? $"<code>{Escape(run.Text)}</code>" : run.IsStrong ? $"<strong>{Escape(run.Text)}</strong>" : Escape(run.Text)));

    /// <summary>Text between tags or in an attribute's quotes; a line feed is a line break.</summary>
    internal static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal);
}
