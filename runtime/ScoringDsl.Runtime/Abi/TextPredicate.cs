namespace ScoringDsl.Runtime.Abi;

/// <summary>Which part of a text is looked at.</summary>
public enum TextFacet
{
    /// <summary>The value itself.</summary>
    None,

    /// <summary>An e-mail address's domain: after the last @, folded, IDN to ASCII by Punycode, no trailing dot; missing if the address is malformed.</summary>
    EmailDomain,

    /// <summary>What stands before an e-mail address's last @; missing if the address is malformed.</summary>
    EmailName,

    /// <summary>A URL's host without port; missing where the URL has none.</summary>
    UrlHost,

    /// <summary>A URL's path without query, fragment and trailing slash.</summary>
    UrlPath,
}

/// <summary>How a text is tested.</summary>
public enum TextOperator
{
    /// <summary>The text is there.</summary>
    Known,

    /// <summary>The whole value.</summary>
    Is,

    /// <summary>A part of the value; for a list one whole item.</summary>
    Contains,

    /// <summary>A part that touches no other letter or digit.</summary>
    HasWord,

    /// <summary>The beginning.</summary>
    StartsWith,

    /// <summary>The end.</summary>
    EndsWith,

    /// <summary>A pattern over the whole value; <c>*</c> is any run.</summary>
    Like,

    /// <summary>A domain: with a dot that domain; without one V.T and V.S.C (T one label; S one of co com net org ac edu gov; C two letters).</summary>
    DomainIs,

    /// <summary>That domain or a subdomain of it.</summary>
    DomainUnder,

    /// <summary>One whole segment of a URL's path.</summary>
    PathSegment,

    /// <summary>A URL's whole path (no query, fragment or trailing slash); <c>*</c> is any run.</summary>
    PathIs,

    /// <summary>An e-mail address is well formed.</summary>
    EmailValid,

    /// <summary>Latin letters that nobody is called by: one over and over, a run of keys, a word without vowels.</summary>
    Gibberish,
}

/// <summary>
/// One test of a text: whether any of some given texts fits, or, negated, whether none does. A missing text passes no test, negated or not.
/// </summary>
/// <param name="Facet">The part looked at.</param>
/// <param name="Operator">The test.</param>
/// <param name="Values">The given texts, folded; empty for <see cref="TextOperator.Known"/>, <see cref="TextOperator.EmailValid"/> and <see cref="TextOperator.Gibberish"/>.</param>
/// <param name="IsNegated">Whether the test is turned round.</param>
public sealed record TextPredicate(TextFacet Facet, TextOperator Operator, string[] Values, bool IsNegated = false);
