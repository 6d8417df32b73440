namespace ScoringDsl.Runtime.Typed;

/// <summary>A loaded model does not fit the types that an application was built with. The message lists everything that differs.</summary>
public sealed class ModelMismatchException : Exception
{
    internal ModelMismatchException(string model, string face, IReadOnlyList<string> differences)
        : base($"The model {model} does not fit {face}. {string.Join(' ', differences)} Build the application with this model, or load one that fits.") =>
        Differences = differences;

    /// <summary>Each difference as a sentence.</summary>
    public IReadOnlyList<string> Differences { get; }
}
