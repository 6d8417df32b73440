using Microsoft.Extensions.DependencyInjection;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>All models of an application, in the order in which they were added.</summary>
public sealed class ScoringModels
{
    private readonly ScoringModelHost[] _hosts;

    /// <summary>The hosts that were added to an application.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="names">Their names.</param>
    public ScoringModels(IServiceProvider services, IEnumerable<ScoringModelName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _hosts = [.. names.Select(name => services.GetRequiredKeyedService<ScoringModelHost>(name.Name))];
    }

    /// <summary>The hosts of the models.</summary>
    public IReadOnlyList<ScoringModelHost> All => _hosts;

    /// <summary>The model of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ScoringModelHost this[string name] => Find(name)
        ?? throw new KeyNotFoundException($"There is no scoring model '{name}'. There are: {string.Join(", ", _hosts.Select(host => host.Name))}.");

    /// <summary>The model of a name, or null. Names are compared exactly.</summary>
    public ScoringModelHost? Find(string name) => Array.Find(_hosts, host => host.Name == name);
}

/// <summary>The name of a model that was added to an application.</summary>
/// <param name="Name">The name.</param>
public sealed record ScoringModelName(string Name);
