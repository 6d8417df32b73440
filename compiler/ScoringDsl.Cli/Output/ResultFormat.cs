namespace ScoringDsl.Cli.Output;

/// <summary>How results are written.</summary>
internal enum ResultFormat
{
    /// <summary>Comma-separated values (RFC 4180) with a header.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>A table for people.</summary>
    Table,
}
