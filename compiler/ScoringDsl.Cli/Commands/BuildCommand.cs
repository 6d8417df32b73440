using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using ScoringDsl.Cli.Building;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Models;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Commands;

/// <summary><c>score build MODEL -o out.dll</c>: compiles a model to an assembly, or to C#.</summary>
internal static class BuildCommand
{
    private const string AsCSharp = "csharp";

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = CommonSymbols.Model("The model, a .score file.");
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write; an assembly's symbols (.pdb) go beside it. Without it: the model's name in this folder.",
            HelpName = "FILE",
        };
        var debug = new Option<bool>("--debug") { Description = "Build unoptimised, so that a debugger stops in the .score file." };
        var tests = new Option<bool>("--tests")
        {
            Description = "Run the model's tests first and put them into the assembly: a host runs them again before it takes the model.",
        };
        var kind = new Option<string>("--as")
        {
            Description = "What to write: an assembly that applications load, or C# that is compiled with them and has types for leads, events and results.",
            HelpName = "assembly|csharp",
            DefaultValueFactory = _ => "assembly",
        };
        kind.AcceptOnlyFromAmong("assembly", AsCSharp);
        var space = new Option<string>("--namespace") { Description = "The namespace of the C#.", HelpName = "NAME", DefaultValueFactory = _ => "" };
        var type = new Option<string>("--class") { Description = "The class of the C#. Without it: the model's title as a name.", HelpName = "NAME" };

        // For ScoringDsl.MSBuild: MODEL is a request for all models of a project at once.
        var project = new Option<bool>("--project") { Hidden = true };
        var command = new Command("build", "Compile a model to an assembly that applications load, or to C#.") { model, output, debug, tests, kind, space, type, project };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(model);
            if (parsed.GetValue(project))
            {
                return ProjectBuild.Run(BuildRequest.Read(path), terminal.Out) ? ExitCodes.Fine : ExitCodes.Errors;
            }

            return parsed.GetRequiredValue(kind) == AsCSharp
                ? RunCSharp(terminal, path, parsed.GetValue(output), parsed.GetRequiredValue(space), parsed.GetValue(type))
                : Run(terminal, path, parsed.GetValue(output), parsed.GetValue(debug), parsed.GetValue(tests));
        });
        return command;
    }

    private static int Run(Terminal terminal, string model, string? output, bool debug, bool tests)
    {
        ModelSource.RequireFile(model);
        var target = output ?? Path.GetFileNameWithoutExtension(model) + ".dll";
        RequireEnding(target, ".dll");
        if (Analyze(terminal, model) is not { } analysis)
        {
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

        Write(
            (Path.ChangeExtension(target, ".pdb"), ImmutableCollectionsMarshal.AsArray(compiled.Symbols)),
            (target, ImmutableCollectionsMarshal.AsArray(compiled.Assembly)));
        terminal.Out.WriteLine($"Built {target} ({compiled.Assembly.Length / 1024.0:0.#} KB).");
        return ExitCodes.Fine;
    }

    private static int RunCSharp(Terminal terminal, string model, string? output, string space, string? type)
    {
        ModelSource.RequireFile(model);
        var target = output ?? Path.GetFileNameWithoutExtension(model) + ".g.cs";
        RequireEnding(target, ".cs");
        if (type is not null && !TypedFace.IsTypeName(type))
        {
            throw new CommandException($"'{type}' cannot be the name of a class.", exitCode: ExitCodes.Usage);
        }

        if (Analyze(terminal, model) is not { } analysis)
        {
            return ExitCodes.Errors;
        }

        Write((target, Encoding.UTF8.GetBytes(TypedFace.Generate(analysis, new TypedOptions(target, space, type)))));
        terminal.Out.WriteLine($"Built {target} (class {type ?? TypedFace.TypeNameOf(analysis, space)}).");
        return ExitCodes.Fine;
    }

    private static void RequireEnding(string target, string ending)
    {
        if (Path.GetExtension(target) != ending)
        {
            throw new CommandException($"The output '{target}' must be named {ending}.", exitCode: ExitCodes.Usage);
        }
    }

    /// <summary>Analyses a model and prints what is wrong with it; null where it has errors.</summary>
    private static ModelAnalysis? Analyze(Terminal terminal, string model)
    {
        var analysis = ModelAnalysis.Analyze(model.Replace('\\', '/'), new DiskFileReader());
        var findings = analysis.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hint).ToList();
        FindingText.Write(findings, terminal.Error, terminal.ErrorInk);
        if (!analysis.HasErrors)
        {
            return analysis;
        }

        terminal.Error.WriteLine($"{FindingText.Count(findings)}. Nothing was built.");
        return null;
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

    /// <summary>Writes files, all or none.</summary>
    private static void Write(params ReadOnlySpan<(string Path, byte[]? Bytes)> contents)
    {
        using var files = new OutputFiles();
        try
        {
            foreach (var (path, bytes) in contents)
            {
                files.Create(path).Write(bytes);
            }

            files.Commit();
        }
        catch (IOException e)
        {
            throw new CommandException(e.Message);
        }
    }
}
