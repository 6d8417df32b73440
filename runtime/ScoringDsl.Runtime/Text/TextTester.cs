using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Text;

/// <summary>
/// Makes all tests of one text slot at once: a folded value in, the set of tests it passes out. A missing value passes none and is
/// not brought here; where a facet is missing, the facet's tests are not passed, the negated ones included.
/// </summary>
internal sealed class TextTester
{
    private readonly List<FacetTester> _facets = [];

    /// <param name="slot">The tests.</param>
    /// <param name="isList">Whether the values are items of a list.</param>
    public TextTester(TextSlotDefinition slot, bool isList)
    {
        Words = Math.Max(1, (slot.Predicates.Length + 63) / 64);
        for (var test = 0; test < slot.Predicates.Length; test++)
        {
            var predicate = slot.Predicates[test];
            var facet = predicate.Operator is TextOperator.PathSegment or TextOperator.PathIs ? TextFacet.UrlPath : predicate.Facet;
            FacetOf(facet).Add(predicate, test, isList);
        }
    }

    /// <summary>64-bit words in a set of tests, at least 1.</summary>
    public int Words { get; }

    /// <summary>Finds the tests that one value passes.</summary>
    /// <param name="folded">The value, folded and not empty.</param>
    /// <param name="bits">The set, cleared.</param>
    public void Test(ReadOnlySpan<char> folded, Span<ulong> bits)
    {
        foreach (var facet in _facets)
        {
            if (TextFacets.TryGet(facet.Facet, folded, out var part))
            {
                facet.Collect(part, bits);
                facet.Negate(bits);
            }
        }
    }

    /// <summary>Adds the tests that one item of a list passes, negation apart.</summary>
    /// <param name="folded">The item, folded and not empty.</param>
    /// <param name="bits">The set, cleared before the first item.</param>
    public void AddItem(ReadOnlySpan<char> folded, Span<ulong> bits)
    {
        foreach (var facet in _facets)
        {
            if (TextFacets.TryGet(facet.Facet, folded, out var part))
            {
                facet.Collect(part, bits);
            }
        }
    }

    /// <summary>Turns the negated tests round after the last item of a list: they hold where no item passes.</summary>
    public void EndItems(Span<ulong> bits)
    {
        foreach (var facet in _facets)
        {
            facet.Negate(bits);
        }
    }

    private FacetTester FacetOf(TextFacet facet)
    {
        foreach (var tester in _facets)
        {
            if (tester.Facet == facet)
            {
                return tester;
            }
        }

        var added = new FacetTester(facet, Words);
        _facets.Add(added);
        return added;
    }
}
