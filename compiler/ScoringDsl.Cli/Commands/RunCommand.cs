using System.CommandLine;
using System.Diagnostics;
using System.Text;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;

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
        var format = new Option<string>("--format")
        {
            Description = "How results are written. Without it: by the name of the file; printed ones as a table on a terminal, else as csv.",
            HelpName = "csv|jsonl|table",
        };
        format.AcceptOnlyFromAmong("csv", "jsonl", "table");
        var top = new Option<int?>("--top")
        {
            Description = "Only so many leads, those with the highest first score, highest first.",
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
        command.Options.Add(format);
        command.Options.Add(top);
        command.SetAction(parsed => Run(terminal, parsed, parsed.GetRequiredValue(model), data, new Request(
            parsed.GetValue(output), Parse(parsed.GetValue(format)), parsed.GetValue(top))));
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
        using var model = ModelSource.Load(path, terminal);
        if (model is null)
        {
            return ExitCodes.Errors;
        }

        var asOf = options.AsOf(parsed);
        var data = options.Read(parsed, model, terminal);
        var results = new Results(model.Definition, data.Block, model.ScoreBatch(data.Block, asOf), request.Top);
        Write(results, file ?? terminal.Out, FormatOf(request, terminal), file is null ? terminal : null);
        if (file is not null)
        {
            try
            {
                file.Dispose();
                files.Commit();
            }
            catch (IOException e)
            {
                throw new CommandException(e.Message);
            }
        }

        terminal.Out.Flush();
        RunSummary.Write(results, data, watch.Elapsed, terminal);
        if (data.Block.Count == 0 && data.Skipped.Count > 0)
        {
            throw new CommandException("No row could be used.");
        }

        return ExitCodes.Fine;
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

    private static ResultFormat FormatOf(Request request, Terminal terminal) => request.Format ?? Path.GetExtension(request.Output) switch
    {
        ".jsonl" or ".ndjson" => ResultFormat.Jsonl,
        null or "" when terminal.OutIsTerminal && request.Output is null => ResultFormat.Table,
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

    private sealed record Request(string? Output, ResultFormat? Format, int? Top);
}
