using System.CommandLine;
using ScoringDsl.Cli.Scaffolding;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score new [NAME]</c>: begins a model.</summary>
internal static class NewCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The name of the folder and the model in it.",
            DefaultValueFactory = _ => "my-model",
        };
        var command = new Command("new", "Begin a model: a folder with a model, data and tests that pass.") { name };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
        {
            throw new CommandException($"'{folder}' is not a name for a folder.", exitCode: ExitCodes.Usage);
        }

        var shown = folder.Replace('\\', '/').TrimEnd('/');
        Template.Write(folder, name);
        terminal.Out.WriteLine($"Made {shown}. Try:");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"  score test {shown}");
        terminal.Out.WriteLine($"  score run {shown}/{name}.score --leads {shown}/data/leads.csv --events {shown}/data/events.csv --as-of 2025-06-01 --format table");
        return ExitCodes.Fine;
    }
}
