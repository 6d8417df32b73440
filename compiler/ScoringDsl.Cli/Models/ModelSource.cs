using ScoringDsl.Cli.Findings;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Models;

/// <summary>Makes a model ready to run from a .score file or a built .dll.</summary>
internal static class ModelSource
{
    /// <summary>Loads a model; a .score file is compiled in memory. Errors are printed.</summary>
    /// <returns>The model, or null where it has errors.</returns>
    /// <exception cref="CommandException">The file is missing or no model.</exception>
    public static ScoringModel? Load(string path, Terminal terminal)
    {
        RequireFile(path);
        if (Path.GetExtension(path) != ".dll")
        {
            var analysis = ModelAnalysis.Analyze(path.Replace('\\', '/'), new DiskFileReader());
            return ReportErrors(analysis, terminal) ? null : ModelCompiler.CompileAndLoad(analysis);
        }

        try
        {
            return ScoringModel.Load(path);
        }
        catch (ModelLoadException e)
        {
            throw new CommandException($"{path}: {e.Message}");
        }
    }

    /// <summary>Prints a model's errors.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool ReportErrors(ModelAnalysis analysis, Terminal terminal)
    {
        var errors = analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0)
        {
            return false;
        }

        FindingText.Write(errors, terminal.Error, terminal.ErrorInk);
        terminal.Error.WriteLine($"{FindingText.Count(errors)}.");
        return true;
    }

    /// <summary>Makes sure that a model's file is there.</summary>
    /// <exception cref="CommandException">It is not.</exception>
    public static void RequireFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException(Directory.Exists(path) ? $"'{path}' is a folder, not a model." : $"There is no file '{path}'.");
        }
    }
}
