namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>What the model asks of texts, as one would write it by hand. A text that is null answers no to everything.</summary>
internal static class Texts
{
    public static bool Is(string? text, string value) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);

    public static string? Title(string? title) => Is(title, "n/a") || Is(title, "-") ? null : title;

    public static bool IsDecider(string? title) =>
        HasWord(title, "VP") || HasWord(title, "CEO") || HasWord(title, "CTO") || HasWord(title, "COO") || HasWord(title, "Director")
        || (title is not null && title.StartsWith("Head of", StringComparison.OrdinalIgnoreCase));

    public static bool IsLearner(string? title) => HasWord(title, "Student") || HasWord(title, "Intern");

    public static bool IsServed(string? country) =>
        Is(country, "Germany") || Is(country, "France") || Is(country, "Netherlands") || Is(country, "United Kingdom")
        || Is(country, "United States") || Is(country, "Canada");

    /// <summary>Whether a word stands in a text, not touching another letter or digit.</summary>
    public static bool HasWord(string? text, string word)
    {
        for (var from = 0; text is not null && from < text.Length;)
        {
            var start = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
            {
                return false;
            }

            var end = start + word.Length;
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }

    /// <summary>What stands after the @ of a well-formed address; empty where it is malformed.</summary>
    public static ReadOnlySpan<char> EmailDomain(string? email)
    {
        var at = email is null ? -1 : email.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0)
        {
            return default;
        }

        var domain = email.AsSpan(at + 1);
        foreach (var c in email.AsSpan(0, at))
        {
            if (char.IsWhiteSpace(c))
            {
                return default;
            }
        }

        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.IsEmpty || label[0] == '-' || label[^1] == '-')
            {
                return default;
            }

            foreach (var c in label)
            {
                if (c != '-' && !char.IsLetterOrDigit(c))
                {
                    return default;
                }
            }

            labels++;
        }

        return labels >= 2 ? domain : default;
    }

    /// <summary>Whether a domain is a brand's: brand.com, brand.fr, brand.co.uk.</summary>
    public static bool IsBrand(ReadOnlySpan<char> domain, string brand)
    {
        if (!domain.StartsWith(brand, StringComparison.OrdinalIgnoreCase) || domain.Length <= brand.Length || domain[brand.Length] != '.')
        {
            return false;
        }

        var rest = domain[(brand.Length + 1)..];
        var dot = rest.IndexOf('.');
        return dot < 0
            || (IsSecondLevel(rest[..dot]) && rest[(dot + 1)..] is [var first, var second] && char.IsAsciiLetter(first) && char.IsAsciiLetter(second));
    }

    public static bool IsFreeMail(ReadOnlySpan<char> domain) => IsBrand(domain, "yahoo") || IsBrand(domain, "hotmail") || IsBrand(domain, "outlook");

    public static bool IsCompetitor(ReadOnlySpan<char> domain) =>
        domain.Equals("planrival.example", StringComparison.OrdinalIgnoreCase)
        || domain.Equals("taskfoe.example", StringComparison.OrdinalIgnoreCase)
        || domain.Equals("gantt-enemy.example", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one whole segment of a page's path is this one.</summary>
    public static bool HasSegment(string? page, string segment)
    {
        var path = Path(page);
        foreach (var range in path.Split('/'))
        {
            if (path[range].Equals(segment, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a page lies under /product/.</summary>
    public static bool IsProductPage(string? page) => Path(page).StartsWith("/product/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A page's path without host, query, fragment and trailing slash.</summary>
    private static ReadOnlySpan<char> Path(string? page)
    {
        ReadOnlySpan<char> path = page;
        var end = path.IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        var scheme = path.IndexOf("://");
        if (scheme > 0)
        {
            path = path[(scheme + 3)..];
            var slash = path.IndexOf('/');
            path = slash < 0 ? default : path[slash..];
        }

        return path.TrimEnd('/');
    }

    private static bool IsSecondLevel(ReadOnlySpan<char> label) =>
        label.Equals("co", StringComparison.OrdinalIgnoreCase) || label.Equals("com", StringComparison.OrdinalIgnoreCase)
        || label.Equals("net", StringComparison.OrdinalIgnoreCase) || label.Equals("org", StringComparison.OrdinalIgnoreCase)
        || label.Equals("ac", StringComparison.OrdinalIgnoreCase) || label.Equals("edu", StringComparison.OrdinalIgnoreCase)
        || label.Equals("gov", StringComparison.OrdinalIgnoreCase);
}
