namespace ScoringDsl.TestingPlatform;

/// <summary>What the platform shows of a failure: never thrown.</summary>
/// <param name="message">What did not hold.</param>
/// <param name="places">Where, a line each.</param>
internal sealed class ScoreTestFailure(string message, string places) : Exception(message)
{
    /// <inheritdoc/>
    public override string? StackTrace => places;
}
