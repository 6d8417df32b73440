namespace ScoringDsl.Extensions.Hosting;

/// <summary>A model that was compiled from a .score file, in memory.</summary>
/// <param name="Assembly">The bytes of the .dll.</param>
/// <param name="Symbols">The bytes of the .pdb; empty for none.</param>
public sealed record ModelBytes(ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols)
{
    /// <summary>The files that the model was made of besides its own, imports and lists, which are watched with it.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>How many of the model's tests were run, and passed, before it was compiled.</summary>
    public int TestsRun { get; init; }
}

/// <summary>Compiles a .score file and runs its tests.</summary>
/// <param name="path">The file.</param>
/// <param name="cancellationToken">Cancelled when the host ends.</param>
/// <exception cref="ModelRejectedException">The model has errors, or one of its tests fails.</exception>
public delegate ModelBytes CompileModel(string path, CancellationToken cancellationToken);
