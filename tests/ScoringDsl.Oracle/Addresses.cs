using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <summary>E-mail addresses, domains and URLs. All texts are folded.</summary>
internal static class Addresses
{
    private const string Encoded = "XN--";

    /// <summary>The longest label that the domain name system knows.</summary>
    private const int LongestLabel = 63;

    /// <summary>"One @; a local part without blanks; two or more labels of letters, digits, inner hyphens." Null where the address is malformed.</summary>
    public static (string Name, string Domain)? SplitEmail(string address)
    {
        var parts = address.Split('@');
        if (parts is not [{ Length: > 0 } name, var domain] || Characters.CodePoints(name).Any(Characters.IsBlank))
        {
            return null;
        }

        // The dot of the root may stand behind the last label.
        var labels = (domain.EndsWith('.') ? domain[..^1] : domain).Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) ? (name, Domain(domain)) : null;
    }

    /// <summary>
    /// "IDN to ASCII by Punycode over the same folding, no trailing dot." A label that came encoded is decoded and folded first: a domain
    /// has one spelling, whether it came as bücher.de, BÜCHER.DE or xn--bcher-kva.de.
    /// </summary>
    public static string Domain(string text) => string.Join('.', text.TrimEnd('.').Split('.').Select(AsciiLabel));

    /// <summary>
    /// "A domain value without a dot matches V.T and V.S.C (T one label; S one of co com net org ac edu gov; C two letters). With a dot:
    /// that domain."
    /// </summary>
    public static bool DomainIs(string domain, string value)
    {
        var wanted = Domain(value);
        if (wanted.Contains('.', StringComparison.Ordinal))
        {
            return domain == wanted;
        }

        return domain.Split('.') switch
        {
            [var v, { Length: > 0 }] => v == wanted,
            [var v, "CO" or "COM" or "NET" or "ORG" or "AC" or "EDU" or "GOV", [>= 'A' and <= 'Z', >= 'A' and <= 'Z']] => v == wanted,
            _ => false,
        };
    }

    /// <summary>"<c>under</c>: it or a subdomain."</summary>
    public static bool DomainUnder(string domain, string value) =>
        domain == Domain(value) || domain.EndsWith("." + Domain(value), StringComparison.Ordinal);

    /// <summary>
    /// A URL's host and its path, "no query or fragment, no trailing slash". A host is there after a scheme, after <c>//</c>, or where the
    /// value begins with <c>www.</c>; any other value is a path, with its leading slash or without.
    /// </summary>
    public static (string? Host, string Path) SplitUrl(string url)
    {
        var rest = url.Split('?', '#')[0];
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        string? authority = null;
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            (authority, rest) = SplitAuthority(rest[2..]);
        }
        else if (scheme > 0 && char.IsAsciiLetter(rest[0]) && rest[..scheme].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
        {
            (authority, rest) = SplitAuthority(rest[(scheme + 3)..]);
        }
        else if (rest.StartsWith("WWW.", StringComparison.Ordinal))
        {
            (authority, rest) = SplitAuthority(rest);
        }

        var path = rest.TrimEnd('/');
        path = path.StartsWith('/') ? path : "/" + path;
        var host = authority is null ? "" : Host(authority);
        return (host.Length == 0 ? null : host, path);
    }

    /// <summary>"A value without <c>/</c> matches one whole segment of the path."</summary>
    public static bool PathHasSegment(string path, string value) => path.Split('/').Contains(value, StringComparer.Ordinal);

    /// <summary>"With <c>/</c>, the path (no query or fragment, no trailing slash), <c>*</c> allowed."</summary>
    public static bool PathIs(string path, string value) =>
        TextTests.IsLike(path, value.StartsWith('*') ? value.TrimEnd('/') : SplitUrl(value).Path);

    private static (string Authority, string Path) SplitAuthority(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (text, "") : (text[..slash], text[slash..]);
    }

    /// <summary>The host without user, password and port.</summary>
    private static string Host(string authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');
        return Domain(colon > host.LastIndexOf(']') ? host[..colon] : host);
    }

    private static bool IsLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && Characters.CodePoints(label).All(c => c == '-' || Characters.IsLetterOrDigit(c));

    private static string AsciiLabel(string label)
    {
        if (label.Length > LongestLabel)
        {
            return label;
        }

        if (label.StartsWith(Encoded, StringComparison.Ordinal) && Punycode.Decode(label[Encoded.Length..]) is { } decoded && !IsAscii(decoded))
        {
            return Encoded + Punycode.Encode(Characters.Fold(decoded));
        }

        return IsAscii(label) ? label : Encoded + Punycode.Encode(label);
    }

    private static bool IsAscii(string text) => text.All(c => c < 0x80);
}
