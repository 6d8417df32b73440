using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Output;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Extensions.Hosting;
using ScoringDsl.Serve.Models;
using ScoringDsl.Serve.OpenApi;
using ScoringDsl.Serve.Requests;

namespace ScoringDsl.Serve.Http;

/// <summary>The addresses of the service.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process, and the semaphore has no handle.")]
internal sealed class Endpoints
{
    /// <summary>Whether the service is well; open to everybody.</summary>
    public const string HealthPath = "/health";

    private static readonly string[] s_get = [HttpMethods.Get, HttpMethods.Head];

    private readonly ServeSettings _settings;
    private readonly ModelCatalog _models;
    private readonly RequestMemory _memory;

    // A long body takes many times its length in memory while it is worked on, and short ones should not wait for a processor meanwhile.
    private readonly SemaphoreSlim _longOnes = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly TimeProvider _time;

    private Endpoints(ServeSettings settings, ModelCatalog models, TimeProvider time)
    {
        _settings = settings;
        _models = models;
        _time = time;
        _memory = new RequestMemory(settings.MaxBody, settings.MaxMemory);
    }

    /// <summary>Adds the addresses to an application.</summary>
    public static void Map(WebApplication app, ServeSettings settings, ModelCatalog models)
    {
        var endpoints = new Endpoints(settings, models, app.Services.GetService<TimeProvider>() ?? TimeProvider.System);
        var gate = new Gate(new ApiKeys(settings.ApiKeys), app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ScoringDsl.Serve"));
        app.Use(next => context => gate.InvokeAsync(context, next));
        app.UseRouting();
        app.MapMethods(HealthPath, s_get, endpoints.HealthAsync);
        app.MapMethods("/models", s_get, endpoints.ListAsync);
        app.MapMethods("/openapi.json", s_get, endpoints.DescribeAsync);
        app.MapPost("/models/{name}/score", context => endpoints.AnswerAsync(context, ScoreAnswer.Score));
        app.MapPost("/models/{name}/explain", context => endpoints.AnswerAsync(context, ScoreAnswer.Explain));
    }

    private async Task AnswerAsync(HttpContext context, Action<RequestDesk, ServedModel, ModelLease, ScoreRequest, string> answer)
    {
        var name = context.Request.RouteValues["name"] as string ?? "";
        var host = _models.Find(name) ?? throw new RequestException(
            StatusCodes.Status404NotFound, "There is no such model.", Suggestion.For(name, _models.Hosts.Select(model => model.Name)) ?? "GET /models lists those there are.");
        RequireJson(context.Request);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        late.CancelAfter(_settings.Timeout);
        RequestMemory.Body body;
        try
        {
            body = await _memory.ReadAsync(context.Request, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new RequestException(StatusCodes.Status408RequestTimeout, $"The body has not arrived within {_settings.Timeout.TotalSeconds:0} seconds.");
        }

        using var taken = new RequestMemory.Answer(_memory);
        using (body)
        {
            var isLong = body.Length > RequestDesk.LongestKept;
            if (isLong)
            {
                await _longOnes.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            }

            try
            {
                Work(context.Response, host, body, answer, taken);
            }
            finally
            {
                if (isLong)
                {
                    _longOnes.Release();
                }
            }
        }

        await SendAsync(context).ConfigureAwait(false);
    }

    /// <summary>Scores and writes the answer without waiting for anything, so that a model is leased for as short as can be.</summary>
    private void Work(
        HttpResponse response,
        ScoringModelHost host,
        RequestMemory.Body body,
        Action<RequestDesk, ServedModel, ModelLease, ScoreRequest, string> answer,
        RequestMemory.Answer taken)
    {
        using var lease = host.Acquire();
        var served = _models.Of(lease);
        var desk = served.Rent();
        try
        {
            answer(desk, served, lease, RequestReader.Read(body.Bytes, desk, _settings, _time), host.Name);
            Put(response, desk.Answer.Span, taken);
        }
        finally
        {
            served.Return(desk, body.Length);
        }
    }

    private static void Put(HttpResponse response, ReadOnlySpan<byte> answer, RequestMemory.Answer taken)
    {
        taken.Take(answer.Length);
        response.ContentType = "application/json";
        response.ContentLength = answer.Length;
        response.Headers.CacheControl = "no-store";
        response.BodyWriter.Write(answer);
    }

    /// <summary>Waits until all but a rest of the answer has been taken; who does not read is hung up on, as the answer takes memory until then.</summary>
    private async Task SendAsync(HttpContext context)
    {
        var sending = context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        if (sending.IsCompleted)
        {
            // As most are: the connection has taken it all, and no clock is needed.
            await sending.ConfigureAwait(false);
            return;
        }

        using var late = new CancellationTokenSource(_settings.Timeout);
        await using var hangingUp = late.Token.Register(context.Abort).ConfigureAwait(false);
        await sending.ConfigureAwait(false);
    }

    private static void RequireJson(HttpRequest request)
    {
        var packing = request.Headers.ContentEncoding.ToString();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || !(type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            || !(packing.Length == 0 || packing.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RequestException(
                StatusCodes.Status415UnsupportedMediaType, "The body must be JSON in UTF-8, not packed.", "Send the header 'Content-Type: application/json'.");
        }
    }

    private Task HealthAsync(HttpContext context)
    {
        var worst = _models.Hosts.Max(host => host.Status.State switch { ModelState.Ready => 0, ModelState.Stale => 1, _ => 2 });
        context.Response.StatusCode = worst == 2 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, worst switch { 0 => "healthy", 1 => "degraded", _ => "unhealthy" });
            json.WriteEndObject();
        });
    }

    private Task ListAsync(HttpContext context) => WriteAsync(context, json => ModelList.Write(json, _models));

    private Task DescribeAsync(HttpContext context) => WriteAsync(context, json => new OpenApiDocument(json, _settings).Write(_models));

    private async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.OneLine))
        {
            write(json);
        }

        using var taken = new RequestMemory.Answer(_memory);
        Put(context.Response, buffer.WrittenSpan, taken);
        await SendAsync(context).ConfigureAwait(false);
    }
}
