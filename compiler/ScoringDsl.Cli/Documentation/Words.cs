using System.Globalization;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Cli.Documentation;

/// <summary>Says the numbers and kinds of a model in words.</summary>
internal static class Words
{
    private static readonly (long Length, string Name)[] Units =
        [(86_400_000_000, "day"), (3_600_000_000, "hour"), (60_000_000, "minute"), (1_000_000, "second")];

    /// <summary>Points out of thousandths: "12.5".</summary>
    public static string Points(long thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>What can be reached: "0 to 100", "up to 20".</summary>
    public static string Reach(PointsInterval reach) => reach switch
    {
        (null, null) => "anything",
        (null, { } most) => $"up to {Points(most)}",
        ({ } least, null) => $"{Points(least)} and more",
        ({ } least, { } most) => least == most ? Points(least) : $"{Points(least)} to {Points(most)}",
    };

    /// <summary>A share: "50%".</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    /// <summary>A duration in the largest unit that it is a whole number of: "30 days".</summary>
    public static string Duration(long microseconds)
    {
        var (length, name) = Array.Find(Units, u => microseconds % u.Length == 0) is { Length: > 0 } unit ? unit : (1, "microsecond");
        return Plural.Of(microseconds / length, name);
    }

    /// <summary>How points fade, as part of a sentence.</summary>
    public static string Decay(BoundDecay decay) => decay switch
    {
        BoundDecay.HalfLife d => $"fades by half every {Duration(d.Duration)}",
        BoundDecay.Linear d => $"fades evenly to nothing over {Duration(d.Duration)}",
        BoundDecay.PercentEvery d => $"loses {Percent(d.Percent)} of what is left every {Duration(d.Duration)}",
        _ => "does not fade",
    };

    /// <summary>The type of a field.</summary>
    public static string Type(FieldSymbol field) => field.Type switch
    {
        FieldType.OneOf => $"one of {string.Join(", ", field.Values)}",
        FieldType.TextList => "list of text",
        FieldType.Bool => "yes or no",
        FieldType.Email => "e-mail address",
        FieldType.Url => "URL",
        FieldType.Number => "number",
        FieldType.Date => "date",
        _ => "text",
    };
}
