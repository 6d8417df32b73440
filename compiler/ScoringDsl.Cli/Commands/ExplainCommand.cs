using System.CommandLine;
using ScoringDsl.Cli.Explaining;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score explain MODEL --lead KEY</c>: shows why one lead has its scores.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = CommonSymbols.Model("The model: a .score file, or a .dll that 'score build' made.");
        var lead = new Option<string>("--lead") { Description = "The key of the lead.", HelpName = "KEY", Required = true };
        var data = new DataOptions();
        var format = CommonSymbols.TextOrJson("A chart for people, or JSON.");
        var command = new Command("explain", "Show why one lead has its scores.") { model, lead };
        data.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed => Run(
            terminal, parsed, parsed.GetRequiredValue(model), parsed.GetRequiredValue(lead), data, parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, string path, string key, DataOptions options, string format)
    {
        using var model = ModelSource.Load(path, terminal);
        if (model is null)
        {
            return ExitCodes.Errors;
        }

        var data = options.Read(parsed, model, terminal);
        var row = 0;
        while (row < data.Block.Count && data.Block.GetKey(row) != key)
        {
            row++;
        }

        if (row == data.Block.Count)
        {
            RunSummary.WriteTrouble(data, model.Definition, terminal);
            throw new CommandException($"There is no lead '{key}' among {Plural.Of(data.Block.Count, "lead")}.", "Keys are compared exactly, upper and lower case included.");
        }

        var explanation = model.Explain(data.Block, row, options.AsOf(parsed));
        if (format == "json")
        {
            ExplanationJson.Write(explanation, terminal.Out);
        }
        else
        {
            new ExplanationChart(model.Definition, terminal.OutInk, terminal.Width).Write(explanation, terminal.Out);
        }

        return ExitCodes.Fine;
    }
}
