namespace ScoringDsl.Runtime.Text;

/// <summary>
/// An e-mail address taken apart. Well formed is: one @; before it something without blanks; after it two or more labels of
/// letters (of any alphabet), digits and inner hyphens, parted by dots.
/// </summary>
internal static class EmailAddress
{
    /// <summary>Takes a well-formed address apart.</summary>
    /// <param name="address">The address, trimmed.</param>
    /// <param name="name">What stands before the @.</param>
    /// <param name="domain">What stands after it, as it came.</param>
    /// <returns>False where the address is malformed.</returns>
    public static bool TryParse(ReadOnlySpan<char> address, out ReadOnlySpan<char> name, out ReadOnlySpan<char> domain)
    {
        var at = address.IndexOf('@');
        name = at > 0 ? address[..at] : default;
        domain = at > 0 ? address[(at + 1)..] : default;
        if (at <= 0)
        {
            return false;
        }

        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        // A second @ is no letter, so the domain's own check finds it.
        return DomainName.IsWellFormed(domain);
    }

    /// <summary>Whether an address is well formed.</summary>
    /// <param name="address">The address, trimmed.</param>
    public static bool IsValid(ReadOnlySpan<char> address) => TryParse(address, out _, out _);
}
