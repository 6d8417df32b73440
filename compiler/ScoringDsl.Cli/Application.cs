using System.CommandLine;
using System.CommandLine.Invocation;
using ScoringDsl.Cli.Commands;
using ScoringDsl.Cli.Findings;

namespace ScoringDsl.Cli;

/// <summary>Runs one command line.</summary>
internal static class Application
{
    /// <summary>Runs a command line and gives the exit code.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where to read and write.</param>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var root = ScoreCommand.Create(terminal);
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                WriteUsageErrors(parsed, terminal);
                return ExitCodes.Usage;
            }

            var exitCode = parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // Signals are taken care of for the whole process.
                ProcessTerminationTimeout = null,
            });
            terminal.Out.Flush();
            return exitCode;
        }
        catch (CommandException e)
        {
            terminal.WriteError(e.Message, e.Hint);
            return e.ExitCode;
        }
        catch (IOException e) when (IsClosedPipe(e))
        {
            // Whoever read the output has seen enough.
            return ExitCodes.Fine;
        }
    }

    private static void WriteUsageErrors(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            var names = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
            terminal.WriteError(
                command is RootCommand ? $"There is no command '{token}'." : $"'{token}' does not belong here.", Suggestion.For(token, names));
        }
        else if (command is RootCommand && parsed.Tokens.Count == 0)
        {
            terminal.WriteError("A command is missing.");
        }
        else
        {
            foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
            {
                terminal.WriteError(message);
            }
        }

        var path = command is RootCommand ? "score" : $"score {command.Name}";
        terminal.Error.WriteLine($"Run '{path} --help' for how to write it.");
    }

    private static bool IsClosedPipe(IOException e) => e.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);
}
