using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Cli.Documentation;

/// <summary>Draws how points fade with age, as SVG that takes its colours from the page.</summary>
internal static class DecayDrawing
{
    private const int Left = 44;
    private const int Top = 10;
    private const int Width = 300;
    private const int Height = 100;

    /// <summary>Writes a figure with its caption.</summary>
    public static void Write(BoundDecay decay, StringBuilder builder)
    {
        var curve = DecayCurvePoints.Of(decay);
        var words = Words.Decay(decay);
        builder.Append(CultureInfo.InvariantCulture, $"<figure>\n<svg viewBox=\"0 0 {Left + Width + 40} {Top + Height + 30}\" role=\"img\" aria-label=\"{HtmlWriter.Escape(words)}\">\n");
        foreach (var share in (int[])[0, 50, 100])
        {
            var y = Top + Height - (share * Height / 100);
            builder.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" y1=\"{y}\" x2=\"{Left + Width}\" y2=\"{y}\"/>");
            builder.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4}\" text-anchor=\"end\">{share}%</text>\n");
        }

        for (long age = 0; age <= curve.Span; age += curve.Tick)
        {
            var x = X((double)age / curve.Span);
            builder.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{x}\" y1=\"{Top + Height}\" x2=\"{x}\" y2=\"{Top + Height + 4}\"/>");
            builder.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{(age == 0 ? "new" : Words.Duration(age))}</text>\n");
        }

        var points = curve.Points.Select(p => $"{X(p.Age)},{Y(p.Left)}").ToList();
        builder.Append("<path class=\"area\" d=\"M").AppendJoin(" L", points).Append(CultureInfo.InvariantCulture, $" L{Left + Width},{Top + Height} L{Left},{Top + Height} Z\"/>\n");
        builder.Append("<path class=\"curve\" d=\"M").AppendJoin(" L", points).Append("\"/>\n</svg>\n");
        builder.Append("<figcaption>What is left of the points: ").Append(HtmlWriter.Escape(words)).Append("</figcaption>\n</figure>\n");
    }

    private static string X(double share) => (Left + (share * Width)).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Y(double left) => (Top + Height - (left * Height)).ToString("0.#", CultureInfo.InvariantCulture);
}
