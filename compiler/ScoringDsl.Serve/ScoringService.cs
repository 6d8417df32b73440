using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using ScoringDsl.Cli;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Serve.Http;
using ScoringDsl.Serve.Models;

namespace ScoringDsl.Serve;

/// <summary>The service, listening.</summary>
internal sealed class ScoringService : IAsyncDisposable
{
    // What a connection may have sent before it is read, in bytes: with so many connections, the usual megabyte would be too much.
    private const int MostUnread = 64 * 1024;

    private readonly WebApplication _app;
    private readonly ModelCatalog _models;

    private ScoringService(WebApplication app, ModelCatalog models, Uri address)
    {
        _app = app;
        _models = models;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The models that it serves.</summary>
    public ModelCatalog Models => _models;

    /// <summary>Loads the models and begins to listen.</summary>
    /// <exception cref="CommandException">A model cannot be loaded, or the address cannot be listened at.</exception>
    public static async Task<ScoringService> StartAsync(ServeSettings settings)
    {
        // Empty: nothing is read from files or variables that the settings do not name.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EndsWithTheProcess>();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-dd'T'HH:mm:ss'Z' ", true));
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // What it logs is what clients do wrong, a stack trace for each body that comes too slowly: who wants to could fill a disk with it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, settings));
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.MaxReadBufferSize = MostUnread);
        var app = builder.Build();
        ModelCatalog? models = null;
        try
        {
            models = await ModelCatalog.LoadAsync(settings, app.Services.GetRequiredService<ILoggerFactory>()).ConfigureAwait(false);
            Endpoints.Map(app, settings, models);
            await app.StartAsync().ConfigureAwait(false);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
                ?? throw new InvalidOperationException("The server does not say where it listens.");
            return new ScoringService(app, models, new Uri(address));
        }
        catch (Exception e)
        {
            if (models is not null)
            {
                await models.DisposeAsync().ConfigureAwait(false);
            }

            await app.DisposeAsync().ConfigureAwait(false);
            if (e is IOException or SocketException)
            {
                throw new CommandException($"The service cannot listen at {settings.Endpoint}: {e.GetBaseException().Message}.");
            }

            throw;
        }
    }

    /// <summary>Ends the service; requests that have come are answered first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        await _models.DisposeAsync().ConfigureAwait(false);
    }

    private static void Limit(KestrelServerOptions kestrel, ServeSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxRequestBodySize = settings.MaxBody;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(settings.MinBodyRate, settings.SlowBodyGrace);
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 50;
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Limits.MaxRequestBufferSize = MostUnread;
        kestrel.Listen(settings.Endpoint, listen => listen.Protocols = HttpProtocols.Http1);
    }

    /// <summary>The process sees to signals itself.</summary>
    private sealed class EndsWithTheProcess : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
