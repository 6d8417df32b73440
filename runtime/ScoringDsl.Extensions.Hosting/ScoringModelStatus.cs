namespace ScoringDsl.Extensions.Hosting;

/// <summary>How a host's model stands.</summary>
public enum ModelState
{
    /// <summary>Nothing has been loaded yet, or the host has ended.</summary>
    Unavailable,

    /// <summary>The model is the one in the file.</summary>
    Ready,

    /// <summary>The model in the file was refused, and the one before it is used.</summary>
    Stale,
}

/// <summary>What came of looking for a new model.</summary>
public enum ReloadOutcome
{
    /// <summary>A new model was taken.</summary>
    Swapped,

    /// <summary>The file holds the model that is used already.</summary>
    Unchanged,

    /// <summary>The model was refused; <see cref="ScoringModelStatus.LastError"/> says why.</summary>
    Refused,
}

/// <summary>A host's model at one moment.</summary>
/// <param name="Name">The name by which it was added.</param>
/// <param name="State">How it stands.</param>
public sealed record ScoringModelStatus(string Name, ModelState State)
{
    /// <summary>What tells the current version from others; null without one.</summary>
    public string? Version { get; init; }

    /// <summary>The file that it was loaded from.</summary>
    public string? File { get; init; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? LoadedAt { get; init; }

    /// <summary>How many tests passed before it was taken.</summary>
    public int TestsRun { get; init; }

    /// <summary>Why the file's model was refused; null where it was not.</summary>
    public string? LastError { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>How many models were taken, the first included.</summary>
    public long Swaps { get; init; }

    /// <summary>How many were refused; one that cannot be read counts once, however often it is tried.</summary>
    public long Failures { get; init; }
}
