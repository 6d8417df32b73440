namespace ScoringDsl.Runtime.Data;

/// <summary>
/// The folded texts of events that rules compare with one another, numbered: two texts are equal where their numbers are. Number 0 is
/// the missing text.
/// </summary>
internal sealed class KeptTexts
{
    /// <summary>Past this many texts a builder that is cleared forgets them.</summary>
    public const int MostTexts = 1 << 16;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string?[] _texts = new string?[16];

    /// <summary>How many texts, the missing one included.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>A text by its number.</summary>
    public string? this[int number] => _texts[number];

    /// <summary>The number of a folded text; a new one where it is new.</summary>
    public int NumberOf(ReadOnlySpan<char> text)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (numbers.TryGetValue(text, out var number))
        {
            return number;
        }

        if (Count == _texts.Length)
        {
            Array.Resize(ref _texts, Count * 2);
        }

        var kept = text.ToString();
        _texts[Count] = kept;
        _numbers.Add(kept, Count);
        return Count++;
    }

    /// <summary>Forgets all texts, so that their numbers come to mean others.</summary>
    public void Clear()
    {
        _numbers.Clear();
        Array.Clear(_texts, 0, Count);
        Count = 1;
    }
}
