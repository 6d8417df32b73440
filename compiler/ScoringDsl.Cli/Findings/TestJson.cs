using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Testing;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints how tests ended as one JSON object.</summary>
internal static class TestJson
{
    /// <summary>Prints results.</summary>
    public static void Write(IReadOnlyList<TestResult> results, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("passed", results.Count(result => result.Passed));
            json.WriteNumber("failed", results.Count(result => !result.Passed));
            json.WriteStartArray("tests");
            foreach (var result in results)
            {
                json.WriteStartObject();
                json.WriteString("name", result.Name);
                json.WriteBoolean("passed", result.Passed);
                FindingJson.WritePlace(result.Source, result.Span, json);
                WriteFailures(result, json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Writes what of a test did not hold: where, what was expected, what came and the contributions that led there.</summary>
    public static void WriteFailures(TestResult result, Utf8JsonWriter json)
    {
        json.WriteStartArray("failures");
        foreach (var failure in result.Failures)
        {
            WriteFailure(failure, json);
        }

        json.WriteEndArray();
    }

    private static void WriteFailure(TestFailure failure, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        FindingJson.WritePlace(failure.Source, failure.Span, json);
        json.WriteString("expected", failure.Expected);
        json.WriteString("actual", failure.Actual);
        json.WriteStartArray("contributions");
        foreach (var contribution in failure.Contributions)
        {
            json.WriteStringValue(contribution);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
