using System.Net;

namespace ScoringDsl.Cli.Serving;

/// <summary>What <c>score serve</c> was asked for.</summary>
internal sealed record ServeSettings
{
    /// <summary>The environment variable that holds an API key.</summary>
    public const string KeyVariable = "SCORE_API_KEY";

    /// <summary>The models: the name by which they are asked for, and their file.</summary>
    public required IReadOnlyList<(string Name, string Path)> Models { get; init; }

    /// <summary>Where to listen.</summary>
    public required IPEndPoint Endpoint { get; init; }

    /// <summary>The keys of which each request must bring one; empty where none is asked for.</summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>The longest body in bytes.</summary>
    public int MaxBody { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most leads, and the most accounts, of a request.</summary>
    public int MaxLeads { get; init; } = 1_000;

    /// <summary>How much memory the bodies of all requests, and the answers that have not been taken yet, may take together, in bytes.</summary>
    public long MaxMemory { get; init; } = 256L * 1024 * 1024;

    /// <summary>How long a request may take to arrive, and its answer to be taken.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The slowest that a body may arrive, in bytes per second, after <see cref="SlowBodyGrace"/>.</summary>
    public double MinBodyRate { get; init; } = 240;

    /// <summary>How long a body may be slower than that.</summary>
    public TimeSpan SlowBodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether fields and events that the model does not have are left out, and told, instead of being refused.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Whether models are watched.</summary>
    public bool Watch { get; init; } = true;
}
