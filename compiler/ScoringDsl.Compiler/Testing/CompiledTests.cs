using ScoringDsl.Compiler.Binding;
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
    private readonly string? _filter;

    private CompiledTests(Model bound, ScoringModel? model, string? filter)
    {
        _bound = bound;
        _model = model;
        _filter = filter;
    }

    /// <summary>Compiles a model with its tests; nothing is compiled where no test is wanted.</summary>
    /// <param name="analysis">The model, without errors.</param>
    /// <param name="filter">A part of the names of the tests wanted (case does not matter), or null for all.</param>
    /// <param name="isWanted">Which of them are wanted, by their file and id; null for all.</param>
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static CompiledTests Compile(ModelAnalysis analysis, string? filter = null, Func<SourceText, string, bool>? isWanted = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Model is not { } bound || analysis.HasErrors)
        {
            throw new InvalidOperationException($"The model {analysis.Path} has errors.");
        }

        var isNeeded = TestIds.Of(bound.Tests).Any(t => HasPart(t.Test.Name, filter) && (isWanted is null || isWanted(t.Test.Source, t.Id)));
        return new CompiledTests(bound, isNeeded ? ModelCompiler.CompileAndLoad(analysis, new CompileOptions(IncludeTests: true)) : null, filter);
    }

    /// <summary>Whether a test is wanted by its name.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="filter">A part of the names wanted (case does not matter), or null for all.</param>
    public static bool HasPart(string name, string? filter) => filter is null || TextFold.Fold(name).Contains(TextFold.Fold(filter), StringComparison.Ordinal);

    /// <summary>Runs tests, each when its result is asked for, in the order of the text.</summary>
    /// <param name="isWanted">Which of the tests compiled, by their file and id; null for all.</param>
    public IEnumerable<TestResult> Run(Func<SourceText, string, bool>? isWanted = null) =>
        _model is null ? [] : TestRunner.RunEach(_bound, _model, (test, id) => HasPart(test.Name, _filter) && (isWanted is null || isWanted(test.Source, id)));

    /// <inheritdoc/>
    public void Dispose() => _model?.Dispose();
}
