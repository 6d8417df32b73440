using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Benchmarks.Compiled;

/// <summary>Compiles samples/b2b-saas as a user would, and loads it.</summary>
internal static class CompiledSample
{
    public static ScoringModel Load()
    {
        var analysis = ModelAnalysis.Analyze(Repository.PathOf("samples", "b2b-saas", "model.score"), new DiskFileReader());
        return ModelCompiler.CompileAndLoad(analysis);
    }
}
