using Microsoft.Extensions.Hosting;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// Loads all models, side by side, before any other service of the application starts: those that serve people or read queues find them
/// there, in whatever order they were added.
/// </summary>
internal sealed class ScoringModelStartup(ScoringModels models) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.WhenAll(models.All.Select(host => host.StartAsync(cancellationToken)));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
