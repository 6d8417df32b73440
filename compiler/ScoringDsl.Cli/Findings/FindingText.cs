using System.Globalization;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints findings for people: a sentence, the place, the line with what is meant underlined, a hint.</summary>
internal static class FindingText
{
    private const int MostShown = 160;

    /// <summary>Prints findings, each followed by an empty line.</summary>
    public static void Write(IReadOnlyList<Diagnostic> findings, TextWriter output, Ink ink)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{Severity(finding.Severity, ink)}{ink.Dim($"[{finding.Code}]")}: {ink.Bold(finding.Message)}");
            WriteFrame(finding.Source, finding.Span, output, ink);
            if (finding.Hint is not null)
            {
                output.WriteLine($"  {ink.Cyan("hint")}: {finding.Hint}");
            }

            foreach (var related in finding.Related)
            {
                output.WriteLine($"  {ink.Cyan("see")}: {related.Message}");
                WriteFrame(related.Source, related.Span, output, ink);
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

    private static void WriteFrame(SourceText source, TextSpan span, TextWriter output, Ink ink)
    {
        output.WriteLine($"  {ink.Dim("-->")} {Place(source, span)}");
        var position = source.GetPosition(span.Start);
        var lineSpan = source.GetLine(position.Line);
        var line = source.ToString(lineSpan);
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        // A line longer than a screen is cut around the place.
        var start = Math.Min(position.Column, line.Length);
        var cut = line.Length > MostShown ? Math.Max(0, start - (MostShown / 2)) : 0;
        var shown = line.Substring(cut, Math.Min(MostShown, line.Length - cut));
        var marked = Math.Clamp(span.Length, 1, Math.Max(1, shown.Length - (start - cut)));
        var number = (position.Line + 1).ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        output.WriteLine($"  {margin} {ink.Dim("|")}");
        output.WriteLine($"  {ink.Dim(number)} {ink.Dim("|")} {Plain(shown)}");
        var before = shown[..(start - cut)];
        var under = shown.Substring(start - cut, Math.Min(marked, shown.Length - (start - cut)));
        output.WriteLine($"  {margin} {ink.Dim("|")} {new string(' ', CellWidth.Of(Plain(before)))}{ink.Red(new string('^', Math.Max(1, CellWidth.Of(Plain(under)))))}");
    }

    // Tabs, and characters that would move the cursor, would put the marks in the wrong place.
    private static string Plain(string text) => text.AsSpan().ContainsAnyInRange('\0', '\u001f')
        ? string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = from[i] < ' ' ? ' ' : from[i];
            }
        })
        : text;

    private static string Severity(DiagnosticSeverity severity, Ink ink) => severity switch
    {
        DiagnosticSeverity.Error => ink.Red("error"),
        DiagnosticSeverity.Warning => ink.Yellow("warning"),
        _ => ink.Cyan("hint"),
    };
}
