using System.Runtime.InteropServices;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli;

/// <summary>Ends the process on Ctrl-C at once, also while it waits for input, and leaves no unfinished file behind.</summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    private Signals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ExitCodes.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ExitCodes.Terminated)),
    ];

    /// <summary>Takes care of signals until disposed.</summary>
    public static Signals EndCleanly() => new();

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
        OutputFiles.AbandonAll();
        Environment.Exit(exitCode);
    }
}
