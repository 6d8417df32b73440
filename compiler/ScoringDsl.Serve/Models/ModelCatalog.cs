using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using ScoringDsl.Cli;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Extensions.Hosting;
using ScoringDsl.Runtime;

namespace ScoringDsl.Serve.Models;

/// <summary>The models of the service by name.</summary>
internal sealed class ModelCatalog : IAsyncDisposable
{
    private readonly Dictionary<string, ScoringModelHost> _byName = new(StringComparer.Ordinal);

    // What was made for a version goes with it.
    private readonly ConditionalWeakTable<ScoringModel, ServedModel> _served = [];

    private ModelCatalog(IReadOnlyList<ScoringModelHost> hosts)
    {
        Hosts = hosts;
        foreach (var host in hosts)
        {
            _byName.Add(host.Name, host);
        }
    }

    /// <summary>The models in the order in which they were given.</summary>
    public IReadOnlyList<ScoringModelHost> Hosts { get; }

    /// <summary>Loads all models, side by side.</summary>
    /// <exception cref="CommandException">One of them cannot be loaded.</exception>
    public static async Task<ModelCatalog> LoadAsync(ServeSettings settings, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger<ScoringModelHost>();
        var catalog = new ModelCatalog([.. settings.Models.Select(model => new ScoringModelHost(
            model.Name, new ScoringModelOptions { Path = model.Path, Compile = SourceCompiler.Compile, Watch = settings.Watch }, logger))]);
        try
        {
            await Task.WhenAll(catalog.Hosts.Select(host => Task.Run(() => host.StartAsync()))).ConfigureAwait(false);
            return catalog;
        }
        catch (ModelUnavailableException e)
        {
            await catalog.DisposeAsync().ConfigureAwait(false);
            throw new CommandException(e.Message, "'score check' and 'score test' say more.");
        }
    }

    /// <summary>The model of a name, or null. Names are compared exactly; nothing of a request ever becomes a path.</summary>
    public ScoringModelHost? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What the service has made for the version of a lease.</summary>
    public ServedModel Of(ModelLease lease) => _served.GetValue(lease.Model, static model => new ServedModel(model));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
    }
}
