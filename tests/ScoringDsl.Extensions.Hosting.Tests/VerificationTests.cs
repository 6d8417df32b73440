using System.Text;

namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>What a model must pass before it is taken, and what becomes of the one before.</summary>
public class VerificationTests
{
    [Fact]
    public async Task The_tests_that_an_assembly_carries_are_run_before_it_is_taken()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1, options => options.RequireTests = true);
        Assert.Equal((ModelState.Ready, 1), (folder.Host.Status.State, folder.Host.Status.TestsRun));
    }

    [Fact]
    public async Task A_model_that_scores_otherwise_than_when_its_tests_passed_is_refused()
    {
        // The recording of version 1 says that two visits gave 2 points; here 2 stands as 9.
        var recorded = "\"scores\":[1000,2000]"u8;
        var assembly = SwapModels.Compile(1).ToArray();
        var at = assembly.AsSpan().IndexOf(recorded);
        Assert.True(at > 0);
        assembly[at + recorded.IndexOf((byte)',') + 1] = (byte)'9';
        await RefusesAsync(assembly, "The test \"two visits\" gives visits 2 where 9 was recorded.");
    }

    [Fact]
    public async Task A_recording_that_cannot_be_read_is_no_reason_to_crash()
    {
        var assembly = SwapModels.Compile(1).ToArray();
        assembly[assembly.AsSpan().IndexOf("{\"tests\":"u8) + 2] = (byte)'x';
        await RefusesAsync(assembly, "The tests that the model carries cannot be read. Compile the model again.");
    }

    [Fact]
    public async Task Where_tests_are_required_a_model_without_is_refused() =>
        await RefusesAsync(
            SwapModels.Compile(2, carriesTests: false),
            "It carries no tests, and this host takes no model without; build it with 'score build --tests'.",
            options => options.RequireTests = true);

    [Fact]
    public async Task What_the_application_refuses_is_not_taken() =>
        await RefusesAsync(SwapModels.Compile(2), "Version 2 is not for us.", options => options.Verify = model =>
        {
            if (model.Definition.Version == 2)
            {
                throw new InvalidOperationException("Version 2 is not for us.");
            }
        });

    [Fact]
    public async Task A_file_that_is_no_model_is_refused() =>
        await RefusesAsync(Encoding.UTF8.GetBytes("half a file"), "'model.dll' is not a .NET assembly, so it is no compiled model.");

    [Fact]
    public async Task A_file_that_is_far_too_large_is_not_even_read()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        await using (var file = File.OpenWrite(folder.Dll))
        {
            file.SetLength(65L * 1024 * 1024);
        }

        Assert.Equal(ReloadOutcome.Refused, await folder.Host.ReloadAsync());
        Assert.Equal((1, "'model.dll' is larger than 64 MB, so it is no model."), (folder.VersionNow(), folder.Host.Status.LastError));
    }

    [Fact]
    public async Task A_refused_model_is_forgotten_once_the_file_is_good_again()
    {
        await using var folder = await ModelFolder.WithVersionAsync(1);
        SwapModels.Put(folder.Dll, [1, 2, 3]);
        await folder.Host.ReloadAsync();
        SwapModels.Put(folder.Dll, SwapModels.Compile(1));
        Assert.Equal(ReloadOutcome.Unchanged, await folder.Host.ReloadAsync());
        Assert.Equal((ModelState.Ready, null, 1L), (folder.Host.Status.State, folder.Host.Status.LastError, folder.Host.Status.Failures));
    }

    [Fact]
    public async Task A_host_whose_model_is_required_does_not_start_without()
    {
        await using var folder = new ModelFolder();
        var exception = await Assert.ThrowsAsync<ModelUnavailableException>(() => folder.StartAsync());
        Assert.Equal($"The model 'swap' cannot be loaded: There is no model at '{folder.Dll}'.", exception.Message);
    }

    /// <summary>Version 1 scores; the file becomes this; version 1 still scores, and the status says why.</summary>
    private static async Task RefusesAsync(byte[] assembly, string reason, Action<ScoringModelOptions>? configure = null)
    {
        await using var folder = await ModelFolder.WithVersionAsync(1, configure);
        var before = folder.Host.Status;
        SwapModels.Put(folder.Dll, assembly);
        Assert.Equal(ReloadOutcome.Refused, await folder.Host.ReloadAsync());
        var status = folder.Host.Status;
        Assert.Equal((ModelState.Stale, reason, 1L), (status.State, status.LastError, status.Failures));
        Assert.Equal((before.Version, before.LoadedAt, 1L), (status.Version, status.LoadedAt, status.Swaps));
        Assert.Equal(1, folder.VersionNow());
    }
}
