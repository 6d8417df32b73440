using System.Text.Json;
using ScoringDsl.Compiler.Text;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>Translates the places in the worker's answers, which count lines and columns from 1 in the compiler's text.</summary>
/// <param name="answering">The texts that the worker was asked about.</param>
internal sealed class WorkerPlaces(Answering answering)
{
    /// <summary>The place that the members file, line, column, end_line and end_column name; null where the file is not there.</summary>
    public Location? Find(JsonElement place)
    {
        var path = place.GetProperty("file").GetString() ?? "";
        if (answering.Snapshot.TreeOf(path)?.Source is not { } source)
        {
            return null;
        }

        return new Location(DocumentPath.ToUri(source.Path), answering.Range(source, SpanIn(source, place)));
    }

    /// <summary>The span in a text.</summary>
    public static TextSpan SpanIn(SourceText source, JsonElement place)
    {
        return TextSpan.FromBounds(Offset("line", "column"), Offset("end_line", "end_column"));

        int Offset(string line, string column) =>
            source.GetOffset(new LinePosition(place.GetProperty(line).GetInt32() - 1, place.GetProperty(column).GetInt32() - 1));
    }

    /// <summary>Copies an answer; each member <c>place</c> becomes a member <c>range</c> with <c>uri</c> and <c>range</c>.</summary>
    public void Copy(JsonElement value, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                CopyMembers(value, json);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Copy(item, json);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    /// <summary>Copies the members of an object.</summary>
    public void CopyMembers(JsonElement value, Utf8JsonWriter json)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.NameEquals("place"))
            {
                if (Find(member.Value) is { } location)
                {
                    json.WritePropertyName("range");
                    JsonSerializer.Serialize(json, location, ProtocolJson.Default.Location);
                }
            }
            else
            {
                json.WritePropertyName(member.Name);
                Copy(member.Value, json);
            }
        }
    }
}
