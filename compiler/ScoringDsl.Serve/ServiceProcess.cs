using System.Runtime.InteropServices;
using ScoringDsl.Cli;
using ScoringDsl.Cli.Serving;

namespace ScoringDsl.Serve;

/// <summary>Runs the service until the process is asked to end.</summary>
internal static class ServiceProcess
{
    /// <summary>Set by the command: the service ends when its standard input does.</summary>
    private const string EndWithInput = "SCORE_SERVE_END_WITH_INPUT";

    /// <summary>Runs the service. Requests that have come are answered before it ends.</summary>
    /// <param name="settings">What it serves, and where.</param>
    /// <param name="error">Takes a line for people.</param>
    /// <exception cref="CommandException">A model cannot be loaded, or the address cannot be listened at.</exception>
    public static async Task<int> RunAsync(ServeSettings settings, TextWriter error)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        if (Environment.GetEnvironmentVariable(EndWithInput) is not null)
        {
            // A thread of its own: it waits as long as the service runs.
            new Thread(WaitForInputToEnd) { IsBackground = true, Name = "input" }.Start();
        }

        await using var service = await ScoringService.StartAsync(settings).ConfigureAwait(false);
        await error.WriteLineAsync($"Serving {string.Join(", ", settings.Models.Select(model => model.Name))} at {service.Address}. Ctrl-C ends it.").ConfigureAwait(false);
        await ended.Task.ConfigureAwait(false);
        return ExitCodes.Fine;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.TrySetResult();
        }

        void WaitForInputToEnd()
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nobody writes here.
            }

            ended.TrySetResult();
        }
    }
}
