using System.Diagnostics;

namespace ScoringDsl.Cli.Tests.Samples;

/// <summary>The same bytes with ICU and without, in English and Turkish surroundings.</summary>
public sealed class SameEverywhereTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("score-").FullName;

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Sample.All.Count)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_sample_gives_identical_bytes_whatever_the_globalization_mode_and_the_locale(int index)
    {
        var sample = Sample.All[index];
        var plain = Run(sample, invariant: "1", language: "C");
        Assert.True(plain.Length > 1_000);
        Assert.Equal(plain, Run(sample, invariant: "0", language: "en_US.UTF-8"));
        Assert.Equal(plain, Run(sample, invariant: "0", language: "tr_TR.UTF-8"));
    }

    private byte[] Run(Sample sample, string invariant, string language)
    {
        // The command itself is built without ICU; a configuration of its own lets the environment decide.
        var configuration = Path.Combine(_folder, "score.runtimeconfig.json");
        File.WriteAllText(configuration, """{ "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }""");
        var output = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".csv");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = Sample.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["exec", "--runtimeconfig", configuration, typeof(Terminal).Assembly.Location, .. sample.RunArguments(), "-o", output])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant;
        start.Environment["LANG"] = language;
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return File.ReadAllBytes(output);
    }
}
