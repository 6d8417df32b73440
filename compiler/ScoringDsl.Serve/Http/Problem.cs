using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Serve.Http;

/// <summary>Says what is wrong with a request, as problem details (RFC 9457): <c>status</c>, <c>title</c>, <c>detail</c>, and where it helps <c>hint</c> and <c>path</c>.</summary>
internal static class Problem
{
    /// <summary>Answers with what is wrong.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string detail, string? hint = null, string? path = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.OneLine))
        {
            json.WriteStartObject();
            json.WriteNumber("status"u8, status);
            json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
            json.WriteString("detail"u8, detail);
            if (hint is not null)
            {
                json.WriteString("hint"u8, hint);
            }

            if (path is not null)
            {
                json.WriteString("path"u8, path);
            }

            json.WriteEndObject();
        }

        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.ContentLength = buffer.WrittenCount;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        await response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }
}
