using System.CommandLine;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Models;
using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score check PATHS…</c>: says what is wrong with models.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = CommonSymbols.Paths();
        var format = new Option<string>("--format")
        {
            Description = "How findings are printed: text, json, or sarif for code review tools.",
            HelpName = "text|json|sarif",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var hints = new Option<bool>("--hints") { Description = "Also print suggestions that are neither errors nor warnings." };
        var reach = new Option<bool>("--reach") { Description = "Also print what each score and group can reach, and the labels that no lead can have." };
        var command = new Command("check", "Say what is wrong with models.") { paths, format, hints, reach };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(paths), parsed.GetRequiredValue(format), parsed.GetValue(hints), parsed.GetValue(reach)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string format, bool hints, bool reach)
    {
        if (reach && format != "text")
        {
            throw new CommandException($"--reach prints text and does not go with --format {format}.", exitCode: ExitCodes.Usage);
        }

        var files = ModelFiles.Expand(paths);
        var findings = new List<Diagnostic>();
        var told = new HashSet<(string Path, int Start, string Code, string Message)>();
        var models = ModelFiles.AnalyzeAll(files);
        foreach (var model in models)
        {
            // What is wrong with a file that several models import is told once.
            findings.AddRange(model.Diagnostics.Where(d =>
                (hints || d.Severity != DiagnosticSeverity.Hint) && told.Add((d.Source.Path, d.Span.Start, d.Code, d.Message))));
        }

        switch (format)
        {
            case "json":
                FindingJson.Write(findings, terminal.Out);
                break;
            case "sarif":
                FindingSarif.Write(findings, terminal.Out);
                break;
            default:
                FindingText.Write(findings, terminal.Out, terminal.OutInk);
                foreach (var model in models.Where(m => reach && !m.HasErrors))
                {
                    ReachText.Write(model, terminal.Out, terminal.OutInk);
                }

                terminal.Out.WriteLine($"{FindingText.Count(findings)} in {Plural.Of(files.Count, "file")}.");
                break;
        }

        return findings.Any(d => d.Severity == DiagnosticSeverity.Error) ? ExitCodes.Errors : ExitCodes.Fine;
    }
}
