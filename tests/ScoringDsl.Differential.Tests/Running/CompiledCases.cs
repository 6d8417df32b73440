using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Differential.Running;

/// <summary>Cases whose models are compiled into one assembly, which is let go of at the end.</summary>
internal sealed class CompiledCases : IDisposable
{
    private readonly AssemblyLoadContext _context = new("generated models", isCollectible: true);

    private CompiledCases(IReadOnlyList<(Case Case, ModelAnalysis Analysis)> analysed)
    {
        var bytes = ModelCompiler.CompileTogether([.. analysed.Select(a => a.Analysis)], new CompileOptions());
        using var stream = new MemoryStream(ImmutableCollectionsMarshal.AsArray(bytes) ?? []);
        var assembly = _context.LoadFromStream(stream);
        var all = ImmutableArray.CreateBuilder<CompiledCase>(analysed.Count);
        for (var i = 0; i < analysed.Count; i++)
        {
            var (@case, analysis) = analysed[i];
            var type = assembly.GetType(ModelCompiler.ClassName(i), throwOnError: true);
            if (type is null || Activator.CreateInstance(type) is not CompiledModel compiled || analysis.Model is not { } bound)
            {
                throw new InvalidOperationException("The model cannot be made.");
            }

            all.Add(new CompiledCase(@case, analysis, bound, ScoringModel.FromCompiled(compiled)));
        }

        All = all.MoveToImmutable();
    }

    public ImmutableArray<CompiledCase> All { get; }

    /// <summary>Compiles cases; null where a model has errors, which is so for many a model that was made smaller.</summary>
    public static CompiledCases? TryCompile(IEnumerable<Case> cases)
    {
        var analysed = cases.Select((c, i) => (c, Analyze(c.Model.ToString(), i))).ToList();
        return analysed.Any(a => a.Item2.HasErrors) ? null : new CompiledCases(analysed);
    }

    /// <summary>Compiles generated cases, whose models must have no errors.</summary>
    public static CompiledCases Compile(IEnumerable<Case> cases)
    {
        var analysed = cases.Select((c, i) => (Case: c, Analysis: Analyze(c.Model.ToString(), i))).ToList();
        foreach (var (@case, analysis) in analysed)
        {
            if (analysis.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            {
                var place = error.Source.GetPosition(error.Span.Start);
                throw new InvalidOperationException($"The generator wrote a model with an error: line {place.Line + 1}, {error.Code} {error.Message}\n\n{@case.Model}");
            }
        }

        return new CompiledCases(analysed);
    }

    public void Dispose()
    {
        foreach (var compiled in All)
        {
            compiled.Model.Dispose();
        }

        _context.Unload();
    }

    private static ModelAnalysis Analyze(string text, int number)
    {
        var path = $"generated{number}.score";
        return ModelAnalysis.Analyze(path, new MemoryFileReader().Add(path, text));
    }
}
