using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Models;

/// <summary>Finds and reads the .score files that a command is about.</summary>
internal static class ModelFiles
{
    /// <summary>The files behind files, folders and patterns, each once.</summary>
    /// <exception cref="CommandException">A path leads to no file.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            var before = files.Count;
            if (File.Exists(path))
            {
                files.Add(path.Replace('\\', '/'));
            }
            else if (Directory.Exists(path))
            {
                files.AddRange(PathPattern.FindModels(path));
            }
            else if (PathPattern.IsPattern(path))
            {
                files.AddRange(PathPattern.Find(path));
            }
            else
            {
                throw new CommandException($"There is no file or folder '{path}'.");
            }

            if (files.Count == before)
            {
                throw new CommandException(
                    Directory.Exists(path) ? $"There is no .score file in the folder '{path}'." : $"No file fits '{path}'.");
            }
        }

        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Analyses files. A fragment, a file without <c>model</c>, is left out where one of the others imports it.</summary>
    /// <param name="files">The files.</param>
    /// <param name="reader">Where they come from; the disk where not said.</param>
    public static IReadOnlyList<ModelAnalysis> AnalyzeAll(IReadOnlyList<string> files, IFileReader? reader = null)
    {
        reader ??= new DiskFileReader();
        var analyses = files.Select(file => ModelAnalysis.Analyze(file, reader)).ToList();
        if (analyses.Count == 1)
        {
            return analyses;
        }

        var imported = analyses
            .Where(analysis => !IsFragment(analysis))
            .SelectMany(analysis => analysis.Trees)
            .Select(tree => Path.GetFullPath(tree.Source.Path))
            .ToHashSet(StringComparer.Ordinal);
        return [.. analyses.Where(analysis => !IsFragment(analysis) || !imported.Contains(Path.GetFullPath(analysis.Path)))];
    }

    private static bool IsFragment(ModelAnalysis analysis) =>
        analysis.Trees.Length > 0
        && !analysis.Trees[0].Root.Statements.Any(statement => statement is ModelDeclarationSyntax or TestsForDeclarationSyntax);
}
