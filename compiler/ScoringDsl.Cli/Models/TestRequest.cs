using System.Text.Json;
using System.Text.Json.Serialization;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Cli.Models;

/// <summary>What a program that shows tests asks for: one JSON object.</summary>
/// <param name="Files">The .score files: models, what they import, and files of tests. A file that is gone is an error of that file alone.</param>
/// <param name="Tests">The ids of the tests to run, by the path of their file as a list of tests gave it; null for all tests.</param>
internal sealed record TestRequest(string[] Files, Dictionary<string, HashSet<string>>? Tests = null)
{
    /// <summary>Reads a request.</summary>
    /// <param name="path">Its file; <c>-</c> is standard input.</param>
    /// <param name="input">Gives standard input.</param>
    /// <exception cref="CommandException">It is not one.</exception>
    public static TestRequest Read(string path, Func<Stream> input)
    {
        try
        {
            using var stream = path == "-" ? input() : File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, TestRequestJson.Default.TestRequest) is { Files: not null } request)
            {
                return request;
            }
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new CommandException($"There is no request for tests in '{path}': {e.Message}", exitCode: ExitCodes.Usage);
        }

        throw new CommandException($"The request for tests in '{path}' names no files.", exitCode: ExitCodes.Usage);
    }

    /// <summary>Whether a test is asked for.</summary>
    public bool IsWanted(SourceText source, string id) => Tests is null || (Tests.TryGetValue(source.Path, out var ids) && ids.Contains(id));
}

/// <summary>The generated reader of requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TestRequest))]
internal sealed partial class TestRequestJson : JsonSerializerContext;
