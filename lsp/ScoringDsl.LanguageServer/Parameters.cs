using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>Reads the parameters of messages.</summary>
internal static class Parameters
{
    /// <summary>The parameters as a type of the protocol.</summary>
    /// <exception cref="RpcException">They are missing.</exception>
    /// <exception cref="JsonException">They are something else.</exception>
    public static T Read<T>(JsonElement parameters, JsonTypeInfo<T> type)
        where T : class =>
        parameters.ValueKind == JsonValueKind.Object && parameters.Deserialize(type) is { } read
            ? read
            : throw new RpcException(RpcErrorCode.InvalidParams, "The parameters are missing.");
}
