using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Text;

/// <summary>The parts of a text that rules look at.</summary>
internal static class TextFacets
{
    /// <summary>Finds a part of a known value.</summary>
    /// <param name="facet">Which part.</param>
    /// <param name="folded">The value, folded and not empty.</param>
    /// <param name="part">The part, folded.</param>
    /// <returns>False where the value has no such part: the part is missing.</returns>
    public static bool TryGet(TextFacet facet, ReadOnlySpan<char> folded, out ReadOnlySpan<char> part)
    {
        part = folded;
        switch (facet)
        {
            case TextFacet.None:
                return true;
            case TextFacet.EmailName:
                return EmailAddress.TryParse(folded, out part, out _);
            case TextFacet.EmailDomain:
                if (!EmailAddress.TryParse(folded, out _, out var domain))
                {
                    return false;
                }

                part = DomainName.Canonical(domain);
                return true;
            case TextFacet.UrlHost:
                part = UrlParts.Parse(folded).Host;
                return !part.IsEmpty;
            case TextFacet.UrlPath:
                part = UrlParts.Parse(folded).Path;
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(facet));
        }
    }
}
