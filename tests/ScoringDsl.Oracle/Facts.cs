using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <summary>The fields of a lead or an account, or the properties of an event, read by type from their raw texts.</summary>
/// <param name="raw">Raw texts by ordinal; null is absent.</param>
internal sealed class Facts(ImmutableArray<string?> raw)
{
    /// <summary>Texts that were read before.</summary>
    private readonly Dictionary<FieldSymbol, string?> _texts = [];

    /// <summary>Nothing known.</summary>
    public static Facts None => new([]);

    /// <summary>A text, trimmed and folded; null is missing. "Empty or blank text is missing", and so are the texts after <c>missing</c>.</summary>
    public string? Text(FieldSymbol field)
    {
        if (!_texts.TryGetValue(field, out var text))
        {
            _texts[field] = text = Known(field, Raw(field));
        }

        return text;
    }

    /// <summary>The items of a list of text that are not missing themselves. "A list without items is missing."</summary>
    public IReadOnlyList<string> Items(FieldSymbol field) =>
        [.. RawValues.Items(Raw(field)).Select(item => Known(field, item)).OfType<string>()];

    /// <summary>A number; NaN is missing.</summary>
    public double Number(FieldSymbol field) => Text(field) is null ? double.NaN : RawValues.Number(Raw(field));

    /// <summary>A bool; null is missing.</summary>
    public bool? Bool(FieldSymbol field) => Text(field) is null ? null : RawValues.Bool(Raw(field));

    /// <summary>An instant in microseconds since 1970-01-01 UTC; null is missing.</summary>
    public long? Instant(FieldSymbol field) => Text(field) is null ? null : RawValues.Instant(Raw(field));

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown(FieldSymbol field) => field.Type switch
    {
        FieldType.Number => !double.IsNaN(Number(field)),
        FieldType.Bool => Bool(field) is not null,
        FieldType.Date => Instant(field) is not null,
        FieldType.TextList => Items(field).Count > 0,
        _ => Text(field) is not null,
    };

    /// <summary>What tells one value of a field from another; null where it is missing.</summary>
    public object? Distinct(FieldSymbol field) => !IsKnown(field) ? null : field.Type switch
    {
        FieldType.Number => Number(field) + 0.0,
        FieldType.Bool => Bool(field),
        FieldType.Date => Instant(field),
        FieldType.TextList => string.Join(';', Items(field)),
        _ => Text(field),
    };

    private string Raw(FieldSymbol field) => field.Ordinal < raw.Length ? raw[field.Ordinal] ?? "" : "";

    private static string? Known(FieldSymbol field, string text)
    {
        var folded = Characters.Fold(text);
        return folded.Length == 0 || field.MissingTexts.Any(missing => Characters.Fold(missing) == folded) ? null : folded;
    }
}
