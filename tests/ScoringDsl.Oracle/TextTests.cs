using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <summary>The tests that a text can be put to. Texts and values are folded.</summary>
internal static class TextTests
{
    /// <summary>A facet of a text; null where the text has none, so that the facet is missing.</summary>
    public static string? FacetOf(TextFacet facet, string text) => facet switch
    {
        TextFacet.None => text,
        TextFacet.EmailDomain => Addresses.SplitEmail(text)?.Domain,
        TextFacet.EmailName => Addresses.SplitEmail(text)?.Name,
        TextFacet.UrlHost => Addresses.SplitUrl(text).Host,
        TextFacet.UrlPath => Addresses.SplitUrl(text).Path,
        _ => throw new NotSupportedException(facet.ToString()),
    };

    /// <summary>Whether a known text fits one value.</summary>
    public static bool Fits(TextOperator @operator, string text, string value) => @operator switch
    {
        TextOperator.Is => text == value,
        TextOperator.Contains => text.Contains(value, StringComparison.Ordinal),
        TextOperator.HasWord => HasWord(text, value),
        TextOperator.StartsWith => text.StartsWith(value, StringComparison.Ordinal),
        TextOperator.EndsWith => text.EndsWith(value, StringComparison.Ordinal),
        TextOperator.Like => IsLike(text, value),
        TextOperator.DomainIs => Addresses.DomainIs(text, value),
        TextOperator.DomainUnder => Addresses.DomainUnder(text, value),
        TextOperator.PathSegment => Addresses.PathHasSegment(text, value),
        TextOperator.PathIs => Addresses.PathIs(text, value),
        _ => throw new NotSupportedException(@operator.ToString()),
    };

    /// <summary>"<c>*</c> is any run; the whole value."</summary>
    public static bool IsLike(string text, string pattern)
    {
        // ends[j]: whether the pattern so far fits the first j characters.
        var ends = new bool[text.Length + 1];
        ends[0] = true;
        foreach (var c in pattern)
        {
            var next = new bool[text.Length + 1];
            for (var j = 0; j <= text.Length; j++)
            {
                next[j] = c == '*'
                    ? ends[j] || (j > 0 && next[j - 1])
                    : j > 0 && ends[j - 1] && text[j - 1] == c;
            }

            ends = next;
        }

        return ends[text.Length];
    }

    /// <summary>"Not touching another letter or digit: VP is not in MVPs."</summary>
    private static bool HasWord(string text, string word)
    {
        var (all, wanted) = (Characters.CodePoints(text), Characters.CodePoints(word));
        return wanted.Count > 0 && Enumerable.Range(0, all.Count).Any(start =>
            start + wanted.Count <= all.Count
            && all.Skip(start).Take(wanted.Count).SequenceEqual(wanted)
            && !IsWordPart(start - 1)
            && !IsWordPart(start + wanted.Count));

        bool IsWordPart(int i) => i >= 0 && i < all.Count && Characters.IsLetterOrDigit(all[i]);
    }
}
