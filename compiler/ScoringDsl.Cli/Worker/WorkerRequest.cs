using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScoringDsl.Cli.Worker;

/// <summary>One line that comes in.</summary>
/// <param name="Id">The number that the answer carries; with the method <c>cancel</c>, the number of the request that is no longer wanted.</param>
/// <param name="Method"><c>figures</c>, <c>preview</c>, <c>leads</c>, <c>tests</c> or <c>cancel</c>.</param>
/// <param name="Model">The full path of the model's own file, with forward slashes.</param>
/// <param name="Texts">Texts that count instead of files, by full path.</param>
/// <param name="Before">All files of the model as it was before, by full path; null for a file that was not there. Nothing else is read for it.</param>
/// <param name="Data">The value of the setting <c>score.data</c>.</param>
/// <param name="Folder">The folder of the workspace, where paths of the setting may begin; or null.</param>
/// <param name="Lead">The key of the lead to explain, or null.</param>
/// <param name="Query">What a lead is searched by, or null.</param>
/// <param name="Limit">How many leads are wanted at most.</param>
/// <param name="Tests">The ids of the tests to run, by full path of their file; an empty list for all of the file.</param>
internal sealed record WorkerRequest(
    int Id,
    string Method,
    string? Model = null,
    Dictionary<string, string>? Texts = null,
    Dictionary<string, string?>? Before = null,
    JsonElement Data = default,
    string? Folder = null,
    string? Lead = null,
    string? Query = null,
    int? Limit = null,
    Dictionary<string, string[]>? Tests = null);

/// <summary>The generated reader of requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkerRequest))]
internal sealed partial class WorkerJson : JsonSerializerContext;
