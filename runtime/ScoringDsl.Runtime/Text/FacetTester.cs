using System.Text;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Text;

/// <summary>All tests that a model makes of one facet of one text, before negation.</summary>
internal sealed class FacetTester
{
    private readonly LiteralIndex _whole = new();
    private readonly LiteralIndex _brands = new();
    private readonly LiteralIndex _domainsAbove = new();
    private readonly LiteralIndex _segments = new();
    private readonly List<(TextOperator Operator, string Value, int Test)> _parts = [];
    private readonly List<(LikePattern Pattern, int Test)> _patterns = [];
    private readonly List<int> _known = [];
    private readonly List<int> _validEmails = [];
    private readonly List<int> _gibberish = [];
    private readonly ulong[] _negated;

    public FacetTester(TextFacet facet, int words)
    {
        Facet = facet;
        _negated = new ulong[words];
    }

    public TextFacet Facet { get; }

    /// <summary>Takes a test in.</summary>
    /// <param name="predicate">The test.</param>
    /// <param name="test">Its bit.</param>
    /// <param name="isList">Whether the text is an item of a list, which <c>contains</c> compares as a whole.</param>
    public void Add(TextPredicate predicate, int test, bool isList)
    {
        if (predicate.IsNegated)
        {
            _negated[test >> 6] |= 1UL << (test & 63);
        }

        switch (predicate.Operator)
        {
            case TextOperator.Known:
                _known.Add(test);
                break;
            case TextOperator.EmailValid:
                _validEmails.Add(test);
                break;
            case TextOperator.Gibberish:
                _gibberish.Add(test);
                break;
            default:
                foreach (var value in predicate.Values)
                {
                    AddValue(predicate.Operator, TextFold.Fold(value), test, isList);
                }

                break;
        }
    }

    /// <summary>Sets the bits of the tests that a text passes; others are left as they are.</summary>
    /// <param name="text">The facet's text, folded.</param>
    /// <param name="bits">The bits.</param>
    public void Collect(ReadOnlySpan<char> text, Span<ulong> bits)
    {
        _whole.Collect(text, bits);
        CollectAll(_known, bits);
        if (_validEmails.Count > 0 && EmailAddress.IsValid(text))
        {
            CollectAll(_validEmails, bits);
        }

        if (_gibberish.Count > 0 && Gibberish.Is(text))
        {
            CollectAll(_gibberish, bits);
        }

        if (!_brands.IsEmpty && DomainName.TryGetBrand(text, out var brand))
        {
            _brands.Collect(brand, bits);
        }

        if (!_domainsAbove.IsEmpty)
        {
            CollectDomainsAbove(text, bits);
        }

        if (!_segments.IsEmpty)
        {
            foreach (var range in text.Split('/'))
            {
                _segments.Collect(text[range], bits);
            }
        }

        foreach (var (pattern, test) in _patterns)
        {
            if (pattern.Matches(text))
            {
                Set(bits, test);
            }
        }

        foreach (var (@operator, value, test) in _parts)
        {
            if (HasPart(@operator, text, value))
            {
                Set(bits, test);
            }
        }
    }

    /// <summary>Turns the negated tests round.</summary>
    public void Negate(Span<ulong> bits)
    {
        for (var word = 0; word < _negated.Length; word++)
        {
            bits[word] ^= _negated[word];
        }
    }

    private void AddValue(TextOperator @operator, string value, int test, bool isList)
    {
        switch (@operator)
        {
            case TextOperator.Is when Facet is TextFacet.EmailDomain or TextFacet.UrlHost:
                _whole.Add(DomainName.Canonical(value), test);
                break;
            case TextOperator.Is:
            case TextOperator.Contains when isList:
                _whole.Add(value, test);
                break;
            case TextOperator.DomainIs:
                var domain = DomainName.Canonical(value);
                (domain.Contains('.') ? _whole : _brands).Add(domain, test);
                break;
            case TextOperator.DomainUnder:
                _domainsAbove.Add(DomainName.Canonical(value), test);
                break;
            case TextOperator.PathSegment:
                _segments.Add(value, test);
                break;
            case TextOperator.PathIs:
                // A leading slash is understood, but for a star, which may stand for it.
                var path = value.StartsWith('*') ? value.AsSpan().TrimEnd('/') : UrlParts.Parse(value).Path;
                AddPattern(path.ToString(), test);
                break;
            case TextOperator.Like:
                AddPattern(value, test);
                break;
            case TextOperator.Contains:
            case TextOperator.HasWord:
            case TextOperator.StartsWith:
            case TextOperator.EndsWith:
                _parts.Add((@operator, value, test));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(@operator));
        }
    }

    private void AddPattern(string pattern, int test)
    {
        if (pattern.Contains('*'))
        {
            _patterns.Add((new LikePattern(pattern), test));
        }
        else
        {
            _whole.Add(pattern, test);
        }
    }

    private void CollectDomainsAbove(ReadOnlySpan<char> domain, Span<ulong> bits)
    {
        while (true)
        {
            _domainsAbove.Collect(domain, bits);
            var dot = domain.IndexOf('.');
            if (dot < 0)
            {
                return;
            }

            domain = domain[(dot + 1)..];
        }
    }

    private static bool HasPart(TextOperator @operator, ReadOnlySpan<char> text, string value) => @operator switch
    {
        TextOperator.Contains => text.IndexOf(value) >= 0,
        TextOperator.StartsWith => text.StartsWith(value),
        TextOperator.EndsWith => text.EndsWith(value),
        _ => HasWord(text, value),
    };

    private static bool HasWord(ReadOnlySpan<char> text, string word)
    {
        for (var from = 0; word.Length > 0; from++)
        {
            var at = text[from..].IndexOf(word);
            if (at < 0)
            {
                return false;
            }

            from += at;
            Rune.DecodeLastFromUtf16(text[..from], out var before, out _);
            Rune.DecodeFromUtf16(text[(from + word.Length)..], out var after, out _);
            if (!TextFold.IsLetterOrDigit(before.Value) && !TextFold.IsLetterOrDigit(after.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static void CollectAll(List<int> tests, Span<ulong> bits)
    {
        foreach (var test in tests)
        {
            Set(bits, test);
        }
    }

    private static void Set(Span<ulong> bits, int test) => bits[test >> 6] |= 1UL << (test & 63);
}
