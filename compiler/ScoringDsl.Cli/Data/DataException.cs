namespace ScoringDsl.Cli.Data;

/// <summary>Data that cannot be read any further. The message is for people and names file and line.</summary>
/// <param name="source">The file as it is shown to people.</param>
/// <param name="line">The line from 1; 0 where the trouble is with the file as a whole.</param>
/// <param name="message">One plain sentence.</param>
/// <param name="hint">A second sentence that helps, or null.</param>
internal sealed class DataException(string source, long line, string message, string? hint = null)
    : CommandException(Place(source, line) + message, hint)
{
    /// <summary>How a place in a data file is written in front of a message.</summary>
    public static string Place(string source, long line) => line > 0 ? $"{source}:{line}: " : $"{source}: ";
}
