using System.CommandLine;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Models;
using ScoringDsl.Compiler.Testing;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score test PATHS…</c>: runs the tests that models hold.</summary>
internal static class TestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = CommonSymbols.Paths();
        var filter = new Option<string>("--filter")
        {
            Description = "Run only tests whose name contains this text.",
            HelpName = "TEXT",
        };
        var format = new Option<string>("--format")
        {
            Description = "How results are printed: text, json, or jsonl: a line of JSON for each test as soon as it has ended.",
            HelpName = "text|json|jsonl",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "jsonl");
        var command = new Command("test", "Run the tests that models hold.") { paths, filter, format };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(paths), parsed.GetValue(filter), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string? filter, string format)
    {
        var results = new List<TestResult>();
        var told = new HashSet<(string Path, int Start)>();
        var hasErrors = false;
        foreach (var model in ModelFiles.AnalyzeAll(ModelFiles.Expand(paths)))
        {
            if (ModelSource.ReportErrors(model, terminal))
            {
                hasErrors = true;
                continue;
            }

            using var tests = CompiledTests.Compile(model, filter);
            foreach (var (result, elapsed) in TestJsonLines.Timed(tests.Run()))
            {
                // A test file leads to its model and the model to its tests: each test is told once.
                if (!told.Add((result.Source.Path, result.Span.Start)))
                {
                    continue;
                }

                results.Add(result);
                if (format == "jsonl")
                {
                    TestJsonLines.Write(result, elapsed, terminal.Out);
                }
            }
        }

        if (format == "json")
        {
            TestJson.Write(results, terminal.Out);
        }
        else if (format == "text")
        {
            TestText.Write(results, terminal.Out, terminal.OutInk);
        }

        if (results.Count == 0 && !hasErrors)
        {
            throw new CommandException(filter is null ? "There are no tests." : $"No test's name contains '{filter}'.");
        }

        return hasErrors || results.Any(result => !result.Passed) ? ExitCodes.Errors : ExitCodes.Fine;
    }
}
