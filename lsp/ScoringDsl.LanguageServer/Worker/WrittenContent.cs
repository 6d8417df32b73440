using System.Text.Json;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>A value that is written piece by piece.</summary>
internal sealed class WrittenContent(Action<Utf8JsonWriter> write) : JsonContent
{
    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => write(writer);
}
