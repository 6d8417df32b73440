namespace ScoringDsl.Runtime.Abi;

/// <summary>One event as <see cref="CompiledModel.MatchEvent"/> sees it: the classes of its texts, its numbers and instants, and the filters it passes.</summary>
public readonly ref struct EventSignature
{
    private readonly ReadOnlySpan<ulong> _textBits;
    private readonly ReadOnlySpan<int> _textStarts;
    private readonly ReadOnlySpan<double> _numbers;
    private readonly ReadOnlySpan<long> _instants;
    private readonly Span<ulong> _filters;

    /// <summary>Wraps an event's values.</summary>
    /// <param name="textBits">The tests passed by the texts, slot after slot.</param>
    /// <param name="textStarts">Where each text slot's bits begin in <paramref name="textBits"/>.</param>
    /// <param name="numbers">The numbers by slot; NaN is missing.</param>
    /// <param name="instants">The instants by slot in microseconds; <see cref="long.MinValue"/> is missing.</param>
    /// <param name="filters">The bits to set, all clear.</param>
    public EventSignature(ReadOnlySpan<ulong> textBits, ReadOnlySpan<int> textStarts, ReadOnlySpan<double> numbers, ReadOnlySpan<long> instants, Span<ulong> filters)
    {
        _textBits = textBits;
        _textStarts = textStarts;
        _numbers = numbers;
        _instants = instants;
        _filters = filters;
    }

    /// <summary>Whether the text in <paramref name="slot"/> passes a test.</summary>
    public bool Text(int slot, int predicate) => (_textBits[_textStarts[slot] + (predicate >> 6)] >> (predicate & 63) & 1) != 0;

    /// <summary>A number by slot; NaN is missing.</summary>
    public double Number(int slot) => _numbers[slot];

    /// <summary>An instant by slot; <see cref="long.MinValue"/> is missing.</summary>
    public long Instant(int slot) => _instants[slot];

    /// <summary>Says that the event passes a filter.</summary>
    public void Pass(int filter) => _filters[filter >> 6] |= 1UL << (filter & 63);
}
