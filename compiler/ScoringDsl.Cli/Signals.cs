using System.Runtime.InteropServices;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli;

/// <summary>Ends the process on Ctrl-C at once, also while it waits for input, and leaves no unfinished file behind.</summary>
internal sealed class Signals : IDisposable
{
    private static Action? s_instead;

    private readonly PosixSignalRegistration[] _registrations;

    private Signals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ExitCodes.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ExitCodes.Terminated)),
    ];

    /// <summary>Takes care of signals until disposed.</summary>
    public static Signals EndCleanly() => new();

    /// <summary>Until disposed, the first signal asks for an end instead of ending the process; a second one ends it all the same.</summary>
    /// <param name="ask">Asks for the end; is called once at most.</param>
    public static IDisposable Instead(Action ask)
    {
        s_instead = ask;
        return new Asking();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private static void End(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.Exchange(ref s_instead, null) is { } ask)
        {
            ask();
            return;
        }

        OutputFiles.AbandonAll();
        Environment.Exit(exitCode);
    }

    private sealed class Asking : IDisposable
    {
        public void Dispose() => s_instead = null;
    }
}
