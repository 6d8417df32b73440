using System.Text.Json;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>Has tests run by the worker.</summary>
internal sealed class TestRuns(WorkerProcess worker)
{
    /// <summary>Runs tests of some files.</summary>
    /// <param name="answering">The texts.</param>
    /// <param name="wanted">The files and the ids of their tests.</param>
    /// <param name="onResult">Takes each test as it ends, or null.</param>
    /// <param name="cancellation">Ends the run between two tests.</param>
    public async Task<RunTestsResult> RunAsync(Answering answering, IReadOnlyList<TestsOfFile> wanted, Action<TestOutcome>? onResult, CancellationToken cancellation)
    {
        var outcomes = new List<TestOutcome>();
        var problems = new List<TestProblem>();
        var places = new WorkerPlaces(answering);
        foreach (var files in wanted.ToLookup(w => answering.Snapshot.RootOf(DocumentPath.FromUri(w.Uri)), StringComparer.Ordinal))
        {
            var analysis = answering.Snapshot.AnalysisOf(files.Key);
            if (analysis.HasErrors || analysis.Model is null)
            {
                problems.AddRange(files.Select(f => new TestProblem(f.Uri, ErrorSummary.Of(analysis))));
                continue;
            }

            try
            {
                await worker.AskAsync("tests", json => Write(json, answering, analysis, files), Take, cancellation).ConfigureAwait(false);
            }
            catch (WorkerFailure problem) when (problem.State == WorkerFailure.Errors)
            {
                problems.AddRange(files.Select(f => new TestProblem(f.Uri, problem.Message)));
            }
            catch (WorkerFailure problem)
            {
                return new RunTestsResult(problem.State == WorkerFailure.NoWorker ? WorkerFailure.NoWorker : WorkerFailure.Failed, problem.Message, [.. outcomes], [.. problems]);
            }
        }

        return new RunTestsResult("done", null, [.. outcomes], [.. problems]);

        void Take(JsonElement test)
        {
            var outcome = Read(places, test);
            outcomes.Add(outcome);
            onResult?.Invoke(outcome);
        }
    }

    private static void Write(Utf8JsonWriter json, Answering answering, ModelAnalysis analysis, IEnumerable<TestsOfFile> files)
    {
        WorkerRequests.WriteModel(json, answering.Snapshot, analysis);
        json.WriteStartObject("tests");
        foreach (var file in files.GroupBy(f => DocumentPath.FromUri(f.Uri), StringComparer.Ordinal))
        {
            json.WriteStartArray(file.Key);
            foreach (var id in file.Any(f => f.Ids is null) ? [] : file.SelectMany(f => f.Ids ?? []))
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static TestOutcome Read(WorkerPlaces places, JsonElement test) => new(
        DocumentPath.ToUri(test.GetProperty("file").GetString() ?? ""),
        test.GetProperty("id").GetString() ?? "",
        test.GetProperty("outcome").GetString() == "passed",
        test.GetProperty("milliseconds").GetDouble(),
        [.. test.GetProperty("failures").EnumerateArray().Select(f => ReadFailure(places, f))]);

    private static TestFailureItem ReadFailure(WorkerPlaces places, JsonElement failure)
    {
        var place = places.Find(failure);
        return new TestFailureItem(
            place?.Range ?? default,
            place?.Uri ?? "",
            failure.GetProperty("expected").GetString() ?? "",
            failure.GetProperty("actual").GetString() ?? "",
            [.. failure.GetProperty("contributions").EnumerateArray().Select(c => c.GetString() ?? "")]);
    }
}
