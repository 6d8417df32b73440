using System.Globalization;
using System.Net;
using System.Text;
using ScoringDsl.Extensions.Hosting;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Samples.Web;

/// <summary>Writes the page. Everything that comes from people or from the model goes through <see cref="Text"/>.</summary>
internal static class Page
{
    /// <summary>The page.</summary>
    public static string Write(LeadForm form, Scored? scored, ScoringModelStatus status)
    {
        var page = new StringBuilder();
        page.Append("""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Score a lead</title>
            <link rel="stylesheet" href="/site.css">
            </head>
            <body>
            <header><h1>Score a lead</h1><p>Fill in what you know; leave out what you do not.</p></header>
            <main>

            """);
        WriteForm(page, form);
        page.Append("<section class=\"result\" aria-live=\"polite\">\n");
        if (scored is not null)
        {
            WriteResult(page, scored);
        }
        else
        {
            page.Append("<p class=\"empty\">Something in the form is not as it should be.</p>\n");
        }

        page.Append("</section>\n</main>\n");
        WriteFooter(page, status);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteForm(StringBuilder page, LeadForm form)
    {
        page.Append("<form method=\"post\" action=\"/\">\n<fieldset><legend>Who they are</legend>\n");
        foreach (var (name, label, type) in LeadForm.Fields)
        {
            WriteInput(page, form, name, label, type);
        }

        page.Append("</fieldset>\n<fieldset><legend>What they did lately</legend>\n");
        foreach (var doing in LeadForm.Doings)
        {
            WriteInput(page, form, doing.Name, doing.Label, "count");
        }

        page.Append("</fieldset>\n");
        WriteInput(page, form, "as_of", "Score as of", "date");
        page.Append("<button type=\"submit\">Score</button>\n</form>\n");
    }

    private static void WriteInput(StringBuilder page, LeadForm form, string name, string label, string type)
    {
        var value = form[name];
        var error = form.Errors.GetValueOrDefault(name);
        var described = error is null ? "" : $" aria-invalid=\"true\" aria-describedby=\"{name}-error\"{(name == form.Errors.Keys.First() ? " autofocus" : "")}";
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"input {type}\"><label for=\"{name}\">{Text(label)}</label>");
        switch (type)
        {
            case "checkbox":
                page.Append(CultureInfo.InvariantCulture, $"<input id=\"{name}\" name=\"{name}\" type=\"checkbox\" value=\"yes\"{(value.Length > 0 ? " checked" : "")}>");
                break;
            case "industry":
                page.Append(CultureInfo.InvariantCulture, $"<select id=\"{name}\" name=\"{name}\"><option value=\"\">Not known</option>");
                foreach (var industry in LeadForm.Industries)
                {
                    page.Append(CultureInfo.InvariantCulture, $"<option{(industry == value ? " selected" : "")}>{industry}</option>");
                }

                page.Append("</select>");
                break;
            default:
                var kind = type switch { "date" => "type=\"date\"", "text" => "type=\"text\" autocomplete=\"off\"", _ => "type=\"text\" inputmode=\"numeric\"" };
                page.Append(CultureInfo.InvariantCulture, $"<input id=\"{name}\" name=\"{name}\" {kind} value=\"{Text(value)}\"{described}>");
                break;
        }

        if (error is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"error\" id=\"{name}-error\">{Text(error)}</p>");
        }

        page.Append("</div>\n");
    }

    private static void WriteResult(StringBuilder page, Scored scored)
    {
        var explanation = scored.Explanation;
        page.Append("<dl class=\"labels\">\n");
        foreach (var (name, label) in explanation.Labels)
        {
            page.Append(CultureInfo.InvariantCulture, $"<div><dt>{Text(Words(name))}</dt><dd>{Text(label)}</dd></div>\n");
        }

        page.Append("</dl>\n");
        foreach (var handoff in explanation.Handoffs)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"handoff\"><strong>Hand over to {Text(Words(handoff.Name))}</strong>");
            page.Append(handoff.Reasons.Count == 0 ? "" : $": {Text(string.Join(", ", handoff.Reasons.Select(reason => reason.Key)))}.");
            page.Append("</p>\n");
        }

        if (explanation.Exclusions.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"excluded\"><strong>Kept out of the sales queue</strong>: {Text(string.Join(", ", explanation.Exclusions.Select(Words)))}.</p>\n");
        }

        for (var i = 0; i < explanation.Scores.Count; i++)
        {
            Waterfall.Write(page, explanation.Scores[i], scored.Definitions[i]);
        }
    }

    private static void WriteFooter(StringBuilder page, ScoringModelStatus status)
    {
        var loaded = status.LoadedAt?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        page.Append(CultureInfo.InvariantCulture, $"<footer><p>Model {Text(status.Name)}, version {Text(status.Version ?? "")}, taken {Text(loaded ?? "")}; {status.TestsRun} tests passed.");
        if (status.LastError is { } error)
        {
            page.Append(CultureInfo.InvariantCulture, $" <strong>A newer one was refused: {Text(error)}</strong>");
        }

        page.Append("</p></footer>\n");
    }

    /// <summary>A name as words: fit_grade is "fit grade".</summary>
    public static string Words(string name) => name.Replace('_', ' ');

    /// <summary>A text as HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Points as people write them: +20, −7.5.</summary>
    public static string Signed(long thousandths) =>
        thousandths < 0 ? "−" + ValueReader.FormatPoints(-thousandths) : "+" + ValueReader.FormatPoints(thousandths);

    /// <summary>What a line of an explanation is about.</summary>
    public static string Describe(ExplanationLine line) => line.Kind switch
    {
        ExplanationKind.Rule => line.Label,
        ExplanationKind.RuleCap => "its limit",
        ExplanationKind.GroupOff => $"{line.Label} does not apply",
        ExplanationKind.GroupWeight => $"weight of {line.Label}",
        ExplanationKind.GroupCap => $"limit of {line.Label}",
        ExplanationKind.Formula => "from the other scores",
        ExplanationKind.Range => "limit of the score",
        _ => "rounded",
    };
}
