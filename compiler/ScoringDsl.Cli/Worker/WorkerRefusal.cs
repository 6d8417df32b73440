namespace ScoringDsl.Cli.Worker;

/// <summary>Why a request has no result, for people.</summary>
/// <param name="state"><c>noData</c>, <c>errors</c> or <c>failed</c>.</param>
/// <param name="message">A plain sentence, and a second that helps.</param>
internal sealed class WorkerRefusal(string state, string message) : Exception(message)
{
    /// <summary>There is no data to score.</summary>
    public const string NoData = "noData";

    /// <summary>The model has errors.</summary>
    public const string Errors = "errors";

    /// <summary>Something else, such as a file that cannot be read.</summary>
    public const string Failed = "failed";

    /// <summary>What kind of reason it is.</summary>
    public string State { get; } = state;
}
