using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// Healthy where every model is the one in its file; degraded where a model was refused and the one before it is used; unhealthy where
/// there is no model to score with.
/// </summary>
/// <example><code>services.AddHealthChecks().AddCheck&lt;ScoringModelHealthCheck&gt;("scoring models");</code></example>
public sealed class ScoringModelHealthCheck(ScoringModels models) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var worst = HealthStatus.Healthy;
        var troubles = new List<string>();
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var host in models.All)
        {
            var status = host.Status;
            data[host.Name] = status.Version ?? "";
            if (status.State == ModelState.Ready)
            {
                continue;
            }

            worst = status.State == ModelState.Unavailable || worst == HealthStatus.Unhealthy ? HealthStatus.Unhealthy : HealthStatus.Degraded;
            troubles.Add($"{host.Name}: {status.LastError ?? "not loaded yet"}");
        }

        return Task.FromResult(new HealthCheckResult(worst, troubles.Count == 0 ? null : string.Join(" ", troubles), data: data));
    }
}
