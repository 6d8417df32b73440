using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>Finds texts for which a test of text holds, and tells whether it holds for a text that was found. Forms of every day; no more.</summary>
internal static class TextExamples
{
    /// <summary>A text for a test's value.</summary>
    public static string For(FieldSymbol field, TextFacet facet, TextOperator @operator, string value)
    {
        var part = @operator switch
        {
            TextOperator.Like or TextOperator.PathIs => value.Replace("*", "x", StringComparison.Ordinal),
            TextOperator.DomainIs when !value.Contains('.', StringComparison.Ordinal) => value + ".com",
            _ => value,
        };
        return (facet, @operator) switch
        {
            (TextFacet.EmailDomain, TextOperator.EndsWith) => $"ann@example{(part.StartsWith('.') ? "" : ".")}{part}",
            (TextFacet.EmailDomain, TextOperator.StartsWith) => $"ann@{part}{(part.Contains('.', StringComparison.Ordinal) ? "" : ".example")}",
            (TextFacet.EmailDomain, _) => $"ann@{part}",
            (TextFacet.EmailName, _) => $"{part}@buyer.example",
            (TextFacet.UrlHost, _) => $"https://{part}/",
            (TextFacet.UrlPath, _) or (_, TextOperator.PathIs or TextOperator.PathSegment) => part.StartsWith('/') ? part : "/" + part,
            _ when field.Type == FieldType.Email && @operator != TextOperator.Is => part.Contains('@', StringComparison.Ordinal) ? part : $"{part}@buyer.example",
            _ => part,
        };
    }

    /// <summary>A text that the field may have where nothing else is asked of it.</summary>
    public static string Any(FieldSymbol field) => field.Type switch
    {
        FieldType.Email => "ann@buyer.example",
        FieldType.Url => "/pricing",
        FieldType.OneOf => field.Values[0],
        FieldType.Number => "10",
        FieldType.Bool => "yes",
        _ => "something",
    };

    /// <summary>A text that is none of some values.</summary>
    public static IEnumerable<string> Other(FieldSymbol field) => field.Type == FieldType.OneOf ? field.Values : [Any(field), "something else"];

    /// <summary>Whether a test holds for a text.</summary>
    public static bool Holds(TextFacet facet, TextOperator @operator, IEnumerable<string> values, string text)
    {
        var part = TextFold.Fold(Part(facet, text));
        return values.Select(TextFold.Fold).Any(value => @operator switch
        {
            TextOperator.Is => part == value,
            TextOperator.Contains => part.Contains(value, StringComparison.Ordinal),
            TextOperator.HasWord => HasWord(part, value),
            TextOperator.StartsWith => part.StartsWith(value, StringComparison.Ordinal),
            TextOperator.EndsWith => part.EndsWith(value, StringComparison.Ordinal),
            TextOperator.DomainIs => part == value || (!value.Contains('.', StringComparison.Ordinal) && part.StartsWith(value + ".", StringComparison.Ordinal)),
            TextOperator.DomainUnder => part == value || part.EndsWith("." + value, StringComparison.Ordinal),
            TextOperator.PathSegment => part.Split('/').Contains(value),
            _ => Fits(part, value),
        });
    }

    private static string Part(TextFacet facet, string text) => facet switch
    {
        TextFacet.EmailDomain => text[(text.LastIndexOf('@') + 1)..],
        TextFacet.EmailName => text.LastIndexOf('@') is var at and > 0 ? text[..at] : text,
        TextFacet.UrlHost => text.Replace("https://", "", StringComparison.Ordinal).Split('/')[0],
        _ => text,
    };

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text fits a pattern in which <c>*</c> is any run: its parts follow each other, the first and last at the ends.</summary>
    private static bool Fits(string text, string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return text == pattern;
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || text.Length < parts[0].Length + parts[^1].Length || !text.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return at <= text.Length - parts[^1].Length;
    }
}
