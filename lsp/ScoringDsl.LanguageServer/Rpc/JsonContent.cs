using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ScoringDsl.LanguageServer.Rpc;

/// <summary>A value with the generated code that writes it.</summary>
internal abstract class JsonContent
{
    /// <summary>Writes the value.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>A value of a known type.</summary>
    public static JsonContent Of<T>(T value, JsonTypeInfo<T> type) => new Typed<T>(value, type);

    private sealed class Typed<T>(T value, JsonTypeInfo<T> type) : JsonContent
    {
        public override void WriteTo(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, value, type);
    }
}
