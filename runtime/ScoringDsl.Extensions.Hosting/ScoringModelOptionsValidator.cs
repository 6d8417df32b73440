using Microsoft.Extensions.Options;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>Says what is wrong with options before the application starts.</summary>
internal sealed class ScoringModelOptionsValidator : IValidateOptions<ScoringModelOptions>
{
    // Longer waits are slips; timers take no more than some weeks.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ScoringModelOptions options)
    {
        var problems = Problems(options).Select(problem => $"Scoring model '{name}': {problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>What is wrong, one sentence each.</summary>
    public static IEnumerable<string> Problems(ScoringModelOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            yield return "Path is missing; give the model's file or folder.";
        }
        else if (System.IO.Path.GetExtension(options.Path) == ModelLocation.SourceExtension && options.Compile is null)
        {
            yield return $"'{options.Path}' needs a compiler, and Compile is not set. Build it with 'score build' and give the .dll.";
        }

        if (options.QuietPeriod < TimeSpan.Zero || options.QuietPeriod > s_longest)
        {
            yield return "QuietPeriod must be between 0 and one day.";
        }

        if (options.PollInterval <= TimeSpan.Zero || options.PollInterval > s_longest)
        {
            yield return "PollInterval must be above 0 and at most one day.";
        }
    }
}
