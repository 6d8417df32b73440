using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Testing;

namespace ScoringDsl.Cli.Findings;

/// <summary>Writes how tests ended as JSON lines: one object for each test as soon as it has ended, for programs that show tests.</summary>
internal static class TestJsonLines
{
    /// <summary>Runs tests and says of each, when it has ended, how long it took.</summary>
    public static IEnumerable<(TestResult Result, TimeSpan Elapsed)> Timed(IEnumerable<TestResult> results)
    {
        var watch = Stopwatch.StartNew();
        foreach (var result in results)
        {
            yield return (result, watch.Elapsed);
            watch.Restart();
        }
    }

    /// <summary>Prints one line.</summary>
    public static void Write(TestResult result, TimeSpan elapsed, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.OneLine))
        {
            Write(result, elapsed, json);
        }

        output.Write(Encoding.UTF8.GetString(buffer.ToArray()));
        output.Write('\n');
        output.Flush();
    }

    /// <summary>Writes the object of a line. Lines and columns count from 1.</summary>
    public static void Write(TestResult result, TimeSpan elapsed, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("name", result.Name);
        FindingJson.WritePlace(result.Source, result.Span, json);
        json.WriteString("outcome", result.Passed ? "passed" : "failed");
        json.WriteNumber("milliseconds", Math.Round(elapsed.TotalMilliseconds, 3));
        TestJson.WriteFailures(result, json);
        json.WriteEndObject();
    }
}
