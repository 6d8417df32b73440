using System.CommandLine;
using ScoringDsl.Cli.Explaining;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score explain MODEL --lead KEY</c>: shows why one lead, or one account, has its scores.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = CommonSymbols.Model("The model: a .score file, or a .dll that 'score build' made.");
        var lead = new Option<string>("--lead") { Description = "The key of the lead.", HelpName = "KEY" };
        var account = new Option<string>("--account") { Description = "The key of an account, which is explained instead of a lead.", HelpName = "KEY" };
        var data = new DataOptions();
        var format = CommonSymbols.TextOrJson("A chart for people, or JSON.");
        var command = new Command("explain", "Show why one lead, or one account, has its scores.") { model, lead, account };
        data.AddTo(command);
        command.Options.Add(format);
        command.Validators.Add(result =>
        {
            if (result.GetValue(lead) is null == result.GetValue(account) is null)
            {
                result.AddError("Explain which one? Give --lead KEY or --account KEY.");
            }
        });
        command.SetAction(parsed => Run(
            terminal, parsed, parsed.GetRequiredValue(model), parsed.GetValue(lead), parsed.GetValue(account) ?? "", data, parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, string path, string? lead, string account, DataOptions options, string format)
    {
        using var model = ModelSource.Load(path, terminal);
        if (model is null)
        {
            return ExitCodes.Errors;
        }

        var definition = lead is null ? model.AccountDefinition ?? throw DataOptions.NoAccounts() : model.Definition;
        var data = options.Read(parsed, model, terminal);
        var block = data.Block;
        var asOf = options.AsOf(parsed);
        var explanation = lead is null
            ? model.ExplainAccount(block, Find(account, "account", block.AccountCount, block.GetAccountKey), asOf)
            : model.Explain(block, Find(lead, "lead", block.Count, block.GetKey), asOf);
        var subject = lead is null ? "account" : "lead";
        if (format == "json")
        {
            ExplanationJson.Write(explanation, subject, terminal.Out);
        }
        else
        {
            new ExplanationChart(definition, subject, terminal.OutInk, terminal.Width).Write(explanation, terminal.Out);
        }

        return ExitCodes.Fine;

        int Find(string key, string what, int count, Func<int, string> keyOf)
        {
            for (var row = 0; row < count; row++)
            {
                if (keyOf(row) == key)
                {
                    return row;
                }
            }

            RunSummary.WriteTrouble(data, model.Definition, terminal);
            throw new CommandException($"There is no {what} '{key}' among {Plural.Of(count, what)}.", "Keys are compared exactly, upper and lower case included.");
        }
    }
}
