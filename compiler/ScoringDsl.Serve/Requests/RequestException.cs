namespace ScoringDsl.Serve.Requests;

/// <summary>A request that is not taken.</summary>
/// <param name="status">The HTTP status, 400 to 503.</param>
/// <param name="message">What is wrong, in one sentence.</param>
/// <param name="hint">A second sentence that helps, or null.</param>
/// <param name="path">The JSON path of what is wrong, or null.</param>
internal sealed class RequestException(int status, string message, string? hint = null, string? path = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>A second sentence that helps, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The JSON path of what is wrong, or null.</summary>
    public string? Path { get; } = path;
}
