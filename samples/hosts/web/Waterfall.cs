using System.Globalization;
using System.Text;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Samples.Web;

/// <summary>Draws a score as steps from 0 to its value. The same is there as text, so that nobody needs to see the bars.</summary>
internal static class Waterfall
{
    /// <summary>Writes a score.</summary>
    public static void Write(StringBuilder page, ScoreExplanation score, ScoreDefinition definition)
    {
        var (low, high) = Reach(score, definition);
        var value = ValueReader.FormatPoints(score.Value);
        var most = definition.Maximum == long.MaxValue ? "" : $"<span class=\"most\"> of {ValueReader.FormatPoints(definition.Maximum)}</span>";

        // Where a score goes below 0 on the way, a line shows where 0 is.
        var zero = low == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" class=\"below\" style=\"--zero:{Share(0, low, high):0.##}%\"");
        page.Append(CultureInfo.InvariantCulture, $"""
            <article>
            <h2>{Page.Text(score.Title)} <span class="value">{value}{most}</span></h2>
            <table{zero}>
            <caption class="hidden">What {Page.Text(score.Title)} is made of; the points add up to {value}.</caption>
            <colgroup><col class="rules"><col class="sums"><col></colgroup>
            <thead class="hidden"><tr><th scope="col">Rule</th><th scope="col">Points</th><th scope="col">Bar</th></tr></thead>
            <tbody>

            """);
        var total = 0L;
        foreach (var line in score.Lines)
        {
            var from = total;
            total += line.Points;
            if (line.Points != 0)
            {
                WriteLine(page, line, Share(Math.Min(from, total), low, high), Share(Math.Max(from, total), low, high));
            }
        }

        if (score.Lines.All(line => line.Points == 0))
        {
            page.Append("<tr><td colspan=\"3\" class=\"empty\">No rule gives points.</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n</article>\n");
    }

    private static void WriteLine(StringBuilder page, ExplanationLine line, double left, double right)
    {
        var kind = line.Kind is not (ExplanationKind.Rule or ExplanationKind.Formula) ? "adjust" : line.Points > 0 ? "up" : "down";
        var note = line.Events == 0 ? "" : $" <span class=\"note\">{line.Events.ToString(CultureInfo.InvariantCulture)} {(line.Events == 1 ? "event" : "events")}</span>";
        page.Append(CultureInfo.InvariantCulture, $"<tr class=\"{kind}\"><th scope=\"row\">{Page.Text(Page.Describe(line))}{note}</th><td class=\"points\">{Page.Signed(line.Points)}</td>");
        page.Append(CultureInfo.InvariantCulture, $"<td class=\"bar\"><span style=\"margin-left:{left:0.##}%;width:{Math.Max(right - left, 0.5):0.##}%\"></span></td></tr>\n");
    }

    /// <summary>The lowest and the highest total on the way, and the score's own range where it has one.</summary>
    private static (long Low, long High) Reach(ScoreExplanation score, ScoreDefinition definition)
    {
        var (low, high, total) = (0L, definition.Maximum == long.MaxValue ? 0L : definition.Maximum, 0L);
        foreach (var line in score.Lines)
        {
            total += line.Points;
            (low, high) = (Math.Min(low, total), Math.Max(high, total));
        }

        return (low, Math.Max(high, low + 1));
    }

    private static double Share(long total, long low, long high) => 100.0 * (total - low) / (high - low);
}
