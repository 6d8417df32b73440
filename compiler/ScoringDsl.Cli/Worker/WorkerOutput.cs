using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli.Worker;

/// <summary>Writes answers, each on a line of its own and at once. Safe to use from several threads.</summary>
internal sealed class WorkerOutput(TextWriter output)
{
    private readonly Lock _lock = new();

    /// <summary>Writes <c>{ "id": …, NAME: … }</c>.</summary>
    /// <param name="id">The request.</param>
    /// <param name="name">What it is: <c>result</c>, <c>test</c>, <c>failed</c>, <c>cancelled</c>.</param>
    /// <param name="content">Writes the value.</param>
    public void Write(int id, string name, Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.OneLine))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WritePropertyName(name);
            content(json);
            json.WriteEndObject();
        }

        var line = Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        lock (_lock)
        {
            output.Write(line);
            output.Write('\n');
            output.Flush();
        }
    }
}
