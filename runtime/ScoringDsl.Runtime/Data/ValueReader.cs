namespace ScoringDsl.Runtime.Data;

/// <summary>Reads typed values from text as data files hold them. Culture plays no part.</summary>
public static class ValueReader
{
    /// <summary>Reads a number: digits with an optional sign, point and exponent. Not finite is no number.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out double value) => throw new NotImplementedException();

    /// <summary>Reads true/false, yes/no, 1/0, 1.0/0.0, in any case.</summary>
    public static bool TryReadBool(ReadOnlySpan<char> text, out bool value) => throw new NotImplementedException();

    /// <summary>
    /// Reads <c>2025-06-01</c> (midnight UTC), <c>2025-06-01T09:30:00Z</c>, with an offset, with a blank for the T, with a fraction
    /// of up to six digits (more are cut), without a zone (UTC). The result is in microseconds since 1970-01-01 UTC.
    /// </summary>
    public static bool TryReadInstant(ReadOnlySpan<char> text, out long value) => throw new NotImplementedException();

    /// <summary>Writes an instant as <c>2025-06-01T09:30:00Z</c>, with a fraction only where there is one; midnight as the date alone.</summary>
    public static string FormatInstant(long value) => throw new NotImplementedException();

    /// <summary>Writes thousandths of a point as a number without trailing zeros: 28.326, 5, −0.5.</summary>
    public static string FormatPoints(long thousandths) => throw new NotImplementedException();
}
