using System.Collections.Immutable;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Reads a model's files and binds them.</summary>
internal static class ModelLoader
{
    public static ModelAnalysis Load(string path, IFileReader files)
    {
        var bag = new DiagnosticBag();
        var modelFiles = new ModelFiles(files, bag);
        modelFiles.Load(ModelPath.Normalize(path));
        var model = modelFiles.Own is { } own ? new ModelBinder(bag, files).Bind(own, modelFiles.BindingOrder, modelFiles.Tests) : null;
        if (model is not null && modelFiles.Own is { } first && !HasErrors(bag, modelFiles))
        {
            ModelProver.Prove(model, first, [.. modelFiles.Trees], bag);
        }

        return new ModelAnalysis(ModelPath.Normalize(path), [.. modelFiles.Trees], model, Finish(bag, modelFiles, files));
    }

    private static bool HasErrors(DiagnosticBag bag, ModelFiles files) =>
        files.Trees.SelectMany(t => t.Diagnostics).Concat(bag.Items).Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The findings at the levels that people set for them, in order.</summary>
    private static ImmutableArray<Diagnostic> Finish(DiagnosticBag bag, ModelFiles modelFiles, IFileReader files)
    {
        var levels = new FindingLevels(files);
        var bound = bag.Items.Where(d => !modelFiles.Trees.Any(t => t.Source == d.Source && IsInBroken(t.Broken, d.Span.Start)));
        var found = levels.Apply(modelFiles.Trees.SelectMany(t => t.Diagnostics).Concat(bound));
        return Sort(IgnoreComments.Apply(found, modelFiles.Trees), modelFiles);
    }

    /// <summary>Whether an offset lies in a statement that the parser has reported: one bad line gives one error.</summary>
    private static bool IsInBroken(ImmutableArray<TextSpan> broken, int offset)
    {
        var (low, high) = (0, broken.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = broken[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low < broken.Length && broken[low].Start <= offset;
    }

    /// <summary>All findings in the order of files and places; those of one place in the order found.</summary>
    private static ImmutableArray<Diagnostic> Sort(ImmutableArray<Diagnostic> found, ModelFiles files)
    {
        var order = new Dictionary<SourceText, int>();
        foreach (var tree in files.Trees)
        {
            order.TryAdd(tree.Source, order.Count);
        }

        // OrderBy is stable. Files that gave no tree come first: what they miss explains the rest.
        return [.. found.OrderBy(d => order.GetValueOrDefault(d.Source, -1)).ThenBy(d => d.Span.Start)];
    }
}
