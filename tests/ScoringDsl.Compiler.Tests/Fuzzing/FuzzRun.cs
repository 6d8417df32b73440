using System.Runtime.ExceptionServices;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>Runs one text under a guard of time on a thread with a stack like any other's, and makes a text that fails small.</summary>
internal static class FuzzRun
{
    // A smaller text is worth some patience, not more.
    private const int MostAttempts = 1500;

    // Far beyond what any text takes; only what never ends reaches it.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>What goes wrong with a text, or null, and whether it is a model without errors.</summary>
    public static (Exception? Problem, bool IsModel) Try(string text, bool emits)
    {
        Exception? problem = null;
        var isModel = false;
        var thread = new Thread(() =>
        {
            try
            {
                isModel = FuzzCheck.Run(text, emits);
            }
#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                problem = e;
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return thread.Join(Longest) ? (problem, isModel) : (new TimeoutException($"{text.Length} characters took more than {Longest}."), false);
    }

    /// <summary>A smaller text that goes wrong in the same way: without lines, then without characters, as long as that helps.</summary>
    public static string Shrink(string text, Exception problem, bool emits)
    {
        if (problem is TimeoutException)
        {
            return text;
        }

        var attempts = 0;
        foreach (var unit in (ReadOnlySpan<Func<string, List<string>>>)[t => [.. t.Split('\n').Select(l => l + "\n")], t => [.. t.Select(c => c.ToString())]])
        {
            var parts = unit(text);
            for (var size = Math.Max(1, parts.Count / 2); size >= 1 && attempts < MostAttempts; size /= 2)
            {
                for (var at = 0; at < parts.Count && attempts < MostAttempts; attempts++)
                {
                    var without = parts.Take(at).Concat(parts.Skip(at + size)).ToList();
                    if (IsSame(string.Concat(without), problem, emits))
                    {
                        parts = without;
                    }
                    else
                    {
                        at += size;
                    }
                }
            }

            text = string.Concat(parts);
        }

        return text;
    }

    /// <summary>Fails the test with the smallest text, the seed and what went wrong.</summary>
    public static void Report(int seed, string text, Exception problem, bool emits)
    {
        var small = Shrink(text, problem, emits);
        Assert.Fail($"Seed {seed}: {problem.GetType().Name}: {problem.Message}\n---- the text, made small ----\n{small}\n---- end ----\n{problem.StackTrace}");
        ExceptionDispatchInfo.Throw(problem);
    }

    private static bool IsSame(string text, Exception problem, bool emits) =>
        Try(text, emits).Problem is { } other && other.GetType() == problem.GetType() && FirstFrame(other) == FirstFrame(problem);

    private static string FirstFrame(Exception e) => e.StackTrace?.Split('\n').FirstOrDefault(f => f.Contains("ScoringDsl", StringComparison.Ordinal)) ?? "";
}
