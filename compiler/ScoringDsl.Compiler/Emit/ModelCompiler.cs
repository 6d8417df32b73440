using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Compiler.Emit;

/// <summary>How a model is compiled.</summary>
/// <param name="Debug">Unoptimised, so that a debugger stops in the .score file and stack traces name its lines.</param>
/// <param name="IncludeTests">With the conditions of the model's tests as probes.</param>
public sealed record CompileOptions(bool Debug = false, bool IncludeTests = false);

/// <summary>A compiled model: an assembly and its portable PDB whose documents are the .score files.</summary>
/// <param name="Assembly">The bytes of the .dll; empty where there are errors.</param>
/// <param name="Symbols">The bytes of the .pdb; empty where there are errors.</param>
/// <param name="Diagnostics">What the compiler found.</param>
public sealed record CompiledAssembly(ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is an assembly.</summary>
    public bool Succeeded => !Assembly.IsDefaultOrEmpty;
}

/// <summary>Compiles analysed models. The only part of the compiler that loads Roslyn.</summary>
public static class ModelCompiler
{
    /// <summary>Compiles a model. The same texts and the same compiler give the same bytes, in whatever folder.</summary>
    /// <param name="analysis">The model; with errors nothing is compiled and they are handed back.</param>
    /// <param name="options">How.</param>
    public static CompiledAssembly Compile(ModelAnalysis analysis, CompileOptions options) => throw new NotImplementedException(analysis.Path + options);

    /// <summary>Compiles a model and loads it in memory.</summary>
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static ScoringModel CompileAndLoad(ModelAnalysis analysis, CompileOptions? options = null) => throw new NotImplementedException(analysis.Path + options);
}
