namespace ScoringDsl.Runtime.Text;

/// <summary>From given texts to the tests that they pass, so that a thousand literals on one field cost one look-up.</summary>
internal sealed class LiteralIndex
{
    private readonly Dictionary<string, List<int>> _tests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public LiteralIndex() => _lookup = _tests.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsEmpty => _tests.Count == 0;

    /// <summary>Says that a text passes a test.</summary>
    public void Add(ReadOnlySpan<char> literal, int test)
    {
        if (!_lookup.TryGetValue(literal, out var tests))
        {
            tests = [];
            _lookup[literal] = tests;
        }

        tests.Add(test);
    }

    /// <summary>Sets the bits of the tests that a text passes.</summary>
    public void Collect(ReadOnlySpan<char> text, Span<ulong> bits)
    {
        if (_tests.Count > 0 && _lookup.TryGetValue(text, out var tests))
        {
            foreach (var test in tests)
            {
                bits[test >> 6] |= 1UL << (test & 63);
            }
        }
    }
}
