using System.Collections.Immutable;
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
        return new ModelAnalysis(ModelPath.Normalize(path), [.. modelFiles.Trees], model, Sort(bag, modelFiles));
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
    private static ImmutableArray<Diagnostic> Sort(DiagnosticBag bag, ModelFiles files)
    {
        var order = new Dictionary<SourceText, int>();
        foreach (var tree in files.Trees)
        {
            order.TryAdd(tree.Source, order.Count);
        }

        // OrderBy is stable. Files that gave no tree come first: what they miss explains the rest.
        var found = bag.Items.Where(d => !files.Trees.Any(t => t.Source == d.Source && IsInBroken(t.Broken, d.Span.Start)));
        return [.. files.Trees.SelectMany(t => t.Diagnostics).Concat(found).OrderBy(d => order.GetValueOrDefault(d.Source, -1)).ThenBy(d => d.Span.Start)];
    }
}
