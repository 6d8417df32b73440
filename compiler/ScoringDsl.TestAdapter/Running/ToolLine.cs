using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScoringDsl.TestAdapter.Running;

/// <summary>
/// A line that the tool prints: a test that there is (it has an id and no outcome), a test that has ended (it has an outcome), or an error
/// of a model (it has a code).
/// </summary>
/// <param name="File">The .score file.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Model">The model's own file.</param>
/// <param name="Title">The model's title.</param>
/// <param name="Id">What tells the test from the others of its file.</param>
/// <param name="Name">The test's name.</param>
/// <param name="Outcome"><c>passed</c> or <c>failed</c>.</param>
/// <param name="Milliseconds">How long the test took.</param>
/// <param name="Failures">What of the test did not hold.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">What the error says.</param>
/// <param name="Hint">A second sentence that helps.</param>
internal sealed record ToolLine(
    string File,
    int Line,
    string? Model = null,
    string? Title = null,
    string? Id = null,
    string? Name = null,
    string? Outcome = null,
    double Milliseconds = 0,
    IReadOnlyList<ToolFailure>? Failures = null,
    string? Code = null,
    string? Message = null,
    string? Hint = null)
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="ScoreToolException">It is none of these.</exception>
    public static ToolLine Parse(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, ToolJson.Default.ToolLine) is { File: not null } read && (read.Id is not null || read.Code is not null))
            {
                return read;
            }
        }
        catch (JsonException)
        {
            // Told below, with the line.
        }

        throw new ScoreToolException($"The score tool wrote a line that is no test: {line}");
    }
}

/// <summary>An expectation that did not hold.</summary>
/// <param name="File">The .score file.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Expected">What was expected, as written.</param>
/// <param name="Actual">What came instead.</param>
/// <param name="Contributions">The contributions that led there.</param>
internal sealed record ToolFailure(string File, int Line, string Expected, string Actual, IReadOnlyList<string> Contributions);

/// <summary>What the tool is asked for.</summary>
/// <param name="Files">The .score files.</param>
/// <param name="Tests">The ids of the tests to run, by their file; null for all.</param>
internal sealed record ToolRequest(IReadOnlyList<string> Files, IReadOnlyDictionary<string, List<string>>? Tests = null);

/// <summary>The generated readers and writers of what goes between the tool and here.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ToolLine))]
[JsonSerializable(typeof(ToolRequest))]
internal sealed partial class ToolJson : JsonSerializerContext;
