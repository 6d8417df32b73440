using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Formatting;

namespace ScoringDsl.Ide.Features;

/// <summary>A symbol in words: its declaration on one line, and what people should know of it.</summary>
internal static class SymbolText
{
    private const int MostValues = 12;
    private const int LongestValue = 160;

    /// <summary>The symbol as a line of the language: <c>employees number</c>, <c>event opened email</c>.</summary>
    public static string Signature(Symbol symbol) => symbol switch
    {
        FieldSymbol f => $"{OwnerOf(f)}{f.Name} {TypeOf(f)}",
        EventSymbol e => e.Properties.IsEmpty ? $"event {e.Name}" : $"event {e.Name} {{ {string.Join("; ", e.Properties.Select(p => $"{p.Name} {TypeOf(p)}{(p.IsSubject ? " subject" : "")}"))} }}",
        ListSymbol l => $"list {l.Name} = {Some(l.Values)}",
        DefineSymbol d => $"define {d.Name} = {Shortened(Formatter.GetText(d.Value.Syntax, d.Value.Syntax.Span))}",
        ScoreSymbol s => $"score {s.Name} \"{s.Title}\"{RangeOf(s)}{(s.IsRounded ? " rounded" : "")}",
        FamilySymbol f => $"score {f.Name} for {f.Variable} in ({Some(f.Values)})",
        BandsSymbol b => $"bands {b.Name}: {string.Join(", ", b.Labels)}",
        RatingSymbol r => $"rating {r.Name} = {string.Join(' ', r.Parts.Select(p => p.Name))}",
        StagesSymbol s => $"stages {s.Name}: {string.Join(", ", s.Labels)}",
        HandoffSymbol h => $"handoff {h.Name}",
        SegmentSymbol s => $"segment {s.Name}",
        OutcomeSymbol o => $"outcome {o.Name}",
        ExclusionSymbol e => $"exclude {e.Name}",
        _ => symbol.Name,
    };

    /// <summary>Sentences about the symbol: its documentation, its column in data, texts that count as missing.</summary>
    public static string Notes(Symbol symbol)
    {
        var notes = new StringBuilder();
        if (symbol.Documentation is { Length: > 0 } documentation)
        {
            notes.Append(documentation).Append("\n\n");
        }

        if (symbol is FieldSymbol field)
        {
            if (field.HasColumn)
            {
                notes.Append(CultureInfo.InvariantCulture, $"Column in data files: `{field.Column}`.\n\n");
            }

            if (!field.MissingTexts.IsEmpty)
            {
                notes.Append(CultureInfo.InvariantCulture, $"Counts as missing: {string.Join(", ", field.MissingTexts.Select(t => $"`{t}`"))}.\n\n");
            }

            if (field.IsKey)
            {
                notes.Append("The key: it is never missing, and compares exactly.\n\n");
            }
        }

        return notes.ToString().TrimEnd();
    }

    /// <summary>A field's type in the language's words.</summary>
    public static string TypeOf(FieldSymbol field) => field.Type switch
    {
        FieldType.OneOf => $"one of {Some(field.Values)}",
        FieldType.TextList => "list of text",
        FieldType.Text => "text",
        FieldType.Number => "number",
        FieldType.Bool => "bool",
        FieldType.Date => "date",
        FieldType.Email => "email",
        _ => "url",
    };

    private static string OwnerOf(FieldSymbol field) => field.Owner == FieldOwner.Account ? "account." : "";

    private static string Some(IReadOnlyCollection<string> values) =>
        string.Join(", ", values.Take(MostValues).Select(v => v.All(c => char.IsLetterOrDigit(c) || c == '_') ? v : $"\"{v}\""))
        + (values.Count > MostValues ? string.Create(CultureInfo.InvariantCulture, $", … ({values.Count} values)") : "");

    /// <summary>A long condition is cut: its declaration is a click away.</summary>
    private static string Shortened(string text) => text.Length <= LongestValue ? text : $"{text.AsSpan(0, LongestValue)} …";

    private static string RangeOf(ScoreSymbol score) =>
        score.Minimum is not { } low ? "" : $" range {Points(low)}..{(score.Maximum is { } high ? Points(high) : "")}";

    private static string Points(long thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
}
