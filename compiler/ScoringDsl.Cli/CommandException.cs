namespace ScoringDsl.Cli;

/// <summary>Ends a command with a message for people instead of a stack trace.</summary>
/// <param name="message">One plain sentence.</param>
/// <param name="hint">A second sentence that helps, or null.</param>
/// <param name="exitCode">What the process hands back.</param>
internal class CommandException(string message, string? hint = null, int exitCode = ExitCodes.Errors) : Exception(message)
{
    /// <summary>A second sentence that helps, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>What the process hands back.</summary>
    public int ExitCode { get; } = exitCode;
}
