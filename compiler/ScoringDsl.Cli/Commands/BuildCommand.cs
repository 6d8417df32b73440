using System.CommandLine;
using System.Runtime.InteropServices;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score build MODEL -o out.dll</c>: compiles a model to an assembly.</summary>
internal static class BuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = CommonSymbols.Model("The model, a .score file.");
        var output = new Option<string>("--output", "-o")
        {
            Description = "The assembly to write; its symbols (.pdb) go beside it. Without it: the model's name in this folder.",
            HelpName = "FILE",
        };
        var debug = new Option<bool>("--debug") { Description = "Build unoptimised, so that a debugger stops in the .score file." };
        var tests = new Option<bool>("--tests")
        {
            Description = "Run the model's tests first and put them into the assembly: a host runs them again before it takes the model.",
        };
        var command = new Command("build", "Compile a model to an assembly that applications load.") { model, output, debug, tests };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(model), parsed.GetValue(output), parsed.GetValue(debug), parsed.GetValue(tests)));
        return command;
    }

    private static int Run(Terminal terminal, string model, string? output, bool debug, bool tests)
    {
        ModelSource.RequireFile(model);
        var target = output ?? Path.GetFileNameWithoutExtension(model) + ".dll";
        if (Path.GetExtension(target) != ".dll")
        {
            throw new CommandException($"The output '{target}' must be named .dll.", exitCode: ExitCodes.Usage);
        }

        var analysis = ModelAnalysis.Analyze(model.Replace('\\', '/'), new DiskFileReader());
        var findings = analysis.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hint).ToList();
        FindingText.Write(findings, terminal.Error, terminal.ErrorInk);
        if (analysis.HasErrors)
        {
            terminal.Error.WriteLine($"{FindingText.Count(findings)}. Nothing was built.");
            return ExitCodes.Errors;
        }

        if (!TryRecordTests(analysis, tests, terminal, out var recording))
        {
            return ExitCodes.Errors;
        }

        var compiled = ModelCompiler.Compile(analysis, new CompileOptions(debug) { CarriedTests = recording });
        if (!compiled.Succeeded)
        {
            FindingText.Write([.. compiled.Diagnostics], terminal.Error, terminal.ErrorInk);
            return ExitCodes.Errors;
        }

        using var files = new OutputFiles();
        try
        {
            Write(files, Path.ChangeExtension(target, ".pdb"), ImmutableCollectionsMarshal.AsArray(compiled.Symbols));
            Write(files, target, ImmutableCollectionsMarshal.AsArray(compiled.Assembly));
            files.Commit();
        }
        catch (IOException e)
        {
            throw new CommandException(e.Message);
        }

        terminal.Out.WriteLine($"Built {target} ({compiled.Assembly.Length / 1024.0:0.#} KB).");
        return ExitCodes.Fine;
    }

    private static bool TryRecordTests(ModelAnalysis analysis, bool areWanted, Terminal terminal, out ReadOnlyMemory<byte> recording)
    {
        (var results, recording) = areWanted ? TestRunner.Record(analysis) : ([], default);
        if (results.All(result => result.Passed))
        {
            return true;
        }

        TestText.Write(results, terminal.Error, terminal.ErrorInk);
        terminal.Error.WriteLine("Nothing was built.");
        return false;
    }

    private static void Write(OutputFiles files, string path, byte[]? bytes) => files.Create(path).Write(bytes);
}
