using System.Collections.Immutable;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Reads a model's files and binds them.</summary>
internal static class ModelLoader
{
    /// <param name="path">The model's own file.</param>
    /// <param name="files">Where files come from.</param>
    /// <param name="memory">What is known of earlier texts of the model, or null.</param>
    /// <param name="cancellation">Ends the work at the next statement.</param>
    public static ModelAnalysis Load(string path, IFileReader files, AnalysisMemory? memory, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var modelFiles = new ModelFiles(files, memory, bag, cancellation);
        modelFiles.Load(ModelPath.Normalize(path));
        var labels = new KnownLabels(memory?.Labels);
        var model = modelFiles.Own is { } own ? new ModelBinder(bag, files, labels, cancellation).Bind(own, modelFiles.BindingOrder, modelFiles.Tests) : null;
        labels.Finish();
        if (memory is not null && model is not null)
        {
            memory.Keep(modelFiles.Trees);
            memory.Labels = labels;
        }

        var hasErrors = HasErrors(bag, modelFiles);
        return new ModelAnalysis(ModelPath.Normalize(path), [.. modelFiles.Trees], model, hasErrors, finding =>
        {
            // A bag of its own: what is proved by halves is thrown away with it.
            var proved = new DiagnosticBag();
            if (model is not null && modelFiles.Own is { } first && !hasErrors)
            {
                Prove(model, first, modelFiles, memory, proved, finding);
            }

            return Finish(bag.Items.Concat(proved.Items), modelFiles, files);
        });
    }

    private static void Prove(Model model, SyntaxTree own, ModelFiles files, AnalysisMemory? memory, DiagnosticBag bag, CancellationToken cancellation)
    {
        var proofs = memory is null ? null : new KnownProofs(memory.Proofs, ModelSurroundings.Of(model, files.BindingOrder));
        ModelProver.Prove(model, own, [.. files.Trees], bag, proofs, cancellation);
        if (memory is not null)
        {
            proofs?.Finish();
            memory.Proofs = proofs;
        }
    }

    private static bool HasErrors(DiagnosticBag bag, ModelFiles files) =>
        files.Trees.SelectMany(t => t.Diagnostics).Concat(bag.Items).Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The findings at the levels that people set for them, in order.</summary>
    private static ImmutableArray<Diagnostic> Finish(IEnumerable<Diagnostic> items, ModelFiles modelFiles, IFileReader files)
    {
        var levels = new FindingLevels(files);
        var bound = items.Where(d => !modelFiles.Trees.Any(t => t.Source == d.Source && IsInBroken(t.Broken, d.Span.Start)));
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
