namespace ScoringDsl.TestAdapter.Running;

/// <summary>The tool is missing, does not start, or ended before it had done what it was asked for.</summary>
/// <param name="message">A sentence for people.</param>
internal sealed class ScoreToolException(string message) : Exception(message);
