using System.CommandLine;
using System.Text;
using ScoringDsl.Cli.Documentation;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score docs MODEL</c>: the model as a document for people.</summary>
internal static class DocsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = CommonSymbols.Model("The model, a .score file.");
        var output = new Option<string>("--output", "-o") { Description = "The file to write. Without it: standard output.", HelpName = "FILE" };
        var format = new Option<string>("--format")
        {
            Description = "Markdown or one HTML page. Without it: what the file's name says, else Markdown.",
            HelpName = "md|html",
        };
        format.AcceptOnlyFromAmong("md", "html");
        var command = new Command("docs", "Write a model as a document: its rules, results and data, and what each score can reach.") { model, output, format };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(model), parsed.GetValue(output), parsed.GetValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string model, string? output, string? format)
    {
        ModelSource.RequireFile(model);
        var analysis = ModelAnalysis.Analyze(model.Replace('\\', '/'), new DiskFileReader());
        if (ModelSource.ReportErrors(analysis, terminal))
        {
            return ExitCodes.Errors;
        }

        var document = ModelDocumentBuilder.Build(analysis);
        var isHtml = format is null ? Path.GetExtension(output) is ".html" or ".htm" : format == "html";
        var text = isHtml ? HtmlWriter.Write(document) : MarkdownWriter.Write(document);
        if (output is null)
        {
            terminal.Out.Write(text);
            return ExitCodes.Fine;
        }

        using var files = new OutputFiles();
        files.Create(output).Write(Encoding.UTF8.GetBytes(text));
        files.Commit();
        terminal.Out.WriteLine($"Wrote {output}.");
        return ExitCodes.Fine;
    }
}
