using System.Globalization;

namespace ScoringDsl.Cli;

/// <summary>Counts in words.</summary>
internal static class Plural
{
    /// <summary>"1 file", "3 files"; thousands are parted by commas.</summary>
    public static string Of(long count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";
}
