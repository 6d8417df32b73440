using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>Reads the values of one field of the lead or one property of an event, whatever its type.</summary>
internal sealed class FieldColumn
{
    /// <param name="field">The field.</param>
    /// <param name="owner">What stands before its name in summaries: nothing, or the event's name and a dot.</param>
    /// <param name="slots">The tests of texts.</param>
    /// <param name="kept">Numbers the texts of events that are kept; null for a lead's field.</param>
    public FieldColumn(FieldDefinition field, string owner, TextSlotDefinition[] slots, KeptTexts? kept)
    {
        Definition = field;
        Kind = field.Kind;
        NumberSlot = field.NumberSlot;
        TextPlace = field.TextSlot;
        LengthSlot = field.LengthSlot;
        KeptSlot = field.KeptTextSlot;
        QualifiedName = owner + field.Name;
        if (IsText ? field.TextSlot >= 0 || field.KeptTextSlot >= 0 || field.LengthSlot >= 0 || field.Kind == FieldKind.OneOf
                      || (field.IsAccountLink && field.MissingTexts.Length > 0)
                   : field.MissingTexts.Length > 0)
        {
            Texts = new TextColumn(field, field.TextSlot >= 0 ? slots[field.TextSlot] : null, kept);
        }
    }

    /// <summary>The field.</summary>
    public FieldDefinition Definition { get; }

    // Of the definition, at hand: every value of every event is put by them.

    /// <summary>The type.</summary>
    public FieldKind Kind { get; }

    /// <summary>The slot of a number or bool.</summary>
    public int NumberSlot { get; }

    /// <summary>Where the class of its text lies: a lead's slot, a property's place among the tested texts of its kind of event.</summary>
    public int TextPlace { get; init; }

    /// <summary>The number slot of a text's length.</summary>
    public int LengthSlot { get; }

    /// <summary>The slot of its kept text.</summary>
    public int KeptSlot { get; }

    /// <summary>Its name for summaries and messages.</summary>
    public string QualifiedName { get; }

    /// <summary>Its reader of texts; null where nothing asks for the text.</summary>
    public TextColumn? Texts { get; }

    /// <summary>Whether its values are texts.</summary>
    public bool IsText => Kind is not (FieldKind.Number or FieldKind.Bool or FieldKind.Date);

    /// <summary>How many values were outside its <c>one of</c>.</summary>
    public long OutsideCount { get; set; }

    /// <summary>Reads a number or a bool (1 or 0); NaN is missing.</summary>
    /// <returns>False where the text is none.</returns>
    public bool TryReadNumber(ReadOnlySpan<char> text, out double value)
    {
        value = double.NaN;
        if (IsMissing(text))
        {
            return true;
        }

        if (Kind == FieldKind.Number)
        {
            return ValueReader.TryReadNumber(text, out value);
        }

        if (!ValueReader.TryReadBool(text, out var flag))
        {
            return false;
        }

        value = flag ? 1 : 0;
        return true;
    }

    /// <summary>Reads an instant; <see cref="long.MinValue"/> is missing.</summary>
    /// <returns>False where the text is none.</returns>
    public bool TryReadInstant(ReadOnlySpan<char> text, out long value)
    {
        value = long.MinValue;
        return IsMissing(text) || ValueReader.TryReadInstant(text, out value);
    }

    /// <summary>Whether a text is empty, blank or one that counts as missing.</summary>
    public bool IsMissing(ReadOnlySpan<char> text) => text.IsWhiteSpace() || (Texts is not null && Texts.IsMissing(text));

    /// <summary>Checks that a typed value fits.</summary>
    /// <exception cref="FieldValueException">The field is of another type.</exception>
    public void Require(FieldKind kind)
    {
        if (Kind != kind)
        {
            throw new FieldValueException($"'{QualifiedName}' takes {Describe(Kind)}, not {Describe(kind)}.");
        }
    }

    /// <summary>The error of a text that is no value of the field's type.</summary>
    public FieldValueException NoValue(string? text) => new($"'{QualifiedName}' takes {Describe(Kind)}, not '{text}'.");

    private static string Describe(FieldKind kind) => kind switch
    {
        FieldKind.Number => "a number",
        FieldKind.Bool => "yes or no",
        FieldKind.Date => "a date",
        FieldKind.Email => "an e-mail address",
        FieldKind.Url => "a URL",
        FieldKind.TextList => "a list of texts",
        _ => "a text",
    };
}
