using System.CommandLine;
using ScoringDsl.Cli;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Serve;

var arguments = new ServeArguments();
var command = new RootCommand("Scores leads over HTTP; 'score serve' starts it.");
arguments.AddTo(command);
command.SetAction(async (parsed, _) =>
{
    try
    {
        return await ServiceProcess.RunAsync(arguments.Read(parsed), Console.Error).ConfigureAwait(false);
    }
    catch (CommandException e)
    {
        await Console.Error.WriteLineAsync($"error: {e.Message}{(e.Hint is null ? "" : $"\n  {e.Hint}")}").ConfigureAwait(false);
        return e.ExitCode;
    }
});
return await command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null })
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
