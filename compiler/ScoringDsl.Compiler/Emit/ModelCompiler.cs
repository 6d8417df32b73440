using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Generation.CSharp;
using ScoringDsl.Compiler.Planning;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Compiler.Emit;

/// <summary>How a model is compiled.</summary>
/// <param name="Debug">Unoptimised, so that a debugger stops in the .score file and stack traces name its lines.</param>
/// <param name="IncludeTests">With the conditions of the model's tests as probes.</param>
public sealed record CompileOptions(bool Debug = false, bool IncludeTests = false)
{
    /// <summary>The model's tests as <see cref="Testing.TestRunner.Record"/> gave them, which the assembly then carries; empty for none.</summary>
    public ReadOnlyMemory<byte> CarriedTests { get; init; }
}

/// <summary>A compiled model: an assembly and its portable PDB whose documents are the .score files.</summary>
/// <param name="Assembly">The bytes of the .dll; empty where there are errors.</param>
/// <param name="Symbols">The bytes of the .pdb; empty where there are errors.</param>
/// <param name="Diagnostics">What the compiler found.</param>
public sealed record CompiledAssembly(ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is an assembly.</summary>
    public bool Succeeded => !Assembly.IsDefaultOrEmpty;
}

/// <summary>Compiles analysed models. Roslyn is loaded by the first compilation and not before.</summary>
public static class ModelCompiler
{
    /// <summary>Compiles a model. The same texts and the same compiler give the same bytes, in whatever folder.</summary>
    /// <param name="analysis">The model; with errors nothing is compiled and they are handed back.</param>
    /// <param name="options">How.</param>
    public static CompiledAssembly Compile(ModelAnalysis analysis, CompileOptions options)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(options);
        if (analysis.HasErrors || analysis.Model is null)
        {
            return new CompiledAssembly([], [], analysis.Diagnostics);
        }

        var (assembly, symbols) = Emit(analysis, GenerateSource(analysis, options), options);
        return new CompiledAssembly(assembly, symbols, analysis.Diagnostics);
    }

    /// <summary>Compiles a model and loads it in memory.</summary>
    /// <param name="analysis">The model, without errors.</param>
    /// <param name="options">How; optimised and without tests where not said.</param>
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static ScoringModel CompileAndLoad(ModelAnalysis analysis, CompileOptions? options = null)
    {
        var compiled = Compile(analysis, options ?? new CompileOptions());
        if (!compiled.Succeeded)
        {
            throw new InvalidOperationException($"The model {analysis.Path} has errors.");
        }

        using var assembly = new MemoryStream(ImmutableCollectionsMarshal.AsArray(compiled.Assembly) ?? []);
        using var symbols = new MemoryStream(ImmutableCollectionsMarshal.AsArray(compiled.Symbols) ?? []);
        return ScoringModel.Load(assembly, symbols);
    }

    /// <summary>The C# that a model without errors becomes.</summary>
    internal static string GenerateSource(ModelAnalysis analysis, CompileOptions options, int? number = null)
    {
        var model = analysis.Model ?? throw new InvalidOperationException($"The model {analysis.Path} could not be read.");
        return CSharpGenerator.Generate(Planner.Plan(model, options.IncludeTests), source => DocumentName(analysis, source), number);
    }

    /// <summary>Emits generated C#. Not inlined, so that callers which stop earlier load no Roslyn.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static (ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols) Emit(ModelAnalysis analysis, string code, CompileOptions options) =>
        RoslynEmitter.Emit(
            Path.GetFileNameWithoutExtension(analysis.Path), [(DocumentName(analysis, analysis.Trees[0].Source), code)], Documents(analysis), options.Debug, options.CarriedTests);

    /// <summary>
    /// Compiles many models into one assembly, for tests that go through thousands: most of a compilation's time is spent once per
    /// assembly. The class of model i is <see cref="ClassName"/>(i).
    /// </summary>
    /// <param name="analyses">The models, without errors; their files are named differently.</param>
    /// <param name="options">How.</param>
    internal static ImmutableArray<byte> CompileTogether(IReadOnlyList<ModelAnalysis> analyses, CompileOptions options)
    {
        var sources = analyses.Select((analysis, i) => (DocumentName(analysis, analysis.Trees[0].Source), GenerateSource(analysis, options, i)));
        return RoslynEmitter.Emit("models", [.. sources], [.. analyses.SelectMany(a => Documents(a))], options.Debug).Assembly;
    }

    /// <summary>The full name of a model's class among those compiled together.</summary>
    internal static string ClassName(int number) => $"{CSharpGenerator.NamespaceOf(number)}.Model";

    private static ImmutableArray<(string Name, string Text)> Documents(ModelAnalysis analysis) =>
        [.. analysis.Trees.Select(t => (DocumentName(analysis, t.Source), t.Source.Text))];

    /// <summary>A file's name relative to the model, so that the folder does not show in the bytes.</summary>
    private static string DocumentName(ModelAnalysis analysis, SourceText source)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(analysis.Path)) ?? "";
        return Path.GetRelativePath(folder, Path.GetFullPath(source.Path)).Replace('\\', '/');
    }
}
