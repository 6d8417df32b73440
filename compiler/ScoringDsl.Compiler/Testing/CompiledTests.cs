using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Compiler.Testing;

/// <summary>A model compiled with its tests, ready to run them one by one and again. Disposing it lets the model be unloaded.</summary>
public sealed class CompiledTests : IDisposable
{
    private readonly Model _bound;
    private readonly ScoringModel? _model;
    private readonly string _part;

    private CompiledTests(Model bound, ScoringModel? model, string part)
    {
        _bound = bound;
        _model = model;
        _part = part;
    }

    /// <summary>Compiles a model with its tests; nothing is compiled where no test is wanted.</summary>
    /// <param name="analysis">The model, without errors.</param>
    /// <param name="filter">A part of the names of the tests wanted (case does not matter), or null for all.</param>
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static CompiledTests Compile(ModelAnalysis analysis, string? filter = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Model is not { } bound || analysis.HasErrors)
        {
            throw new InvalidOperationException($"The model {analysis.Path} has errors.");
        }

        var part = TextFold.Fold(filter ?? "");
        var isNeeded = bound.Tests.Any(test => HasPart(test, part));
        return new CompiledTests(bound, isNeeded ? ModelCompiler.CompileAndLoad(analysis, new CompileOptions(IncludeTests: true)) : null, part);
    }

    /// <summary>Runs tests, each when its result is asked for, in the order of the text.</summary>
    /// <param name="isWanted">Which of the tests compiled, by their file and id; null for all.</param>
    public IEnumerable<TestResult> Run(Func<SourceText, string, bool>? isWanted = null) =>
        _model is null ? [] : TestRunner.RunEach(_bound, _model, (test, id) => HasPart(test, _part) && (isWanted is null || isWanted(test.Source, id)));

    /// <inheritdoc/>
    public void Dispose() => _model?.Dispose();

    private static bool HasPart(BoundTest test, string part) => TextFold.Fold(test.Name).Contains(part, StringComparison.Ordinal);
}
