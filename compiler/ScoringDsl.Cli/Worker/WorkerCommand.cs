using System.CommandLine;

namespace ScoringDsl.Cli.Worker;

/// <summary>
/// <c>score worker</c>: compiles, scores and tests for a language server that asks in JSON lines over standard input, until that ends.
/// Hidden: its messages are an affair between the two and change with them.
/// </summary>
internal static class WorkerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("worker", "Compile and score for an editor, asked in JSON lines over standard input.") { Hidden = true };
        command.SetAction(_ =>
        {
            // Whatever is printed by mistake must not get between the answers.
            Console.SetOut(terminal.Error);
            using var loop = new WorkerLoop(terminal);
            loop.Run();
            return ExitCodes.Fine;
        });
        return command;
    }
}
