using System.Reflection;
using System.Runtime.Loader;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Loading;

/// <summary>Holds one model's assembly until it is unloaded. The model sees the host's own copy of the runtime.</summary>
internal sealed class ModelLoadContext() : AssemblyLoadContext("ScoringDsl model", isCollectible: true)
{
    private static readonly string? RuntimeName = typeof(CompiledModel).Assembly.GetName().Name;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == RuntimeName ? typeof(CompiledModel).Assembly : null;
}
