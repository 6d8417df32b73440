namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>window/workDoneProgress/create</summary>
internal sealed record ProgressCreateParams(string Token);

/// <summary>$/progress</summary>
internal sealed record ProgressParams(string Token, ProgressValue Value);

/// <summary>How far work has come; kind "begin", with a title, or "end".</summary>
internal sealed record ProgressValue(string Kind)
{
    public string? Title { get; init; }

    public string? Message { get; init; }
}
