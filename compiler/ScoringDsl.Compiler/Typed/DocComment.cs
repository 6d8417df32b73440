using ScoringDsl.Compiler.Generation.CSharp;

namespace ScoringDsl.Compiler.Typed;

/// <summary>Writes XML documentation. Whatever a model says, it stays in its comment.</summary>
internal static class DocComment
{
    /// <summary>Writes a summary.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="text">The plain text; may have several lines.</param>
    public static void Write(CodeWriter code, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0).Select(Escape).ToList();
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
    public static void WriteParameter(CodeWriter code, string name, string text) => code.Line($"/// <param name=\"{name}\">{Escape(text)}</param>");

    private static string Escape(string text) => string.Concat(text.Select(c => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",

        // What C# takes for the end of a line, or XML for no character, would end the comment or spoil it.
        < ' ' or '\u0085' or '\u2028' or '\u2029' or '\ufffe' or '\uffff' => " ",
        _ when char.IsSurrogate(c) => char.IsHighSurrogate(c) ? "\ufffd" : "",
        _ => c.ToString(),
    }));
}
