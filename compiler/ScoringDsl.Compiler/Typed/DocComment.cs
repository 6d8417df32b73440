using System.Text;
using ScoringDsl.Compiler.Generation.CSharp;

namespace ScoringDsl.Compiler.Typed;

/// <summary>Writes XML documentation. Whatever a model says, it stays in its comment.</summary>
internal static class DocComment
{
    /// <summary>Writes a summary.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="text">The plain text; may have several lines.</param>
    /// <param name="more">A last line that is XML already; empty for none.</param>
    public static void Write(CodeWriter code, string text, string more = "")
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0).Select(Escape).ToList();
        if (more.Length > 0)
        {
            lines.Add(more);
        }

        if (lines.Count == 1)
        {
            code.Line($"/// <summary>{lines[0]}</summary>");
            return;
        }

        code.Line("/// <summary>");
        foreach (var line in lines)
        {
            code.Line($"/// {line}");
        }

        code.Line("/// </summary>");
    }

    /// <summary>Writes what a parameter is.</summary>
    public static void WriteParameter(CodeWriter code, string name, string text) => code.Line($"/// <param name=\"{name}\">{Escape(text.ReplaceLineEndings(" "))}</param>");

    /// <summary>Writes what comes back.</summary>
    public static void WriteReturns(CodeWriter code, string text) => code.Line($"/// <returns>{Escape(text)}</returns>");

    /// <summary>
    /// A text that stays on its line. What C# takes for the end of a line, or XML for no character, becomes a blank; signs that turn the
    /// direction of writing go, as they could make code look like text, or text like code.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\ufffe' or '\uffff':
                    line.Append(' ');
                    break;
                case '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'):
                    break;
                default:
                    line.Append(rune.ToString());
                    break;
            }
        }

        return line.ToString();
    }

    private static string Escape(string text) => OneLine(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
