using System.Text.Json;

namespace ScoringDsl.LanguageServer.Rpc;

/// <summary>A JSON-RPC message as it came.</summary>
/// <param name="Method">The method; null for an answer to a request of ours.</param>
/// <param name="Id">The id as JSON, or null for a notification.</param>
/// <param name="Params">The parameters; undefined where there are none.</param>
/// <param name="Result">The result of an answer.</param>
/// <param name="IsError">Whether an answer is an error.</param>
internal sealed record RpcMessage(string? Method, JsonElement? Id, JsonElement Params, JsonElement Result, bool IsError)
{
    /// <summary>Reads a message; half pairs of surrogates in it are mended in place.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="RpcException">It is JSON, but no JSON-RPC message.</exception>
    public static RpcMessage Parse(byte[] bytes)
    {
        LoneSurrogates.Replace(bytes);
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new RpcException(RpcErrorCode.InvalidRequest, "A message is a JSON object.");
        }

        var method = root.TryGetProperty("method", out var m) && m.ValueKind == JsonValueKind.String ? m.GetString() : null;
        JsonElement? id = root.TryGetProperty("id", out var i) && i.ValueKind is JsonValueKind.String or JsonValueKind.Number ? i.Clone() : null;
        var isAnswer = root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _);
        if (method is null && !isAnswer)
        {
            throw new RpcException(RpcErrorCode.InvalidRequest, "A message has a method, a result or an error.", id);
        }

        return new RpcMessage(
            method,
            id,
            root.TryGetProperty("params", out var parameters) ? parameters.Clone() : default,
            root.TryGetProperty("result", out var result) ? result.Clone() : default,
            root.TryGetProperty("error", out _));
    }
}
