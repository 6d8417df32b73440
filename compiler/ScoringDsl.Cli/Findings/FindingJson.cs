using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints findings as one JSON object. Lines and columns count from 1.</summary>
internal static class FindingJson
{
    /// <summary>Prints findings, and what was fixed before.</summary>
    public static void Write(IReadOnlyList<Diagnostic> findings, IReadOnlyList<AppliedFix> applied, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("errors", findings.Count(d => d.Severity == DiagnosticSeverity.Error));
            json.WriteNumber("warnings", findings.Count(d => d.Severity == DiagnosticSeverity.Warning));
            if (applied.Count > 0)
            {
                json.WriteStartArray("fixed");
                foreach (var (diagnostic, fix) in applied)
                {
                    json.WriteStartObject();
                    json.WriteString("code", diagnostic.Code);
                    WritePlace(diagnostic.Source, diagnostic.Span, json);
                    json.WriteString("message", diagnostic.Message);
                    json.WriteString("title", fix.Title);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                WriteFinding(finding, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Writes where a span is: its start and its end, not included.</summary>
    public static void WritePlace(SourceText source, TextSpan span, Utf8JsonWriter json)
    {
        var start = source.GetPosition(span.Start);
        var end = source.GetPosition(span.End);
        json.WriteString("file", source.Path);
        json.WriteNumber("line", start.Line + 1);
        json.WriteNumber("column", start.Column + 1);
        json.WriteNumber("end_line", end.Line + 1);
        json.WriteNumber("end_column", end.Column + 1);
    }

    /// <summary>Writes what a finding says and where.</summary>
    public static void WriteMessage(Diagnostic finding, Utf8JsonWriter json)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", DiagnosticPrinter.NameOf(finding.Severity));
        WritePlace(finding.Source, finding.Span, json);
        json.WriteString("message", finding.Message);
        if (finding.Hint is not null)
        {
            json.WriteString("hint", finding.Hint);
        }
    }

    private static void WriteFinding(Diagnostic finding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMessage(finding, json);
        WriteRest(finding, json);
        json.WriteEndObject();
    }

    private static void WriteRest(Diagnostic finding, Utf8JsonWriter json)
    {
        if (!finding.Related.IsEmpty)
        {
            json.WriteStartArray("related");
            foreach (var related in finding.Related)
            {
                json.WriteStartObject();
                WritePlace(related.Source, related.Span, json);
                json.WriteString("message", related.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!finding.Fixes.IsEmpty)
        {
            json.WriteStartArray("fixes");
            foreach (var fix in finding.Fixes)
            {
                WriteFix(finding.Source, fix, json);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteFix(SourceText source, CodeFix fix, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("title", fix.Title);
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WritePlace(source, edit.Span, json);
            json.WriteString("new_text", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
