using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <summary>What a stretch of a printed diagnostic is, so that a terminal can colour it.</summary>
public enum DiagnosticSegmentKind
{
    /// <summary>Plain text, line breaks included.</summary>
    Plain,

    /// <summary>File, line and column.</summary>
    Place,

    /// <summary>The severity and the code.</summary>
    Severity,

    /// <summary>Line numbers and the bar beside the source.</summary>
    Gutter,

    /// <summary>The marks under the span.</summary>
    Mark,

    /// <summary>The hint and the titles of fixes.</summary>
    Help,
}

/// <summary>A stretch of a printed diagnostic.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
public readonly record struct DiagnosticSegment(DiagnosticSegmentKind Kind, string Text);

/// <summary>
/// Writes a diagnostic for people: the message, the line it is about with the span underlined, the hint, the fixes and other places.
/// Lines and columns count from 1; a tab in the source is shown as four blanks.
/// </summary>
public static class DiagnosticPrinter
{
    private const int WidestSource = 100;
    private const int MostFixes = 3;

    /// <summary>The diagnostic as text, ending in a line break.</summary>
    public static string Print(Diagnostic diagnostic)
    {
        var builder = new StringBuilder();
        foreach (var segment in PrintSegments(diagnostic))
        {
            builder.Append(segment.Text);
        }

        return builder.ToString();
    }

    /// <summary>The diagnostic as stretches, for colouring.</summary>
    public static IReadOnlyList<DiagnosticSegment> PrintSegments(Diagnostic diagnostic)
    {
        var segments = new List<DiagnosticSegment>
        {
            new(DiagnosticSegmentKind.Place, Place(diagnostic.Source, diagnostic.Span)),
            new(DiagnosticSegmentKind.Severity, $" {NameOf(diagnostic.Severity)} {diagnostic.Code}"),
            new(DiagnosticSegmentKind.Plain, $": {diagnostic.Message}\n"),
        };
        var gutter = AddFrame(diagnostic.Source, diagnostic.Span, segments);
        if (diagnostic.Hint is { } hint)
        {
            AddHelp(segments, gutter, hint);
        }

        foreach (var fix in diagnostic.Fixes.Take(MostFixes))
        {
            AddHelp(segments, gutter, $"fix: {fix.Title}");
        }

        foreach (var related in diagnostic.Related)
        {
            AddHelp(segments, gutter, $"{Place(related.Source, related.Span)}: {related.Message}");
        }

        return segments;
    }

    /// <summary>The word for a severity.</summary>
    public static string NameOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "hint",
    };

    private static string Place(SourceText source, TextSpan span)
    {
        var position = source.GetPosition(span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{source.Path}:{position.Line + 1}:{position.Column + 1}");
    }

    private static void AddHelp(List<DiagnosticSegment> segments, string gutter, string text)
    {
        segments.Add(new(DiagnosticSegmentKind.Gutter, $"{gutter} = "));
        segments.Add(new(DiagnosticSegmentKind.Help, text));
        segments.Add(new(DiagnosticSegmentKind.Plain, "\n"));
    }

    /// <summary>The source line and the marks below it; returns the blanks as wide as the line number.</summary>
    private static string AddFrame(SourceText source, TextSpan span, List<DiagnosticSegment> segments)
    {
        if (source.Text.Length == 0)
        {
            return " ";
        }

        var line = source.GetPosition(span.Start).Line;
        var bounds = source.GetLine(line);
        var number = (line + 1).ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length + 1);
        var text = source.ToString(bounds);
        var start = Math.Min(span.Start - bounds.Start, text.Length);
        var end = Math.Clamp(span.End - bounds.Start, start, text.Length);
        var (from, to) = Clip(text, start, end);

        segments.Add(new(DiagnosticSegmentKind.Gutter, $" {number} | "));
        segments.Add(new(DiagnosticSegmentKind.Plain, $"{(from > 0 ? "…" : "")}{Widen(text[from..to])}{(to < text.Length ? "…" : "")}\n"));
        var before = Width(text[from..start]) + (from > 0 ? 1 : 0);
        var marks = Math.Max(1, Width(text[start..Math.Min(end, to)]));
        segments.Add(new(DiagnosticSegmentKind.Gutter, $"{gutter} | "));
        segments.Add(new(DiagnosticSegmentKind.Mark, new string(' ', before) + new string('^', marks)));
        segments.Add(new(DiagnosticSegmentKind.Plain, "\n"));
        return gutter;
    }

    /// <summary>The part of a long line that is shown: around the span, never half of a pair of surrogates.</summary>
    private static (int From, int To) Clip(string text, int start, int end)
    {
        if (text.Length <= WidestSource)
        {
            return (0, text.Length);
        }

        var length = Math.Min(end - start, WidestSource);
        var from = Math.Clamp(start - ((WidestSource - length) / 2), 0, text.Length - WidestSource);
        var to = from + WidestSource;
        from -= from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to += to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        return (from, to);
    }

    private static string Widen(string text) => text.Replace("\t", "    ", StringComparison.Ordinal);

    /// <summary>How many places a text takes: a tab four, a pair of surrogates and combining marks one with their letter.</summary>
    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += rune.Value == '\t' ? 4 : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1;
        }

        return width;
    }
}
