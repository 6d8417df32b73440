namespace ScoringDsl.Runtime.Data;

/// <summary>What a block keeps of a text: no text, but what the model asks of it.</summary>
/// <param name="Class">Its class under the model's tests.</param>
/// <param name="Length">Code points of the trimmed text, or items of a list; NaN where it is missing, or a text's length is not asked for.</param>
/// <param name="IsOutside">Whether it is outside the values of its <c>one of</c>.</param>
/// <param name="Kept">A lead's text itself, folded, where the model compares it with other data.</param>
/// <param name="KeptNumber">An event's text so kept, by its number in <see cref="KeptTexts"/>; 0 for none.</param>
internal readonly record struct TextValue(int Class, double Length, bool IsOutside, string? Kept = null, int KeptNumber = 0)
{
    /// <summary>A missing text.</summary>
    public static TextValue Missing { get; } = new(0, double.NaN, false);
}
