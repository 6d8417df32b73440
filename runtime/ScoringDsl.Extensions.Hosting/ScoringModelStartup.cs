using Microsoft.Extensions.Hosting;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>Loads all models before the application serves anybody, side by side.</summary>
internal sealed class ScoringModelStartup(ScoringModels models) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(models.All.Select(host => host.StartAsync(cancellationToken)));

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
