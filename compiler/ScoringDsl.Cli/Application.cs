using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
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
            if (FindStrayOption(parsed) is { } stray && parsed.Action is not HelpWithExamples)
            {
                WriteStray(parsed, stray, terminal);
                return ExitCodes.Usage;
            }

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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.WriteError(e.Message);
            return ExitCodes.Errors;
        }
        catch (Exception e)
        {
            terminal.WriteError($"This is a mistake in the command itself: {e}");
            return ExitCodes.Mistake;
        }
    }

    private static void WriteUsageErrors(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            WriteStray(parsed, token, terminal);
            return;
        }

        if (command is RootCommand && parsed.Tokens.Count == 0)
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

        WriteHelpHint(command, terminal);
    }

    /// <summary>An unknown option that the parser took for a file.</summary>
    private static string? FindStrayOption(ParseResult parsed) =>
        parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value.StartsWith('-'))?.Value;

    private static void WriteStray(ParseResult parsed, string token, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var message = command.Options.Any(option => option.Name == token) ? $"A value is missing before '{token}'."
            : token.StartsWith('-') ? $"There is no option '{token}'."
            : command is RootCommand ? $"There is no command '{token}'."
            : $"'{token}' does not belong here.";
        terminal.WriteError(message, Suggestion.For(token, command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name))));
        WriteHelpHint(command, terminal);
    }

    private static void WriteHelpHint(Command command, Terminal terminal)
    {
        var path = command is RootCommand ? "score" : $"score {command.Name}";
        terminal.Error.WriteLine($"Run '{path} --help' for how to write it.");
    }
}
