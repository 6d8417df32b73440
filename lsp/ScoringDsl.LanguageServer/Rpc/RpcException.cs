using System.Text.Json;

namespace ScoringDsl.LanguageServer.Rpc;

/// <summary>The error codes of JSON-RPC and of the Language Server Protocol that are in use.</summary>
internal static class RpcErrorCode
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;
    public const int ServerNotInitialized = -32002;
    public const int RequestFailed = -32803;
    public const int RequestCancelled = -32800;
    public const int ContentModified = -32801;
}

/// <summary>An answer that is an error.</summary>
/// <param name="code">One of <see cref="RpcErrorCode"/>.</param>
/// <param name="message">A sentence for people.</param>
/// <param name="id">The id of the message concerned, where it is known to whoever throws.</param>
internal sealed class RpcException(int code, string message, JsonElement? id = null) : Exception(message)
{
    /// <summary>The code.</summary>
    public int Code { get; } = code;

    /// <summary>The id of the message concerned, or null.</summary>
    public JsonElement? Id { get; } = id;
}
