using System.Runtime.CompilerServices;
using System.Text;
using Spectre.Console.Rendering;

namespace ScoringDsl.Cli;

/// <summary>How many columns of a terminal text takes.</summary>
internal static class CellWidth
{
    /// <summary>The columns of a text.</summary>
    public static int Of(string text) => Ascii.IsValid(text) ? text.Length : Measure(text);

    /// <summary>Cuts a text to a width, with an ellipsis where something was cut.</summary>
    public static string Fit(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune.ToString());
            if (used > width - 1)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    /// <summary>Fills a text with blanks up to a width.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>Puts blanks before a text up to a width.</summary>
    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Of(text))) + text;

    // Kept apart, so that plain text does not load the library.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Measure(string text) => new Segment(text).CellCount();
}
