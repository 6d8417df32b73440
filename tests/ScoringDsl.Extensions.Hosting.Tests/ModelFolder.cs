namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>A folder of its own for a test, with a host of the model in it.</summary>
internal sealed class ModelFolder : IAsyncDisposable
{
    /// <summary>Longer than anything takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ScoringModelHost? _host;

    public string Folder { get; } = Directory.CreateTempSubdirectory("scoring host ").FullName;

    public string Dll => Path.Combine(Folder, "model.dll");

    public ScoringModelHost Host => _host ?? throw new InvalidOperationException("There is no host yet.");

    /// <summary>A folder whose model is a version, and a host that has loaded it.</summary>
    public static async Task<ModelFolder> WithVersionAsync(int version, Action<ScoringModelOptions>? configure = null)
    {
        var folder = new ModelFolder();
        SwapModels.Put(folder.Dll, SwapModels.Compile(version));
        await folder.StartAsync(configure);
        return folder;
    }

    /// <summary>Starts a host of the model; it does not watch unless told to.</summary>
    public async Task StartAsync(Action<ScoringModelOptions>? configure = null)
    {
        var options = new ScoringModelOptions { Path = Dll, Watch = false, QuietPeriod = TimeSpan.FromMilliseconds(20), PollInterval = TimeSpan.FromMilliseconds(100) };
        configure?.Invoke(options);
        _host = new ScoringModelHost("swap", options);
        await _host.StartAsync();
    }

    /// <summary>What a lead with two visits gets, and the version that gave it.</summary>
    public static (int Version, decimal Here, decimal Visits, string Label) Score(ScoringModelHost host)
    {
        using var lease = host.Acquire();
        using var lead = lease.RentLead("ann");
        lead.Lead.AddEvent("visited", SwapModels.AsOf.AddDays(-3)).Set("page", "/pricing");
        lead.Lead.AddEvent("visited", SwapModels.AsOf.AddDays(-1)).Set("page", "/pricing");
        var result = lead.Score(SwapModels.AsOf);
        return (lease.Model.Definition.Version ?? 0, result["here"], result["visits"], result.GetLabel("label"));
    }

    /// <summary>The version that scores now.</summary>
    public int VersionNow() => Score(Host).Version;

    /// <summary>Waits until a version scores.</summary>
    public Task ScoresWithAsync(int version) => UntilAsync(() => VersionNow() == version, $"version {version} scores");

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < Patience, $"Waited in vain until {what}.");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
