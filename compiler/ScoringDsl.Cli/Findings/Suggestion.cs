using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Findings;

/// <summary>Guesses what was meant by a name that is not there.</summary>
internal static class Suggestion
{
    /// <summary>"Did you mean 'email'?", or null where no candidate comes close.</summary>
    public static string? For(string name, IEnumerable<string> candidates)
    {
        var folded = TextFold.Fold(name);
        string? best = null;
        var least = Math.Max(1, folded.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(folded, TextFold.Fold(candidate));
            if (distance < least)
            {
                least = distance;
                best = candidate;
            }
        }

        return best is null ? null : $"Did you mean '{best}'?";
    }

    /// <summary>How many characters must be added, removed or replaced (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
