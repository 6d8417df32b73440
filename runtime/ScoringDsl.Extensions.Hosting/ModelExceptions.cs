namespace ScoringDsl.Extensions.Hosting;

/// <summary>A model is not taken: it has errors, a test of it fails, or a check of the application refuses it. The message says why, in one sentence.</summary>
public sealed class ModelRejectedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The files besides the model's own that were looked at, imports and lists, which are watched with it.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];
}

/// <summary>There is no model to score with: none has been loaded yet, or the host has ended.</summary>
public sealed class ModelUnavailableException(string message) : InvalidOperationException(message);
