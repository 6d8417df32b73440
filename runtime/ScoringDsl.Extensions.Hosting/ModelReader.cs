using System.Security.Cryptography;
using ScoringDsl.Runtime;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>Reads a model's file and makes sure that it may be taken.</summary>
internal sealed class ModelReader(ScoringModelOptions options)
{
    // Whoever writes a file may hold it for a moment.
    private const int Attempts = 5;

    // What is larger was put there by mistake, and would take the memory of the application that scores.
    private const long LongestSource = 16 * 1024 * 1024;
    private const long LongestAssembly = 64 * 1024 * 1024;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads the bytes of a model; a .score file is compiled, and its tests are run.</summary>
    /// <exception cref="ModelRejectedException">The model has errors, or a test fails.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<ModelBytes> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var isSource = Path.GetExtension(file) == ModelLocation.SourceExtension;
        var longest = isSource ? LongestSource : LongestAssembly;
        if (FileStamp.Of(file).Length > longest)
        {
            throw new ModelRejectedException($"'{Path.GetFileName(file)}' is larger than {longest / (1024 * 1024)} MB, so it is no model.");
        }

        if (isSource)
        {
            var compile = options.Compile ?? throw new ModelRejectedException("It is a .score file, and the host has no compiler.");
            return await Task.Run(() => compile(file, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        var symbols = Path.ChangeExtension(file, ".pdb");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new ModelBytes(
                    await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false),
                    File.Exists(symbols) ? await File.ReadAllBytesAsync(symbols, cancellationToken).ConfigureAwait(false) : default);
            }
            catch (IOException e) when (e is not FileNotFoundException && attempt < Attempts)
            {
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What tells a model from others.</summary>
    public static string VersionOf(ModelBytes files) => Convert.ToHexStringLower(SHA256.HashData(files.Assembly.Span).AsSpan(0, 6));

    /// <summary>Loads a model and runs the tests that it carries.</summary>
    /// <param name="file">Where the bytes are from.</param>
    /// <param name="files">The bytes.</param>
    /// <returns>The model, and how many tests it has passed.</returns>
    /// <exception cref="ModelRejectedException">A test fails, or the application refuses it.</exception>
    /// <exception cref="ModelLoadException">The bytes are no compiled model.</exception>
    public (ScoringModel Model, int TestsRun) Load(string file, ModelBytes files)
    {
        using var assembly = new MemoryStream(files.Assembly.ToArray());
        using var symbols = files.Symbols.IsEmpty ? null : new MemoryStream(files.Symbols.ToArray());
        var model = LoadWithSymbols(Path.GetFileName(file), assembly, symbols);
        try
        {
            return (model, files.TestsRun + Verify(model, files.TestsRun));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Symbols only help debuggers: those of another build, which may be there while files are being replaced, do no harm.</summary>
    private static ScoringModel LoadWithSymbols(string name, MemoryStream assembly, MemoryStream? symbols)
    {
        try
        {
            return ScoringModel.Load(assembly, symbols, name);
        }
        catch (ModelLoadException) when (symbols is not null)
        {
            assembly.Position = 0;
            return ScoringModel.Load(assembly, name: name);
        }
    }

    private int Verify(ScoringModel model, int testsRun)
    {
        var run = model.RunCarriedTests();
        if (!run.Passed)
        {
            throw new ModelRejectedException(string.Join(' ', run.Failures));
        }

        if (options.RequireTests && run.Count + testsRun == 0)
        {
            throw new ModelRejectedException("It carries no tests, and this host takes no model without; build it with 'score build --tests'.");
        }

        try
        {
            options.Verify?.Invoke(model);
        }
        catch (Exception e) when (e is not ModelRejectedException)
        {
            throw new ModelRejectedException(e.Message, e);
        }

        return run.Count;
    }
}
