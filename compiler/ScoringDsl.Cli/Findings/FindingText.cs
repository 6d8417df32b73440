using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints findings for people.</summary>
internal static class FindingText
{
    /// <summary>Prints findings, each with its line of the model, followed by an empty line.</summary>
    public static void Write(IReadOnlyList<Diagnostic> findings, TextWriter output, Ink ink)
    {
        foreach (var finding in findings)
        {
            foreach (var segment in DiagnosticPrinter.PrintSegments(finding))
            {
                output.Write(segment.Kind switch
                {
                    DiagnosticSegmentKind.Place => ink.Bold(segment.Text),
                    DiagnosticSegmentKind.Severity or DiagnosticSegmentKind.Mark => Paint(segment.Text, finding.Severity, ink),
                    DiagnosticSegmentKind.Gutter => ink.Dim(segment.Text),
                    DiagnosticSegmentKind.Help => ink.Cyan(segment.Text),
                    _ => segment.Text,
                });
            }

            output.WriteLine();
        }
    }

    /// <summary>"2 errors, 1 warning", or "No errors".</summary>
    public static string Count(IReadOnlyList<Diagnostic> findings)
    {
        var errors = findings.Count(d => d.Severity == DiagnosticSeverity.Error);
        var warnings = findings.Count(d => d.Severity == DiagnosticSeverity.Warning);
        var hints = findings.Count - errors - warnings;
        return (errors == 0 ? "No errors" : Plural.Of(errors, "error"))
            + (warnings == 0 ? "" : $", {Plural.Of(warnings, "warning")}")
            + (hints == 0 ? "" : $", {Plural.Of(hints, "hint")}");
    }

    /// <summary>The place as people and tools write it: file, line and column, both from 1.</summary>
    public static string Place(SourceText source, TextSpan span)
    {
        var position = source.GetPosition(span.Start);
        return $"{source.Path}:{position.Line + 1}:{position.Column + 1}";
    }

    private static string Paint(string text, DiagnosticSeverity severity, Ink ink) => severity switch
    {
        DiagnosticSeverity.Error => ink.Red(text),
        DiagnosticSeverity.Warning => ink.Yellow(text),
        _ => ink.Cyan(text),
    };
}
