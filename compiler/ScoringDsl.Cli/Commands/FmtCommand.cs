using System.CommandLine;
using System.Text;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score fmt PATHS…</c>: formats models.</summary>
internal static class FmtCommand
{
    private const string StandardInput = "-";

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = CommonSymbols.Paths();
        paths.Description += " - formats standard input to standard output.";
        var check = new Option<bool>("--check") { Description = "Only name the files that would change, and end with 1 if there are any." };
        var command = new Command("fmt", "Format models: one form for indentation, blanks and alignment.") { paths, check };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(check)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, bool check)
    {
        if (!paths.Contains(StandardInput))
        {
            return FormatFiles(terminal, ModelFiles.Expand(paths), check);
        }

        if (paths.Length > 1)
        {
            throw new CommandException("Standard input (-) is formatted alone.", exitCode: ExitCodes.Usage);
        }

        return FormatInput(terminal, check);
    }

    private static int FormatInput(Terminal terminal, bool check)
    {
        using var buffer = new MemoryStream();
        using (var input = terminal.OpenInput())
        {
            input.CopyTo(buffer);
        }

        var bytes = buffer.ToArray();
        if (Format("(standard input)", bytes, terminal) is not { } formatted)
        {
            return ExitCodes.Errors;
        }

        if (!check)
        {
            terminal.Out.Write(Encoding.UTF8.GetString(formatted));
            return ExitCodes.Fine;
        }

        return bytes.AsSpan().SequenceEqual(formatted) ? ExitCodes.Fine : ExitCodes.Errors;
    }

    private static int FormatFiles(Terminal terminal, IReadOnlyList<string> files, bool check)
    {
        var reader = new DiskFileReader();
        var changed = 0;
        var broken = 0;
        foreach (var file in files)
        {
            var bytes = reader.Read(file, out var error) ?? throw new CommandException($"The file '{file}' cannot be read: {error}");
            if (Format(file, bytes, terminal) is not { } formatted)
            {
                broken++;
            }
            else if (!bytes.AsSpan().SequenceEqual(formatted))
            {
                changed++;
                terminal.Out.WriteLine(file);
                if (!check)
                {
                    Write(file, formatted);
                }
            }
        }

        var verb = check ? "would be formatted" : "formatted";
        terminal.Error.WriteLine(
            $"{Plural.Of(changed, "file")} {verb}, {files.Count - changed - broken} unchanged{(broken == 0 ? "" : $", {broken} with errors left as {(broken == 1 ? "it was" : "they were")}")}.");
        return broken > 0 || (check && changed > 0) ? ExitCodes.Errors : ExitCodes.Fine;
    }

    /// <summary>The formatted text of a file as bytes, or null where it has errors, which are printed.</summary>
    private static byte[]? Format(string path, byte[] bytes, Terminal terminal)
    {
        var tree = SourceReader.Read(path, bytes, out var problem);
        if (tree is not null && Formatter.Format(tree) is { } text)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        FindingText.Write(problem is null ? tree?.Diagnostics ?? [] : [problem], terminal.Error, terminal.ErrorInk);
        return null;
    }

    private static void Write(string path, byte[] text)
    {
        using var files = new OutputFiles();
        files.Create(path).Write(text);
        files.Commit();
    }
}
