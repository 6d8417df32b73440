using System.Buffers;
using System.Text;

namespace ScoringDsl.Runtime.Text;

/// <summary>Names of domains, folded. A domain has one spelling here, whether it came as <c>bücher.de</c> or as <c>xn--bcher-kva.de</c>.</summary>
internal static class DomainName
{
    /// <summary>What stands before an encoded label, folded.</summary>
    private const string Prefix = "XN--";

    /// <summary>The longest label that the domain name system knows; longer ones are left as they are.</summary>
    private const int LongestLabel = 63;

    /// <summary>What labels are of as a rule.</summary>
    private static readonly SearchValues<char> s_plain = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// The domain without its trailing dot, each label that is not ASCII by Punycode over the folded label. Labels that came encoded
    /// are decoded and folded first, so that case plays no part in them either.
    /// </summary>
    /// <param name="folded">The domain, folded.</param>
    public static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> folded)
    {
        folded = folded.TrimEnd('.');
        if (Ascii.IsValid(folded) && folded.IndexOf(Prefix) < 0)
        {
            return folded;
        }

        var output = new StringBuilder(folded.Length + 16);
        foreach (var range in folded.Split('.'))
        {
            if (output.Length > 0)
            {
                output.Append('.');
            }

            AppendLabel(output, folded[range]);
        }

        return output.ToString();
    }

    /// <summary>
    /// The V of a domain V.T or V.S.C, where T is one label, S one of co com net org ac edu gov and C two letters: the YAHOO of
    /// YAHOO.FR and YAHOO.CO.UK. Other domains have none.
    /// </summary>
    /// <param name="domain">The domain, canonical.</param>
    /// <param name="brand">V.</param>
    public static bool TryGetBrand(ReadOnlySpan<char> domain, out ReadOnlySpan<char> brand)
    {
        var first = domain.IndexOf('.');
        brand = first < 0 ? default : domain[..first];
        if (first <= 0)
        {
            return false;
        }

        var rest = domain[(first + 1)..];
        var second = rest.IndexOf('.');
        return second < 0
            ? rest.Length > 0
            : rest[..second] is "CO" or "COM" or "NET" or "ORG" or "AC" or "EDU" or "GOV"
                && rest[(second + 1)..] is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
    }

    /// <summary>Whether a domain is two or more labels of letters, digits and inner hyphens. One dot may follow the last.</summary>
    /// <param name="domain">The domain.</param>
    public static bool IsWellFormed(ReadOnlySpan<char> domain)
    {
        if (domain.EndsWith("."))
        {
            domain = domain[..^1];
        }

        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.IsEmpty || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            if (label.ContainsAnyExcept(s_plain) && !IsLetters(label))
            {
                return false;
            }

            labels++;
        }

        return labels >= 2;
    }

    private static bool IsLetters(ReadOnlySpan<char> label)
    {
        foreach (var rune in label.EnumerateRunes())
        {
            if (rune.Value != '-' && !TextFold.IsLetterOrDigit(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendLabel(StringBuilder output, ReadOnlySpan<char> label)
    {
        if (label.Length > LongestLabel)
        {
            output.Append(label);
        }
        else if (label.StartsWith(Prefix) && Punycode.TryDecode(label[Prefix.Length..], out var decoded) && !Ascii.IsValid(decoded))
        {
            output.Append(Prefix).Append(Punycode.Encode(TextFold.Fold(decoded)));
        }
        else if (Ascii.IsValid(label))
        {
            output.Append(label);
        }
        else
        {
            output.Append(Prefix).Append(Punycode.Encode(label));
        }
    }
}
