using ScoringDsl.Benchmarks.ByHand;
using ScoringDsl.Benchmarks.Data;
using ScoringDsl.Runtime;

namespace ScoringDsl.Benchmarks.Measuring;

/// <summary>
/// Holds every way of scoring to the same results, before anything is measured: all scores to the thousandth, labels, flags and
/// reasons of every lead.
/// </summary>
internal static class Agreement
{
    public static void Check(Workload workload)
    {
        var expected = workload.Model.ScoreBatch(workload.Block, Workload.AsOf, threads: 1);
        Compare("the loop per rule over objects", expected, LoopPerRule.ScoreAll(workload.Leads, LeadGenerator.AsOf));
        Compare("the loop per rule over ids", expected, LoopPerRuleOnIds.ScoreAll(workload.Ids, Workload.AsOf));
        Compare("the fused pass over ids", expected, FusedPass.ScoreAll(workload.Ids, Workload.AsOf));
        Compare("the fused pass over objects", expected, workload.FusedObjects());
        Compare("two threads", expected, workload.Model.ScoreBatch(workload.Block, Workload.AsOf, threads: 2), 0);
        var tables = workload.ScoreObjects();
        for (var i = 0; i < tables.Length; i++)
        {
            Compare("the compiled model over objects", expected, tables[i], i * Workload.BlockSize);
        }

        Console.WriteLine($"All ways of scoring agree on {expected.Count} leads. {Describe(expected)}");
    }

    private static void Compare(string name, ScoreTable expected, HandResults actual)
    {
        for (var row = 0; row < expected.Count; row++)
        {
            for (var i = 0; i < HandResults.ScoreCount; i++)
            {
                Same(name, row, "score", i, expected.GetScore(row, i), actual.Scores[(row * HandResults.ScoreCount) + i]);
            }

            for (var i = 0; i < HandResults.LabelCount; i++)
            {
                Same(name, row, "label", i, expected.GetLabel(row, i), actual.Labels[(row * HandResults.LabelCount) + i]);
            }

            for (var i = 0; i < HandResults.FlagCount; i++)
            {
                Same(name, row, "flag", i, expected.GetFlag(row, i), actual.Flags[(row * HandResults.FlagCount) + i]);
            }

            var reasons = expected.GetReasons(row, HandResults.FlagCount - 1);
            for (var i = 0; i < HandResults.ReasonCount; i++)
            {
                Same(name, row, "reason", i, i < reasons.Length ? reasons[i] : -1, actual.Reasons[(row * HandResults.ReasonCount) + i]);
            }
        }
    }

    private static void Compare(string name, ScoreTable expected, ScoreTable actual, int firstRow)
    {
        for (var row = 0; row < actual.Count; row++)
        {
            for (var i = 0; i < HandResults.ScoreCount; i++)
            {
                Same(name, firstRow + row, "score", i, expected.GetScore(firstRow + row, i), actual.GetScore(row, i));
            }
        }
    }

    private static void Same<T>(string name, int row, string what, int index, T expected, T actual)
        where T : IEquatable<T>
    {
        if (!expected.Equals(actual))
        {
            throw new InvalidOperationException($"Lead {row}, {what} {index}: the compiled model gives {expected}, {name} {actual}.");
        }
    }

    /// <summary>How the leads came out, so that one sees that no rule idles.</summary>
    private static string Describe(ScoreTable table)
    {
        var sums = new long[HandResults.ScoreCount];
        var handedOff = 0;
        for (var row = 0; row < table.Count; row++)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += table.GetScore(row, i);
            }

            handedOff += table.GetFlag(row, HandResults.FlagCount - 1) ? 1 : 0;
        }

        var means = string.Join(", ", Array.ConvertAll(sums, sum => (sum / table.Count / 1000.0).ToString("0.0", null)));
        return $"Mean total, fit, engagement: {means}; handed off: {handedOff}.";
    }
}
