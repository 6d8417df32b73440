using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScoringDsl.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds scoring models to an application.</summary>
public static class ScoringModelServiceCollectionExtensions
{
    /// <summary>
    /// Adds a model. It is loaded when the application starts. Services ask for it with <c>[FromKeyedServices("name")] ScoringModelHost</c>,
    /// for the first one added with <see cref="ScoringModelHost"/> alone, for all with <see cref="ScoringModels"/>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The model's name; compared exactly.</param>
    /// <param name="configure">Says where the model comes from.</param>
    /// <exception cref="ArgumentException">A model of this name has been added before.</exception>
    /// <example><code>builder.Services.AddScoringModel("b2b", options => options.Path = "models/b2b.dll");</code></example>
    public static IServiceCollection AddScoringModel(this IServiceCollection services, string name, Action<ScoringModelOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => !service.IsKeyedService && service.ImplementationInstance is ScoringModelName added && added.Name == name))
        {
            throw new ArgumentException($"A scoring model '{name}' has been added already.", nameof(name));
        }

        services.AddOptions<ScoringModelOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ScoringModelOptions>, ScoringModelOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ScoringModelStartup>());
        services.AddSingleton(new ScoringModelName(name));
        services.AddKeyedSingleton(name, (provider, _) => new ScoringModelHost(
            name,
            provider.GetRequiredService<IOptionsMonitor<ScoringModelOptions>>().Get(name),
            provider.GetService<ILogger<ScoringModelHost>>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ScoringModelHost>(name));
        services.TryAddSingleton<ScoringModels>();
        return services;
    }
}
