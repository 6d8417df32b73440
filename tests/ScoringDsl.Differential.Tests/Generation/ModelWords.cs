using System.Globalization;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Differential.Generation;

/// <summary>The words that generated models compare texts with, and how values are written.</summary>
internal static class ModelWords
{
    public const long Second = 1_000_000;
    public const long Hour = 3600 * Second;
    public const long Day = 24 * Hour;
    public const long Week = 7 * Day;

    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        "software", "finance", "newsletter", "promotion", "germany", "austria", "pricing", "demo", "gmail", "yahoo", "books", "blog", "größe", "straße",
    };

    /// <summary>Texts, with what folds oddly: dotted and dotless i, sharp s, final sigma, combining marks, characters beyond 16 bits, letters with several cases.</summary>
    public static readonly string[] Texts =
    [
        "germany", "austria", "sales", "VP", "CEO", "Head of Growth", "books", "demo", "a", "x1",
        "straße", "STRASSE", "istanbul", "İstanbul", "ıstanbul", "ISTANBUL", "σίσυφος", "ΣΊΣΥΦΟΣ", "é", "e\u0301", "größe", "ǆ", "ǅ", "\u212A", "k", "ſ", "s",
        "𝒱𝒫", "\U00010428", "\U00010400", "😀", "1", "2", "3", "-", "sales-team", "VP, Sales", "\"quoted\"", "back\\slash", "*", "a*b", "naïve café", "aaaa", "AAA", "asdfg", "qwertz", "lkjh", "rhythm", "bcdf", "ßßßß", "hjklö", "Zzyzx Rd", "éééé", "\u00B5", "\u03BC",
    ];

    /// <summary>Domains as models name them.</summary>
    public static readonly string[] Domains =
    [
        "gmail", "yahoo", "acme", "gmail.com", "acme.com", "mail.acme.com", "acme.co.uk", "co.uk", "yahoo.evil.com", "bücher.example", "xn--bcher-kva.example", "straße.de",
        "İstanbul.com", "example", "com", "acme.com.", "ΑΒΓΣ.gr",
    ];

    /// <summary>Names before the @.</summary>
    public static readonly string[] Mailboxes = ["info", "ann", "ann.lee", "a@b", "größe", "x", "xxxx", "qwert"];

    /// <summary>Whole e-mail addresses, well formed and not.</summary>
    public static readonly string[] Emails =
    [
        "ann@acme.com", "INFO@Gmail.com", "bob@mail.acme.com", "x@yahoo.co.uk", "x@yahoo.fr", "x@yahoo.evil.com", "müller@bücher.example", "a@b@c.com", "no-at.example", "@acme.com", "ann@",
        "ann@acme", "ann lee@acme.com", "ann@-acme.com", "ann@acme-.com", "ann@ac_me.com", "ann@acme..com", "ann@acme.com.", "ann@.acme.com", "ann@xn--bcher-kva.example", "x@straße.de",
        "x@STRASSE.de", "x@istanbul.com", "x@İstanbul.com", "x@ACME.CO.UK", "none@acme.com", "ann@acme.c", "ann@1.2", "x@αβγς.gr", "x@gmail.com.tr", "ann@acme.123",
    ];

    /// <summary>Parts of paths and whole paths, as subjects of visits.</summary>
    public static readonly string[] Pages =
    [
        "pricing", "blog", "demo", "products", "/pricing", "/pricing/", "/products/*", "/", "*", "/en/pricing", "*pricing*", "/blog/*/x", "größe", "pricing-old", "/straße", "a b", "/a//b", "/*/*",
    ];

    /// <summary>URLs as data hold them.</summary>
    public static readonly string[] Urls =
    [
        "/pricing", "pricing", "/pricing/", "/Pricing?x=1", "https://acme.com/en/pricing?x=1#top", "https://acme.com", "https://acme.com/", "http://user:pw@www.acme.com:8080/blog/2024/x/", "//acme.com/pricing",
        "/pricing-old", "/products/", "/products", "/products/crm", "/products/crm/pricing", "", "?x=1", "#top", "/", "//", "https://", "https:///x", "mailto:ann@acme.com", "/größe", "/GRÖSSE", "/a%20b", "/a b",
        "HTTPS://GMAIL.COM/PRICING", "https://bücher.example/blog", "acme.com/pricing", "www.yahoo.co.uk", "/blog/a/x", "/blog//x", "ftp://yahoo.fr/demo;v=1", "https://acme.com?pricing", "https://acme.com#/pricing",
        "/a//b", "\\pricing", "https://mail.acme.com./pricing", "https://[::1]/pricing", "/straße", "/STRASSE", "https://acme.co.uk:443",
    ];

    /// <summary>Patterns for <c>like</c>.</summary>
    public static readonly string[] Patterns = ["*", "*sales*", "a*", "*s", "/pricing*", "*/pricing", "*acme*", "s*e", "*ß*", "**", "*.com", "v*p*s", "?", "germany", "*i*"];

    /// <summary>Numbers that fields are compared with.</summary>
    public static readonly string[] Numbers =
        ["0", "1", "2", "3", "5", "20", "99.5", "100", "0.1", "0.3", "0.0005", "1_000", "250", "1000000", "12.345", "1000000000000000", "0.000001", "40%", "12.5%", "7"];

    /// <summary>Points, many of which meet a tie of thousandths.</summary>
    public static readonly string[] Points =
        ["1", "5", "20", "0.5", "0.0005", "0.0015", "1.0005", "12.345", "2.3455", "0.0004", "0.001", "33.333", "7", "10", "100", "1000000", "999999.9995", "1000001", "0.25", "1.5"];

    /// <summary>Durations.</summary>
    public static readonly (string Text, long Microseconds)[] Durations =
    [
        ("30 days", 30 * Day), ("7 days", Week), ("1 day", Day), ("90 days", 90 * Day), ("1 hour", Hour), ("36 hours", 36 * Hour), ("2 weeks", 2 * Week), ("45.5 days", (45 * Day) + (12 * Hour)),
        ("365 days", 365 * Day), ("90 minutes", 90 * 60 * Second), ("1 second", Second), ("1.000001 seconds", Second + 1), ("3_000 days", 3000 * Day), ("3 days", 3 * Day), ("0.5 days", 12 * Hour),
    ];

    /// <summary>Dates.</summary>
    public static readonly string[] Dates =
    [
        "2025-06-01", "2025-01-01", "2024-02-29", "2025-05-05T09:30:00Z", "2025-05-31T23:59:59.999999Z", "2025-03-30T02:30:00+02:00", "2025-04-07", "1970-01-01", "1969-12-31T23:59:59.5Z", "2026-01-01",
        "2025-05-01T12:00Z",
    ];

    /// <summary>A text in quotes, or bare where it may stand so.</summary>
    public static string Value(Dice dice, string text) => Bare.Contains(text) && dice.Chance(60) ? text : Quote(text);

    /// <summary>A text in quotes.</summary>
    public static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    /// <summary>The instant of a date.</summary>
    public static long InstantOf(string date) => ValueReader.TryReadInstant(date, out var instant) ? instant : throw new FormatException(date);

    /// <summary>The value of a number as models write it.</summary>
    public static double NumberOf(string text) => text.EndsWith('%')
        ? double.Parse(text[..^1], CultureInfo.InvariantCulture) / 100
        : double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
