namespace ScoringDsl.Cli.Data;

/// <summary>How rows are written in a data file.</summary>
internal enum DataFormat
{
    /// <summary>Comma-separated values with a header (semicolons, tabs and bars too).</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
