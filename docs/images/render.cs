#:property PublishAot=false

// Draws what a command printed as a picture of a terminal:
//   script -qec "stty cols 104; COMMAND 2>/dev/null" /dev/null | dotnet run docs/images/render.cs -- "COMMAND" > picture.svg
// Reads text with ANSI colours and knows nothing of what it says.
using System.Globalization;
using System.Text;

const double CellWidth = 8.4;
const int LineHeight = 19;
const int Margin = 16;
const int TitleBar = 30;

Console.InputEncoding = Encoding.UTF8;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var lines = Console.In.ReadToEnd().Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Select(Cells).ToList();
var width = (int)(lines.Max(line => line.Count) * CellWidth) + (2 * Margin);
var height = (lines.Count * LineHeight) + TitleBar + (2 * Margin);
var svg = new StringBuilder();
svg.Append(CultureInfo.InvariantCulture, $"""
    <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{Escape(args[0])}">
    <rect width="100%" height="100%" rx="8" fill="#1e2127"/>
    <circle cx="18" cy="16" r="5" fill="#e06c75"/><circle cx="36" cy="16" r="5" fill="#e5c07b"/><circle cx="54" cy="16" r="5" fill="#98c379"/>
    <text x="72" y="20" fill="#7f848e" font-family="sans-serif" font-size="12">{Escape(args[0])}</text>
    <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">

    """);
for (var row = 0; row < lines.Count; row++)
{
    var y = TitleBar + Margin + (row * LineHeight) + 8;
    for (var start = 0; start < lines[row].Count;)
    {
        var style = lines[row][start].Style;
        var end = start;
        var text = new StringBuilder();
        while (end < lines[row].Count && lines[row][end].Style == style)
        {
            text.Append(lines[row][end++].Text);
        }

        if (!string.IsNullOrWhiteSpace(text.ToString()))
        {
            // Each run says how wide it is, so that columns stay straight whatever font the reader has.
            var bold = style.Bold ? " font-weight=\"bold\"" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + (start * CellWidth):0.#}\" y=\"{y}\" textLength=\"{(end - start) * CellWidth:0.#}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{style.Colour}\"{bold}>{Escape(text.ToString())}</text>\n");
        }

        start = end;
    }
}

Console.Write(svg.Append("</g>\n</svg>\n"));

static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
    .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace(" ", "\u00a0", StringComparison.Ordinal);

static List<(string Text, Style Style)> Cells(string line)
{
    var cells = new List<(string, Style)>();
    var style = Style.Plain;
    for (var i = 0; i < line.Length; i++)
    {
        if (line[i] != '\u001b')
        {
            cells.Add((line[i].ToString(), style));
            continue;
        }

        var end = i + 2;
        while (end < line.Length && !char.IsAsciiLetter(line[end]))
        {
            end++;
        }

        if (end < line.Length && line[end] == 'm')
        {
            style = style.After(line[(i + 2)..end]);
        }

        i = end;
    }

    return cells;
}

/// <summary>How a character looks.</summary>
internal sealed record Style(string Colour, bool Bold)
{
    public static readonly Style Plain = new("#d7dae0", Bold: false);

    private static readonly string[] Palette =
    [
        "#3f4451", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0",
        "#7f848e", "#f08088", "#b1d196", "#f0d197", "#80c4ff", "#d99bea", "#7fd0da", "#ffffff",
    ];

    /// <summary>This style after the numbers of an SGR sequence.</summary>
    public Style After(string sequence)
    {
        var codes = sequence.Split(';').Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        var style = this;
        for (var i = 0; i < codes.Length; i++)
        {
            style = codes[i] switch
            {
                0 => Plain,
                1 => style with { Bold = true },
                2 => style with { Colour = Palette[8] },
                >= 30 and <= 37 => style with { Colour = Palette[codes[i] - 30] },
                >= 90 and <= 97 => style with { Colour = Palette[codes[i] - 82] },
                39 => style with { Colour = Plain.Colour },
                38 when i + 2 < codes.Length && codes[i + 1] == 5 => style with { Colour = Indexed(codes[i + 2]) },
                38 when i + 4 < codes.Length && codes[i + 1] == 2 => style with { Colour = $"#{codes[i + 2]:x2}{codes[i + 3]:x2}{codes[i + 4]:x2}" },
                _ => style,
            };
            if (codes[i] is 38 or 48)
            {
                i += i + 1 < codes.Length && codes[i + 1] == 2 ? 4 : 2;
            }
        }

        return style;
    }

    private static string Indexed(int index)
    {
        if (index < 16)
        {
            return Palette[index];
        }

        if (index >= 232)
        {
            var grey = 8 + ((index - 232) * 10);
            return $"#{grey:x2}{grey:x2}{grey:x2}";
        }

        var cube = index - 16;
        static int Level(int step) => step == 0 ? 0 : 55 + (step * 40);
        return $"#{Level(cube / 36):x2}{Level(cube / 6 % 6):x2}{Level(cube % 6):x2}";
    }
}
