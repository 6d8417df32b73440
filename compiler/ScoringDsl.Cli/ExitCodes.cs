namespace ScoringDsl.Cli;

/// <summary>What the process hands back to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All is fine.</summary>
    public const int Fine = 0;

    /// <summary>The model or the data have errors, a test failed, or a file could not be read or written.</summary>
    public const int Errors = 1;

    /// <summary>The command was written wrongly.</summary>
    public const int Usage = 2;

    /// <summary>
    /// A mistake in the command itself. Apart from <see cref="Errors"/>, which programs that start the command take for an orderly end: a list
    /// of tests that breaks off would pass for one of no tests.
    /// </summary>
    public const int Mistake = 70;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by a request to terminate.</summary>
    public const int Terminated = 143;
}
