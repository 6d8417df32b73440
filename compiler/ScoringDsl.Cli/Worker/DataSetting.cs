using System.IO.Enumeration;
using System.Text.Json;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Worker;

/// <summary>
/// Reads the setting <c>score.data</c>: the file of leads; or an object with leads, events, accounts and asOf; or such a value for each
/// model by its path or a pattern of paths.
/// </summary>
/// <param name="model">The full path of the model.</param>
/// <param name="folder">The folder of the workspace, or null.</param>
internal sealed class DataSetting(string model, string? folder)
{
    private static readonly string[] s_names = ["leads", "events", "accounts", "asOf"];

    private readonly string _modelFolder = Path.GetDirectoryName(model) ?? "";

    /// <summary>The data of the model.</summary>
    /// <exception cref="WorkerRefusal">There is none, or the setting cannot be understood.</exception>
    public DataSet Read(JsonElement setting)
    {
        var value = setting.ValueKind == JsonValueKind.Object && !IsDataSet(setting) ? Choose(setting) : setting;
        var set = value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => throw NoData(),
            JsonValueKind.String when string.IsNullOrWhiteSpace(value.GetString()) => throw NoData(),
            JsonValueKind.String => new DataSet(FileOf(value, "leads"), [], null, null),
            JsonValueKind.Object => ReadSet(value),
            _ => throw Wrong("'score.data' is the path of a file of leads, or an object with leads, events, accounts and asOf."),
        };
        return set.Leads is null && set.Events.Count == 0 ? throw NoData() : set;
    }

    private static bool IsDataSet(JsonElement setting) => setting.EnumerateObject().Any(p => s_names.Contains(p.Name));

    private static WorkerRefusal Wrong(string message) => new(WorkerRefusal.Failed, message);

    private static WorkerRefusal NoData() =>
        new(WorkerRefusal.NoData, "Set 'score.data' to a file of leads or events to see what the model does to them.");

    /// <summary>The value for this model: that of its path itself before that of a pattern.</summary>
    private JsonElement Choose(JsonElement setting)
    {
        var names = new[] { model, RelativeTo(folder), Path.GetFileName(model) }.OfType<string>().ToList();
        var entries = setting.EnumerateObject().Select(p => (Pattern: p.Name.Replace('\\', '/'), p.Value)).ToList();
        var exact = entries.FirstOrDefault(e => names.Contains(Plain(e.Pattern)));
        return exact.Pattern is not null
            ? exact.Value
            : entries.FirstOrDefault(e => names.Any(name => FileSystemName.MatchesSimpleExpression(Plain(e.Pattern), name, ignoreCase: false))).Value;
    }

    private static string Plain(string pattern) => pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;

    private string? RelativeTo(string? root) => root is not null && model.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)
        ? model[(root.TrimEnd('/').Length + 1)..]
        : null;

    private DataSet ReadSet(JsonElement set)
    {
        foreach (var property in set.EnumerateObject())
        {
            if (!s_names.Contains(property.Name))
            {
                throw Wrong($"'score.data' has no '{property.Name}'. {SuggestionFor(property.Name) ?? "It has leads, events, accounts and asOf."}");
            }
        }

        return new DataSet(FileOf(Find(set, "leads"), "leads"), Events(Find(set, "events")), FileOf(Find(set, "accounts"), "accounts"), AsOf(Find(set, "asOf")));
    }

    private static string? SuggestionFor(string name) =>
        Suggestion.For(name, s_names) ?? (Array.Find(s_names, n => TextFold.Fold(n) == TextFold.Fold(name)) is { } same ? $"Did you mean '{same}'?" : null);

    private static JsonElement Find(JsonElement set, string name) => set.TryGetProperty(name, out var value) ? value : default;

    private DataFilePath? FileOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when value.GetString() is { Length: > 0 } path => new DataFilePath(Resolve(path), path),
        _ => throw Wrong($"'{name}' of 'score.data' is the path of a file."),
    };

    private IReadOnlyList<DataFilePath> Events(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.String => [EventsOf(value)],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(EventsOf)],
        _ => throw Wrong("'events' of 'score.data' is the path of a file, NAME=path, or a list of those."),
    };

    private DataFilePath EventsOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text)
        {
            throw Wrong("'events' of 'score.data' is the path of a file, NAME=path, or a list of those.");
        }

        var path = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return new DataFilePath(Resolve(path), path, text[..^path.Length]);
    }

    private static long? AsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when ValueReader.TryReadInstant(value.GetString(), out var instant) => instant,
        _ => throw Wrong("'asOf' of 'score.data' is an instant, such as 2025-06-01 or 2025-06-01T09:30:00Z."),
    };

    /// <summary>Relative to the model's folder if the file is there, else to the folder of the workspace.</summary>
    private string Resolve(string path)
    {
        var besideModel = Path.Combine(_modelFolder, path);
        return File.Exists(besideModel) || folder is null ? besideModel : Path.Combine(folder, path);
    }
}
