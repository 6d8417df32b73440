using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Explaining;

/// <summary>Prints an explanation for people: each score as a waterfall from 0 to its value, then what the scores lead to.</summary>
/// <param name="definition">The model.</param>
/// <param name="subject">What is explained: <c>lead</c> or <c>account</c>.</param>
/// <param name="ink">How it is coloured; the chart reads as well without.</param>
/// <param name="width">How many columns there are.</param>
internal sealed class ExplanationChart(ModelDefinition definition, string subject, Ink ink, int width)
{
    private const int Gap = 2;
    private const int LeastBar = 12;
    private const int LeastBarBesideNotes = 16;
    private const int WidestBar = 60;

    /// <summary>Prints an explanation.</summary>
    public void Write(Explanation explanation, TextWriter output)
    {
        var version = definition.Version is { } number ? $" version {number}" : "";
        output.WriteLine($"{(subject == "account" ? "Account" : "Lead")} {ink.Bold(explanation.Key)} · {definition.Title}{version} · as of {ValueReader.FormatInstant(explanation.AsOf)}");
        if (explanation.IgnoredEvents > 0)
        {
            output.WriteLine(ink.Dim($"{Plural.Of(explanation.IgnoredEvents, "event")} ignored"));
        }

        for (var i = 0; i < explanation.Scores.Count; i++)
        {
            output.WriteLine();
            WriteScore(explanation.Scores[i], definition.Scores[i], output);
        }

        output.WriteLine();
        WriteResults(explanation, output);
    }

    private static string Signed(long points) => points > 0 ? "+" + ValueReader.FormatPoints(points) : ValueReader.FormatPoints(points);

    private void WriteScore(ScoreExplanation score, ScoreDefinition scoreDefinition, TextWriter output)
    {
        var lines = new List<Line>();
        var total = 0L;
        var silent = 0;
        foreach (var line in score.Lines)
        {
            if (line.Points != 0)
            {
                lines.Add(new Line(line, total, WaterfallLabels.Describe(line, scoreDefinition), WaterfallLabels.Note(line)));
            }
            else if (line.Kind == ExplanationKind.Rule)
            {
                silent++;
            }

            total += line.Points;
        }

        var layout = Layout.For(score, lines, width);
        var name = TextFold.Fold(score.Title) == TextFold.Fold(score.Name) ? "" : $" ({score.Name})";
        var range = WaterfallLabels.Range(scoreDefinition) is { Length: > 0 } written ? $"  {written}" : "";
        output.WriteLine(ink.Bold(score.Title) + ink.Dim(name + range));
        foreach (var line in lines)
        {
            WriteLine(line, layout, output);
        }

        WriteTotal(score, silent, layout, output);
    }

    private void WriteLine(Line line, Layout layout, TextWriter output)
    {
        var label = CellWidth.Pad(CellWidth.Fit(line.Label, layout.Label), layout.Label);
        var points = Signed(line.Source.Points).PadLeft(layout.Points);
        var bar = layout.Scale.Draw(line.Before, line.After, WaterfallLabels.Fill(line.Source));
        var after = ValueReader.FormatPoints(line.After).PadLeft(layout.Total);
        var text = Join(
            WaterfallLabels.IsAdjustment(line.Source) ? ink.Dim(label) : label, Paint(points, line.Source), Paint(bar, line.Source), after, ink.Dim(layout.ShowsNotes ? line.Note : ""));
        output.WriteLine(text.TrimEnd());
    }

    private void WriteTotal(ScoreExplanation score, int silent, Layout layout, TextWriter output)
    {
        var ruled = layout.Label + Gap + layout.Points + (layout.Scale.Cells > 0 ? Gap + layout.Scale.Cells : 0) + Gap + layout.Total;
        output.WriteLine($"  {ink.Dim(new string('─', ruled))}");
        var value = ValueReader.FormatPoints(score.Value);
        var text = Join(
            ink.Bold(CellWidth.Pad(CellWidth.Fit(score.Name, layout.Label), layout.Label)),
            ink.Bold(value.PadLeft(layout.Points)),
            ink.Cyan(layout.Scale.Draw(0, score.Value, Waterfall.Total).TrimEnd()));
        output.WriteLine(text.TrimEnd());
        if (silent > 0)
        {
            output.WriteLine(ink.Dim($"  {Plural.Of(silent, "rule")} gave nothing"));
        }
    }

    private static string Join(params ReadOnlySpan<string> cells)
    {
        var text = " ";
        foreach (var cell in cells)
        {
            text += cell.Length == 0 ? "" : (text == " " ? " " : "  ") + cell;
        }

        return text;
    }

    private string Paint(string text, ExplanationLine line) =>
        WaterfallLabels.IsAdjustment(line) ? ink.Yellow(text) : line.Points > 0 ? ink.Green(text) : ink.Red(text);

    private void WriteResults(Explanation explanation, TextWriter output)
    {
        var rows = new List<(string Name, string Value)>();
        rows.AddRange(explanation.Labels.Select(label => (label.Key, label.Value)));
        AddList(rows, "segments", explanation.Segments);
        AddList(rows, "excluded", explanation.Exclusions);
        rows.AddRange(explanation.Handoffs.Select(handoff => ("hand-off", handoff.Name)));
        AddList(rows, "outcomes", explanation.Outcomes);
        var names = rows.Count == 0 ? 0 : rows.Max(row => CellWidth.Of(row.Name));
        foreach (var (name, value) in rows)
        {
            output.WriteLine($"{ink.Dim(CellWidth.Pad(name, names))}  {ink.Bold(value)}");
            if (name == "hand-off")
            {
                WriteReasons(explanation.Handoffs.First(handoff => handoff.Name == value), names, output);
            }
        }
    }

    private void WriteReasons(HandoffExplanation handoff, int indent, TextWriter output)
    {
        if (handoff.Reasons.Count == 0)
        {
            return;
        }

        var widest = handoff.Reasons.Max(reason => Signed(reason.Value).Length);
        foreach (var (label, points) in handoff.Reasons)
        {
            var room = Math.Max(10, width - indent - widest - 6);
            output.WriteLine($"{new string(' ', indent)}    {ink.Green(Signed(points).PadLeft(widest))}  {CellWidth.Fit(label, room)}");
        }
    }

    private static void AddList(List<(string Name, string Value)> rows, string name, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            rows.Add((name, string.Join(", ", items)));
        }
    }

    /// <summary>A line of the waterfall with the total before it.</summary>
    private sealed record Line(ExplanationLine Source, long Before, string Label, string Note)
    {
        /// <summary>The total after it.</summary>
        public long After => Before + Source.Points;
    }

    /// <summary>The widths of the columns of one score's waterfall.</summary>
    private sealed record Layout(int Label, int Points, int Total, bool ShowsNotes, Waterfall Scale)
    {
        public static Layout For(ScoreExplanation score, List<Line> lines, int width)
        {
            var label = CellWidth.Of(score.Name);
            var points = ValueReader.FormatPoints(score.Value).Length;
            var total = points;
            var note = 0;
            long low = Math.Min(0, score.Value), high = Math.Max(0, score.Value);
            foreach (var line in lines)
            {
                label = Math.Max(label, CellWidth.Of(line.Label));
                points = Math.Max(points, Signed(line.Source.Points).Length);
                total = Math.Max(total, ValueReader.FormatPoints(line.After).Length);
                note = Math.Max(note, CellWidth.Of(line.Note));
                low = Math.Min(low, line.After);
                high = Math.Max(high, line.After);
            }

            label = Math.Min(label, Math.Max(16, width * 2 / 5));
            var room = width - Gap - label - Gap - points - Gap - Gap - total;
            var showsNotes = note > 0 && room - Gap - note >= LeastBarBesideNotes;
            var bar = Math.Min(WidestBar, showsNotes ? room - Gap - note : room);
            return new Layout(label, points, total, showsNotes, new Waterfall(low, high, bar >= LeastBar ? bar : 0));
        }
    }
}
