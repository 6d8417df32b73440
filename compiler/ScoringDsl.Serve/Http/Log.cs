using Microsoft.Extensions.Logging;

namespace ScoringDsl.Serve.Http;

/// <summary>What the service logs of requests: only its own mistakes. Nothing of a lead is ever written down.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void Failed(ILogger logger, string method, string path, Exception exception);
}
