using System.CommandLine;
using System.Diagnostics;
using System.Text;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score run MODEL</c>: scores leads.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = CommonSymbols.Model("The model: a .score file, or a .dll that 'score build' made.");
        var data = new DataOptions();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write. It appears whole or not at all. Without it results are printed.",
            HelpName = "FILE",
        };
        var accountsOutput = new Option<string>("--accounts-output")
        {
            Description = "The file to write the results of accounts to. Without it they are printed below those of leads, where these are printed as a table.",
            HelpName = "FILE",
        };
        var format = new Option<string>("--format")
        {
            Description = "How results are written. Without it: by the name of the file; printed ones as a table on a terminal, else as csv.",
            HelpName = "csv|jsonl|table",
        };
        format.AcceptOnlyFromAmong("csv", "jsonl", "table");
        var top = new Option<int?>("--top")
        {
            Description = "Only so many leads, and so many accounts: those with the highest first score, highest first.",
            HelpName = "N",
        };
        top.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var count) || count < 1))
            {
                result.AddError($"'{token.Value}' is not a number of leads; give --top 1 or more.");
            }
        });

        var command = new Command("run", "Score leads.") { model };
        data.AddTo(command);
        command.Options.Add(output);
        command.Options.Add(accountsOutput);
        command.Options.Add(format);
        command.Options.Add(top);
        command.SetAction(parsed => Run(terminal, parsed, parsed.GetRequiredValue(model), data, new Request(
            parsed.GetValue(output), parsed.GetValue(accountsOutput), Parse(parsed.GetValue(format)), parsed.GetValue(top))));
        return command;
    }

    private static ResultFormat? Parse(string? format) => format switch
    {
        "csv" => ResultFormat.Csv,
        "jsonl" => ResultFormat.Jsonl,
        "table" => ResultFormat.Table,
        _ => null,
    };

    private static int Run(Terminal terminal, ParseResult parsed, string path, DataOptions options, Request request)
    {
        var watch = Stopwatch.StartNew();

        // Opened first: what cannot be written should be said before a long wait.
        using var files = new OutputFiles();
        using var file = CreateFile(files, request.Output);
        using var accountFile = CreateFile(files, request.AccountsOutput);
        using var model = ModelSource.Load(path, terminal);
        if (model is null)
        {
            return ExitCodes.Errors;
        }

        var accountDefinition = model.AccountDefinition is { } found && HasResults(found) ? found : null;
        if (request.AccountsOutput is not null && accountDefinition is null)
        {
            throw model.AccountDefinition is null
                ? DataOptions.NoAccounts()
                : new CommandException("The model has no results of accounts.", "It declares them with 'account' before them, such as 'account score'.", ExitCodes.Usage);
        }

        var asOf = options.AsOf(parsed);
        var data = options.Read(parsed, model, terminal);
        var scored = accountDefinition is null ? null : model.ScoreAccounts(data.Block, asOf);
        var results = new Results(model.Definition, data.Block.GetKey, scored?.Leads ?? model.ScoreBatch(data.Block, asOf), request.Top);
        var accounts = accountDefinition is null || scored is null ? null : new Results(accountDefinition, scored.GetKey, scored.Accounts, request.Top);
        var format = FormatOf(request, request.Output, terminal);
        Write(results, file ?? terminal.Out, format, file is null ? terminal : null);
        if (accounts is not null)
        {
            WriteAccounts(accounts, accountFile, request, format, terminal);
        }

        Commit(files, file, accountFile);
        terminal.Out.Flush();
        RunSummary.Write(results, accounts, data, watch.Elapsed, terminal);
        if (data.Block.Count == 0 && data.Skipped.Count > 0)
        {
            throw new CommandException("No row could be used.");
        }

        return ExitCodes.Fine;
    }

    private static bool HasResults(ModelDefinition definition) => definition.Scores.Length + definition.Labels.Length + definition.Flags.Length > 0;

    /// <summary>Writes the results of accounts to their file, or below those of leads: only a table can be followed by another.</summary>
    private static void WriteAccounts(Results accounts, StreamWriter? file, Request request, ResultFormat ofLeads, Terminal terminal)
    {
        if (file is not null)
        {
            Write(accounts, file, FormatOf(request, request.AccountsOutput, terminal), null);
        }
        else if (request.Output is null && ofLeads == ResultFormat.Table)
        {
            Write(accounts, terminal.Out, ResultFormat.Table, terminal);
        }
        else
        {
            terminal.Error.WriteLine("note: results of accounts are written with --accounts-output FILE.");
        }
    }

    private static void Commit(OutputFiles files, params ReadOnlySpan<StreamWriter?> writers)
    {
        try
        {
            foreach (var writer in writers)
            {
                writer?.Dispose();
            }

            files.Commit();
        }
        catch (IOException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static StreamWriter? CreateFile(OutputFiles files, string? path)
    {
        if (path is null or Data.DataFile.StandardInput)
        {
            return null;
        }

        try
        {
            return new StreamWriter(files.Create(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (IOException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static ResultFormat FormatOf(Request request, string? path, Terminal terminal) => request.Format ?? Path.GetExtension(path) switch
    {
        ".jsonl" or ".ndjson" => ResultFormat.Jsonl,
        null or "" when terminal.OutIsTerminal && path is null => ResultFormat.Table,
        _ => ResultFormat.Csv,
    };

    private static void Write(Results results, TextWriter output, ResultFormat format, Terminal? terminal)
    {
        switch (format)
        {
            case ResultFormat.Csv:
                CsvResults.Write(results, output);
                break;
            case ResultFormat.Jsonl:
                JsonResults.Write(results, output);
                break;
            default:
                var width = terminal is { OutIsTerminal: true } ? terminal.Width : SpectreConsole.Unlimited;
                TableResults.Write(results, SpectreConsole.Create(output, terminal?.OutInk.IsOn == true, width));
                break;
        }
    }

    private sealed record Request(string? Output, string? AccountsOutput, ResultFormat? Format, int? Top);
}
