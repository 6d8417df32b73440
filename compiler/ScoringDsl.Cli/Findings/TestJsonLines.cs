using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;

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

    /// <summary>Prints the line of a test that has ended.</summary>
    public static void Write(TestResult result, TimeSpan elapsed, TextWriter output) => WriteLine(json => Write(result, elapsed, json), output);

    /// <summary>Prints the line of a test that a model holds and that was not run: its model's title, its id, name and place.</summary>
    public static void WriteListed(ModelAnalysis analysis, BoundTest test, string id, TextWriter output) =>
        WriteLine(
            json =>
            {
                json.WriteStartObject();
                WriteModel(analysis, json);
                json.WriteString("id", id);
                json.WriteString("name", test.Name);
                FindingJson.WritePlace(test.Source, test.Syntax.Name.Span, json);
                json.WriteEndObject();
            },
            output);

    /// <summary>Prints the line of an error, which keeps the model's tests from running.</summary>
    public static void WriteError(ModelAnalysis analysis, Diagnostic error, TextWriter output) =>
        WriteLine(
            json =>
            {
                json.WriteStartObject();
                WriteModel(analysis, json);
                FindingJson.WriteMessage(error, json);
                json.WriteEndObject();
            },
            output);

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

    /// <summary>Writes the model's own file, also where a file of tests led to it, and its title.</summary>
    private static void WriteModel(ModelAnalysis analysis, Utf8JsonWriter json)
    {
        var path = analysis.Trees.Length > 0 ? analysis.Trees[0].Source.Path : analysis.Path;
        json.WriteString("model", path);
        json.WriteString("title", analysis.Model?.Title ?? Path.GetFileNameWithoutExtension(path));
    }

    private static void WriteLine(Action<Utf8JsonWriter> write, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.OneLine))
        {
            write(json);
        }

        output.Write(Encoding.UTF8.GetString(buffer.ToArray()));
        output.Write('\n');
        output.Flush();
    }
}
