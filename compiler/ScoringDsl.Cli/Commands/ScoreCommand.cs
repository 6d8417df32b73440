using System.CommandLine;
using System.CommandLine.Help;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Cli.Worker;

namespace ScoringDsl.Cli.Commands;

/// <summary>The <c>score</c> command itself.</summary>
internal static class ScoreCommand
{
    /// <summary>The command with all its subcommands.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Checks, tests and runs lead-scoring models (.score files).") { HelpName = "score" };
        root.Subcommands.Add(NewCommand.Create(terminal));
        root.Subcommands.Add(CheckCommand.Create(terminal));
        root.Subcommands.Add(FmtCommand.Create(terminal));
        root.Subcommands.Add(TestCommand.Create(terminal));
        root.Subcommands.Add(RunCommand.Create(terminal));
        root.Subcommands.Add(ExplainCommand.Create(terminal));
        root.Subcommands.Add(DocsCommand.Create(terminal));
        root.Subcommands.Add(BuildCommand.Create(terminal));
        root.Subcommands.Add(ServeCommand.Create(terminal));
        root.Subcommands.Add(WorkerCommand.Create(terminal));
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                help.MaxWidth = terminal.Width;
                option.Action = new HelpWithExamples(help);
            }
        }

        return root;
    }
}
