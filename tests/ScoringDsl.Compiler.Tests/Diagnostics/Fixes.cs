using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Tests.Diagnostics;

/// <summary>Applies fixes to texts.</summary>
internal static class Fixes
{
    /// <summary>The text after a fix. Fails where its edits overlap or lie outside the text.</summary>
    public static string ApplyTo(this CodeFix fix, string text)
    {
        var end = text.Length;
        foreach (var edit in fix.Edits.OrderByDescending(e => e.Span.Start).ThenByDescending(e => e.Span.End))
        {
            Assert.True(edit.Span.Start >= 0 && edit.Span.End <= end, $"{fix.Title}: the edit {edit.Span} overlaps another or lies outside the text.");
            end = edit.Span.Start;
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        }

        return text;
    }
}
