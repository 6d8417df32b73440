using System.CommandLine;

namespace ScoringDsl.Cli.Serving;

/// <summary>
/// <c>score serve MODELS…</c>: scores leads over HTTP. The service is a program of its own beside this one, since it needs ASP.NET Core
/// and no other command does.
/// </summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var arguments = new ServeArguments();
        var command = new Command("serve", "Score leads over HTTP.");
        arguments.AddTo(command);
        command.SetAction(parsed =>
        {
            // Checked here already: what is wrong should be said before another process starts.
            arguments.Read(parsed);
            terminal.Out.Flush();
            return ServeProcess.Run([.. parsed.Tokens.Skip(1).Select(token => token.Value)]);
        });
        return command;
    }
}
