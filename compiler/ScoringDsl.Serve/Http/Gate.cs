using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScoringDsl.Extensions.Hosting;
using ScoringDsl.Serve.Requests;

namespace ScoringDsl.Serve.Http;

/// <summary>What every request goes through: the key is asked for, and whatever goes wrong becomes an answer in plain words.</summary>
internal sealed class Gate(ApiKeys keys, ILogger logger)
{
    /// <summary>Handles a request.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "No request may end the service.")]
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            if (context.Request.Path != Endpoints.HealthPath && !keys.Admit(context.Request))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await Problem.WriteAsync(
                    context, StatusCodes.Status401Unauthorized, "The request brings no key, or a wrong one.", "Send it in the header 'Authorization: Bearer KEY'.").ConfigureAwait(false);
                return;
            }

            await next(context).ConfigureAwait(false);
            if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentLength: null })
            {
                await Problem.WriteAsync(context, context.Response.StatusCode, Describe(context.Response.StatusCode)).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is ConnectionResetException || (e is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            // Whoever asked is gone.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var answer = e as RequestException ?? Translate(e);
            if (answer.Status == StatusCodes.Status500InternalServerError)
            {
                Log.Failed(logger, context.Request.Method, context.Request.Path, e);
            }

            // What is left of the body is not waited for.
            context.Response.Headers.Connection = answer.Status is StatusCodes.Status408RequestTimeout or StatusCodes.Status413PayloadTooLarge ? "close" : default;
            await Problem.WriteAsync(context, answer.Status, answer.Message, answer.Hint, answer.Path).ConfigureAwait(false);
        }
    }

    private static RequestException Translate(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new RequestException(StatusCodes.Status408RequestTimeout, "The body arrives too slowly."),
        BadHttpRequestException bad => new RequestException(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too long." : "The request is not well formed."),
        IOException => new RequestException(StatusCodes.Status400BadRequest, "The request is not well formed."),
        OutOfMemoryException => new RequestException(StatusCodes.Status503ServiceUnavailable, "The service has no memory for this now.", "Send it again in a moment, or in several requests."),
        ModelUnavailableException => new RequestException(StatusCodes.Status503ServiceUnavailable, "The model is not loaded."),
        _ => new RequestException(StatusCodes.Status500InternalServerError, "The service made a mistake; its log says more."),
    };

    private static string Describe(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address takes another method.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be application/json.",
        _ => "The request cannot be answered.",
    };
}
