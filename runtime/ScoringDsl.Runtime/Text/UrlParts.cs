namespace ScoringDsl.Runtime.Text;

/// <summary>
/// The host and the path of a URL. A host is read only after a scheme (<c>https://acme.com/x</c>), after <c>//</c>, or where the value
/// begins with <c>www.</c>; any other value is a path, with its leading slash or without: <c>/pricing</c>, <c>pricing</c>,
/// <c>en/pricing</c>, and <c>acme.com/x</c> too, for nothing tells it from <c>index.html/x</c>.
/// </summary>
internal readonly ref struct UrlParts
{
    private UrlParts(ReadOnlySpan<char> host, ReadOnlySpan<char> path)
    {
        Host = host;
        Path = path;
    }

    /// <summary>The host, canonical, without user, password and port; empty where there is none.</summary>
    public ReadOnlySpan<char> Host { get; }

    /// <summary>The path from its leading slash, without query, fragment and trailing slash; <c>/</c> for the root.</summary>
    public ReadOnlySpan<char> Path { get; }

    /// <summary>Takes a URL apart.</summary>
    /// <param name="url">The URL, folded.</param>
    public static UrlParts Parse(ReadOnlySpan<char> url)
    {
        var end = url.IndexOfAny('?', '#');
        var rest = end < 0 ? url : url[..end];
        var start = AuthorityStart(rest);
        if (start < 0)
        {
            return new UrlParts(default, CleanPath(rest));
        }

        rest = rest[start..];
        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest[..slash];
        return new UrlParts(HostOf(authority), CleanPath(slash < 0 ? default : rest[slash..]));
    }

    private static int AuthorityStart(ReadOnlySpan<char> url)
    {
        if (url.StartsWith("//"))
        {
            return 2;
        }

        var colon = url.IndexOf("://");
        if (colon > 0 && IsScheme(url[..colon]))
        {
            return colon + 3;
        }

        return url.StartsWith("WWW.") ? 0 : -1;
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]);
    }

    private static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');

        // Colons inside brackets belong to an IPv6 address.
        if (colon >= 0 && colon > host.LastIndexOf(']'))
        {
            host = host[..colon];
        }

        return DomainName.Canonical(host);
    }

    private static ReadOnlySpan<char> CleanPath(ReadOnlySpan<char> path)
    {
        path = path.TrimEnd('/');
        return path.StartsWith("/") ? path
            : path.IsEmpty ? "/"
            : string.Concat("/", path);
    }
}
