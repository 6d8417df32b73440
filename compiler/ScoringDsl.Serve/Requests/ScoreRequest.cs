namespace ScoringDsl.Serve.Requests;

/// <summary>What a request says besides its leads, which are in the block.</summary>
/// <param name="AsOf">The instant to score as of, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Leads">How many leads it has.</param>
/// <param name="IsMany">Whether they came as a list.</param>
/// <param name="Account">The key of the account to explain; null for a lead.</param>
internal readonly record struct ScoreRequest(long AsOf, int Leads, bool IsMany, string? Account);
