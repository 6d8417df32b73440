using System.CommandLine;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Models;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score test PATHS…</c>: runs the tests that models hold.</summary>
internal static class TestCommand
{
    private const string JsonLines = "jsonl";

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = CommonSymbols.Paths();
        var filter = new Option<string>("--filter")
        {
            Description = "Run only tests whose name contains this text.",
            HelpName = "TEXT",
        };
        var list = new Option<bool>("--list") { Description = "Say which tests there are, without running them." };
        var format = new Option<string>("--format")
        {
            Description = "How results are printed: text, json, or jsonl: a line of JSON for each test as soon as it has ended.",
            HelpName = "text|json|jsonl",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", JsonLines);

        // For ScoringDsl.TestAdapter: PATHS is a request for files and tests, which may be more than a command line takes.
        var request = new Option<bool>("--request") { Hidden = true };

        // Likewise: the request is the first line of standard input, and when that ends, whoever asked is gone and so is this process.
        var attached = new Option<bool>("--attached") { Hidden = true };
        var command = new Command("test", "Run the tests that models hold.") { paths, filter, list, format, request, attached };
        command.SetAction(parsed =>
        {
            var files = parsed.GetRequiredValue(paths);
            Func<Stream> input = parsed.GetValue(attached) ? () => Caller.Attach(terminal.OpenInput()) : terminal.OpenInput;
            var asked = parsed.GetValue(request) ? TestRequest.Read(files[0], input) : new TestRequest([.. ModelFiles.Expand(files)]);
            var text = parsed.GetValue(filter);
            var form = parsed.GetRequiredValue(format);
            var models = ModelFiles.AnalyzeAll(asked.Files);
            return parsed.GetValue(list) ? List(terminal, models, asked, text, form) : Run(terminal, models, asked, text, form);
        });
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<ModelAnalysis> models, TestRequest asked, string? filter, string format)
    {
        var results = new List<TestResult>();
        var told = new HashSet<(string Path, int Start)>();
        var hasErrors = false;
        foreach (var model in models)
        {
            if (ReportErrors(model, terminal, format))
            {
                hasErrors = true;
                continue;
            }

            using var tests = CompiledTests.Compile(model, filter, asked.IsWanted);
            foreach (var (result, elapsed) in TestJsonLines.Timed(tests.Run(asked.IsWanted)))
            {
                // A test file leads to its model and the model to its tests: each test is told once.
                if (!told.Add((result.Source.Path, result.Span.Start)))
                {
                    continue;
                }

                results.Add(result);
                if (format == JsonLines)
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

        RequireTests(results.Count > 0 || hasErrors, filter);
        return hasErrors || results.Any(result => !result.Passed) ? ExitCodes.Errors : ExitCodes.Fine;
    }

    /// <summary>Says which tests there are. Nothing is compiled; of a model with errors, the tests that could be read are told too.</summary>
    private static int List(Terminal terminal, IReadOnlyList<ModelAnalysis> models, TestRequest asked, string? filter, string format)
    {
        if (format == "json")
        {
            throw new CommandException("Tests are listed as text or as jsonl.", exitCode: ExitCodes.Usage);
        }

        var told = new HashSet<(string Path, int Start)>();
        var hasErrors = false;
        foreach (var analysis in models)
        {
            hasErrors |= ReportErrors(analysis, terminal, format);
            foreach (var (test, id) in TestIds.Of(analysis.Model?.Tests ?? []))
            {
                if (!CompiledTests.HasPart(test.Name, filter) || !asked.IsWanted(test.Source, id) || !told.Add((test.Source.Path, test.Syntax.Name.Span.Start)))
                {
                    continue;
                }

                if (format == JsonLines)
                {
                    TestJsonLines.WriteListed(analysis, test, id, terminal.Out);
                }
                else
                {
                    terminal.Out.WriteLine($"{FindingText.Place(test.Source, test.Syntax.Name.Span)}  {test.Name}");
                }
            }
        }

        RequireTests(told.Count > 0 || hasErrors, filter);
        return hasErrors ? ExitCodes.Errors : ExitCodes.Fine;
    }

    /// <summary>Prints a model's errors, for programs too.</summary>
    private static bool ReportErrors(ModelAnalysis model, Terminal terminal, string format)
    {
        if (format == JsonLines)
        {
            foreach (var error in model.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            {
                TestJsonLines.WriteError(model, error, terminal.Out);
            }
        }

        return ModelSource.ReportErrors(model, terminal);
    }

    private static void RequireTests(bool areThere, string? filter)
    {
        if (!areThere)
        {
            throw new CommandException(filter is null ? "There are no tests." : $"No test's name contains '{filter}'.");
        }
    }
}
