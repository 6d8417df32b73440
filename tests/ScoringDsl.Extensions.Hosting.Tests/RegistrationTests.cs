using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>Models in an application with dependency injection.</summary>
public class RegistrationTests
{
    [Fact]
    public async Task Models_are_loaded_when_the_application_starts_and_had_by_name()
    {
        await using var folder = new ModelFolder();
        using var app = Application(folder, ("one", 1), ("two", 2));
        await app.StartAsync();
        Assert.Equal(1, ModelFolder.Score(app.Services.GetRequiredKeyedService<ScoringModelHost>("one")).Version);
        Assert.Equal(2, ModelFolder.Score(app.Services.GetRequiredService<ScoringModels>()["two"]).Version);
        Assert.Same(app.Services.GetRequiredKeyedService<ScoringModelHost>("one"), app.Services.GetRequiredService<ScoringModelHost>());
        Assert.Equal(
            "There is no scoring model 'three'. There are: one, two.",
            Assert.Throws<KeyNotFoundException>(() => app.Services.GetRequiredService<ScoringModels>()["three"]).Message);
        await app.StopAsync();
    }

    [Fact]
    public async Task Models_are_there_for_services_that_were_added_before_them()
    {
        await using var folder = new ModelFolder();
        var path = Path.Combine(folder.Folder, "one.dll");
        SwapModels.Put(path, SwapModels.Compile(1));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<ScoresWhenItStarts>();
        builder.Services.AddScoringModel("one", options => (options.Path, options.Watch) = (path, false));
        using var app = builder.Build();
        await app.StartAsync();
        Assert.Equal(1, app.Services.GetServices<IHostedService>().OfType<ScoresWhenItStarts>().Single().Version);
        await app.StopAsync();
    }

    [Theory]
    [InlineData("", 250, "Scoring model 'm': Path is missing; give the model's file or folder.")]
    [InlineData("m.score", 250, "Scoring model 'm': 'm.score' needs a compiler, and Compile is not set. Build it with 'score build' and give the .dll.")]
    [InlineData("m.dll", -1, "Scoring model 'm': QuietPeriod must be between 0 and one day.")]
    public async Task Wrong_options_are_told_before_the_application_starts(string path, int quiet, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddScoringModel("m", options => (options.Path, options.QuietPeriod) = (path, TimeSpan.FromMilliseconds(quiet)));
        using var app = builder.Build();
        Assert.Equal(message, (await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync())).Message);
    }

    [Fact]
    public void A_name_is_given_once()
    {
        var services = new ServiceCollection();
        services.AddScoringModel("m", _ => { });
        Assert.Throws<ArgumentException>(() => services.AddScoringModel("m", _ => { }));
    }

    [Fact]
    public async Task Health_says_whether_models_are_there_and_those_of_their_files()
    {
        await using var folder = new ModelFolder();
        using var app = Application(folder, ("one", 1));
        var check = new ScoringModelHealthCheck(app.Services.GetRequiredService<ScoringModels>());
        Assert.Equal((HealthStatus.Unhealthy, "one: not loaded yet"), await LookAsync());
        await app.StartAsync();
        Assert.Equal((HealthStatus.Healthy, null), await LookAsync());
        SwapModels.Put(Path.Combine(folder.Folder, "one.dll"), [1]);
        await app.Services.GetRequiredService<ScoringModelHost>().ReloadAsync();
        Assert.Equal((HealthStatus.Degraded, "one: 'one.dll' is not a .NET assembly, so it is no compiled model."), await LookAsync());
        await app.StopAsync();

        async Task<(HealthStatus Status, string? Description)> LookAsync()
        {
            var result = await check.CheckHealthAsync(new HealthCheckContext());
            return (result.Status, result.Description);
        }
    }

    [Fact]
    public async Task Swaps_refusals_and_scores_are_counted()
    {
        var counts = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ScoringModelHost.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument.Name, 1, tags));
        listener.Start();

        await using (var folder = new ModelFolder())
        {
            using var app = Application(folder, ("counted", 1));
            await app.StartAsync();
            ModelFolder.Score(app.Services.GetRequiredService<ScoringModelHost>());
            SwapModels.Put(Path.Combine(folder.Folder, "counted.dll"), [1]);
            await app.Services.GetRequiredService<ScoringModelHost>().ReloadAsync();
            await app.StopAsync();
        }

        Assert.Equal(1, counts["scoringdsl.model.swaps"]);
        Assert.Equal(1, counts["scoringdsl.model.failures"]);
        Assert.Equal(1, counts["scoringdsl.model.load.duration"]);
        Assert.Equal(1, counts["scoringdsl.scores"]);
        Assert.Equal(1, counts["scoringdsl.score.duration"]);
        Assert.Equal(0, counts["scoringdsl.model.versions"]);

        void Count(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags[0].Value is "counted")
            {
                counts.AddOrUpdate(name, value, (_, sum) => sum + value);
            }
        }
    }

    private static IHost Application(ModelFolder folder, params (string Name, int Version)[] models)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var (name, version) in models)
        {
            var path = Path.Combine(folder.Folder, name + ".dll");
            SwapModels.Put(path, SwapModels.Compile(version));
            builder.Services.AddScoringModel(name, options => (options.Path, options.Watch) = (path, false));
        }

        return builder.Build();
    }

    private sealed class ScoresWhenItStarts(ScoringModelHost host) : IHostedService
    {
        public int Version { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Version = ModelFolder.Score(host).Version;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
