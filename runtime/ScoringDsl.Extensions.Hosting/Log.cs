using Microsoft.Extensions.Logging;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>What hosts log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Model {Model}: took version {Version} of {File}, {Tests} tests passed, in {Milliseconds:0} ms")]
    public static partial void Swapped(ILogger logger, string model, string version, string file, int tests, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "Model {Model}: refused {File}, version {Version} stays: {Reason}")]
    public static partial void Refused(ILogger logger, string model, string file, string version, string reason, Exception? exception);

    [LoggerMessage(3, LogLevel.Error, "Model {Model}: there is no model to score with: {Reason}")]
    public static partial void Missing(ILogger logger, string model, string reason, Exception? exception);

    [LoggerMessage(4, LogLevel.Debug, "Model {Model}: version {Version} is no longer used and is unloaded")]
    public static partial void Unloaded(ILogger logger, string model, string version);

    [LoggerMessage(5, LogLevel.Debug, "Model {Model}: {File} was written but is the same model")]
    public static partial void Unchanged(ILogger logger, string model, string file);

    [LoggerMessage(6, LogLevel.Warning, "Changes in {Folder} are not told by the system; its files are looked at from time to time")]
    public static partial void CannotWatch(ILogger logger, string folder, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Model {Model}: version {Version} carries no tests; build it with 'score build --tests'")]
    public static partial void NoTests(ILogger logger, string model, string version);
}
