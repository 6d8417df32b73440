namespace ScoringDsl.LanguageServer.Worker;

/// <summary>Why the worker gave no result, for people.</summary>
/// <param name="state"><c>noWorker</c>, <c>noData</c>, <c>errors</c> or <c>failed</c>, as requests answer it.</param>
/// <param name="message">A plain sentence.</param>
internal sealed class WorkerFailure(string state, string message) : Exception(message)
{
    /// <summary>There is nothing to start.</summary>
    public const string NoWorker = "noWorker";

    /// <summary>The model has errors.</summary>
    public const string Errors = "errors";

    /// <summary>Something else.</summary>
    public const string Failed = "failed";

    /// <summary>The state that the request is answered with.</summary>
    public string State { get; } = state;
}

/// <summary>The worker's process ended before it answered.</summary>
internal sealed class WorkerEndedException() : Exception("The 'score' tool ended before it answered.");
