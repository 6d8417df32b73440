using System.CommandLine;
using System.CommandLine.Help;

namespace ScoringDsl.Cli.Commands;

/// <summary>The <c>score</c> command itself.</summary>
internal static class ScoreCommand
{
    /// <summary>The command with all its subcommands.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Checks, tests and runs lead-scoring models (.score files).")
        {
            NewCommand.Create(terminal),
            CheckCommand.Create(terminal),
            TestCommand.Create(terminal),
            RunCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            BuildCommand.Create(terminal),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                help.MaxWidth = terminal.Width;
            }
        }

        return root;
    }
}
