using System.Diagnostics;
using System.Globalization;

namespace ScoringDsl.Tests;

/// <summary>The seeds of a long run at random: <c>tests/fuzz.sh</c> says for how many minutes, and with which seed to begin.</summary>
internal static class FuzzTime
{
    /// <summary>Says for how many minutes.</summary>
    public const string Variable = "SCORING_FUZZ_MINUTES";

    /// <summary>One seed after another until the time is over; others in each run, unless <c>SCORING_FUZZ_SEED</c> says with which to begin.</summary>
    public static IEnumerable<int> Seeds()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable(Variable) ?? "", CultureInfo.InvariantCulture);
        var first = Environment.GetEnvironmentVariable("SCORING_FUZZ_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1_000_000, 1_000_000_000);
        var watch = Stopwatch.StartNew();
        for (var seed = first; watch.Elapsed.TotalMinutes < minutes; seed++)
        {
            yield return seed;
        }
    }
}
