using System.Text.Json.Serialization;
using ScoringDsl.LanguageServer.Protocol;
using Range = ScoringDsl.LanguageServer.Protocol.Range;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>score/preview</summary>
internal sealed record PreviewParams(TextDocumentIdentifier TextDocument, string? Lead);

/// <summary>score/leads</summary>
internal sealed record LeadsParams(TextDocumentIdentifier TextDocument, string? Query, int? Limit);

/// <summary>score/runTests</summary>
internal sealed record RunTestsParams(TestsOfFile[] Tests, string? RunId);

/// <summary>Tests of one file; all where no ids are given.</summary>
internal sealed record TestsOfFile(string Uri, string[]? Ids);

/// <summary>The answer to score/runTests; state is "done", "noWorker" or "failed".</summary>
internal sealed record RunTestsResult(string State, string? Message, TestOutcome[] Results, TestProblem[] Problems);

/// <summary>How a test ended.</summary>
internal sealed record TestOutcome(string Uri, string Id, bool Passed, double Milliseconds, TestFailureItem[] Failures);

/// <summary>An expectation that did not hold.</summary>
internal sealed record TestFailureItem(Range Range, string Uri, string Expected, string Actual, string[] Contributions);

/// <summary>Why the tests of a file could not be run.</summary>
internal sealed record TestProblem(string Uri, string Message);

/// <summary>score/testResult</summary>
internal sealed record TestResultParams(string RunId, TestOutcome Result);

/// <summary>score/previewChanged</summary>
internal sealed record PreviewChangedParams(string Uri);

/// <summary>window/showMessage; type 1 is an error, 3 information.</summary>
internal sealed record ShowMessageParams(int Type, string Message);

/// <summary>workspace/executeCommand</summary>
internal sealed record ExecuteCommandParams(string Command, System.Text.Json.JsonElement[]? Arguments);

/// <summary>An answer without content.</summary>
internal sealed record Nothing;

/// <summary>The generated readers and writers of these messages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 128)]
[JsonSerializable(typeof(PreviewParams))]
[JsonSerializable(typeof(LeadsParams))]
[JsonSerializable(typeof(RunTestsParams))]
[JsonSerializable(typeof(RunTestsResult))]
[JsonSerializable(typeof(TestResultParams))]
[JsonSerializable(typeof(PreviewChangedParams))]
[JsonSerializable(typeof(ShowMessageParams))]
[JsonSerializable(typeof(ExecuteCommandParams))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class WorkerMessagesJson : JsonSerializerContext;
