using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Generation.CSharp;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Compiler.Typed;

/// <content>What scores give.</content>
internal sealed partial class FaceWriter
{
    private static readonly (Type Symbol, string Name, string Plural, string Text)[] s_flagKinds =
    [
        (typeof(ExclusionSymbol), "Exclusion", "Exclusions", "exclusion"),
        (typeof(SegmentSymbol), "Segment", "Segments", "segment"),
        (typeof(HandoffSymbol), "Handoff", "Handoffs", "hand-off"),
        (typeof(OutcomeSymbol), "Outcome", "Outcomes", "outcome"),
    ];

    /// <summary>Writes the enums of leads, or those of accounts.</summary>
    private void WriteEnums(ImmutableArray<LabelSymbol> labels, ImmutableArray<FamilySymbol> families, ImmutableArray<FlagSymbol> flags, string prefix)
    {
        foreach (var label in labels)
        {
            code.Line();
            Describe(label, label switch
            {
                BandsSymbol => $"The bands '{label.Name}', highest first.",
                StagesSymbol => $"The stages '{label.Name}', highest first.",
                _ => $"The rating '{label.Name}'.",
            });
            WriteEnum(names.TypeOf(label), label.Labels.Select((text, i) => (names.ValuesOf(label)[i], Describe(label, text, i))));
        }

        foreach (var family in families)
        {
            code.Line();
            DocComment.Write(code, $"What there is a score '{family.Name}' for.");
            WriteEnum(names.TypeOf(family), family.Values.Select((text, i) => (names.ValuesOf(family)[i], text)));
        }

        foreach (var (symbol, name, _, text) in s_flagKinds)
        {
            var all = flags.Where(f => f.GetType() == symbol).ToList();
            if (all.Count > 0)
            {
                code.Line();
                DocComment.Write(code, $"The {text}s{(prefix.Length > 0 ? " of accounts" : "")}, in order of declaration.");
                WriteEnum(prefix + name, all.Select(f => (names.MemberOf(f), f.Documentation ?? $"The {text} '{f.Name}'.")));
            }
        }
    }

    private void WriteEnum(string type, IEnumerable<(string Name, string Text)> values)
    {
        code.Open($"public enum {type}");
        foreach (var (name, text) in values)
        {
            DocComment.Write(code, text);
            code.Line($"{name},");
        }

        code.Close();
    }

    private static string Describe(LabelSymbol label, string text, int index) =>
        label is not BandsSymbol { Bounds: var bounds } ? text
        : index < bounds.Length ? $"{text}: {ValueReader.FormatPoints(bounds[index])} or more."
        : $"{text}: what is below.";

    /// <summary>Writes the result of leads, or that of accounts.</summary>
    private void WriteResult(
        string type, ImmutableArray<ScoreSymbol> scores, ImmutableArray<LabelSymbol> labels, ImmutableArray<FlagSymbol> flags, string prefix, string summary)
    {
        code.Line();
        DocComment.Write(code, summary);
        code.Open($"public readonly struct {type}");
        code.Line($"private readonly {Typed}.TypedRow _row;");
        code.Line();
        code.Line($"internal {type}({Typed}.TypedRow row) {{ _row = row; }}");
        if (prefix.Length > 0)
        {
            code.Line();
            DocComment.Write(code, "The account's key.");
            code.Line("public string Key => _row.Key;");
        }

        foreach (var score in scores.Where(s => s.Family is null))
        {
            code.Line();
            Describe(score);
            code.Line($"public decimal {names.MemberOf(score)} => _row.GetPoints({score.Ordinal});");
        }

        foreach (var family in scores.Select(s => s.Family).OfType<FamilySymbol>().Distinct())
        {
            code.Line();
            Describe(family, $"The scores '{family.Name}'.");
            code.Line($"public {self}.{names.FamilyStructs[family]} {names.MemberOf(family)} => new {self}.{names.FamilyStructs[family]}(_row);");
        }

        foreach (var label in labels)
        {
            var labelType = $"{self}.{names.TypeOf(label)}";
            code.Line();
            Describe(label, $"The {(label is BandsSymbol ? "band" : label is StagesSymbol ? "stage" : "rating")} '{label.Name}'.");
            code.Line($"public {labelType} {names.MemberOf(label)} => ({labelType})_row.GetLabel({label.Ordinal});");
        }

        foreach (var (symbol, name, plural, text) in s_flagKinds)
        {
            var all = flags.Where(f => f.GetType() == symbol).ToList();
            if (all.Count > 0)
            {
                WriteFlags(all, prefix + name, plural, text);
            }
        }

        code.Close();
    }

    private void WriteFlags(List<FlagSymbol> flags, string name, string plural, string text)
    {
        var type = $"{self}.{name}";
        var indexes = $"s_flagsOf{name}";
        if (text == "exclusion")
        {
            code.Line();
            DocComment.Write(code, "Whether an exclusion holds, which keeps it out of every hand-off.");
            code.Line("public bool IsExcluded => _row.IsExcluded;");
        }

        code.Line();
        DocComment.Write(code, $"The {text}s that hold, in order of declaration.");
        code.Line($"public {Lists}.IReadOnlyList<{type}> {plural} => _row.Holding<{type}>({indexes}, new {type}[] {{ {string.Join(", ", flags.Select(f => $"{type}.{names.MemberOf(f)}"))} }});");
        code.Line();
        DocComment.Write(code, $"Whether {(text[0] is 'a' or 'e' or 'o' ? "an" : "a")} {text} holds.");
        code.Line($"public bool Is({type} value) => _row.Is({indexes}[(int)value]);");
        if (flags[0] is HandoffSymbol)
        {
            code.Line();
            DocComment.Write(code, "The reasons of a hand-off that holds, strongest first; else empty.");
            code.Line($"public {Lists}.IReadOnlyList<{Typed}.Reason> GetReasons({type} value) => _row.GetReasons({indexes}[(int)value]);");
        }

        code.Line();
        code.Line($"private static global::System.ReadOnlySpan<int> {indexes} => new int[] {{ {string.Join(", ", flags.Select(f => CSharpLiterals.Of(f.Ordinal)))} }};");
    }

    private void WriteFamily(FamilySymbol family)
    {
        var type = names.FamilyStructs[family];
        var values = $"{self}.{names.TypeOf(family)}";
        code.Line();
        Describe(family, $"The scores '{family.Name}'.");
        code.Open($"public readonly struct {type}");
        code.Line($"private readonly {Typed}.TypedRow _row;");
        code.Line();
        code.Line($"internal {type}({Typed}.TypedRow row) {{ _row = row; }}");
        foreach (var score in family.Members)
        {
            code.Line();
            Describe(score);
            code.Line($"public decimal {names.MemberOf(score)} => _row.GetPoints({score.Ordinal});");
        }

        code.Line();
        DocComment.Write(code, "The highest of them.");
        code.Line("public decimal Highest => _row.GetHighest(s_scores);");
        code.Line();
        DocComment.Write(code, "Whose score is the highest: the first of equals; null where none is above 0.");
        code.Line($"public {values}? NameOfHighest => _row.HighestOf(s_scores) is int index and >= 0 ? ({values})index : null;");
        code.Line();
        DocComment.Write(code, "The score for a value.");
        code.Line($"public decimal this[{values} value] => _row.GetPoints(s_scores[(int)value]);");
        code.Line();
        code.Line($"private static global::System.ReadOnlySpan<int> s_scores => new int[] {{ {string.Join(", ", family.Members.Select(s => CSharpLiterals.Of(s.Ordinal)))} }};");
        code.Close();
    }

    /// <summary>Writes what the model says of a score, then its title and range.</summary>
    private void Describe(ScoreSymbol score)
    {
        var heading = $"{score.Title}{RangeOf(score)}.";
        DocComment.Write(code, score.Family is null && score.Documentation is { Length: > 0 } text ? $"{text}\n{heading}" : heading);
    }

    private static string RangeOf(ScoreSymbol score) => (score.Minimum, score.Maximum) switch
    {
        ({ } low, { } high) => $", from {ValueReader.FormatPoints(low)} to {ValueReader.FormatPoints(high)} points",
        ({ } low, null) => $", {ValueReader.FormatPoints(low)} points or more",
        (null, { } high) => $", at most {ValueReader.FormatPoints(high)} points",
        _ => ", in points",
    };
}
