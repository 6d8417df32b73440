namespace ScoringDsl.Compiler.Diagnostics;

/// <summary>Finds the declared name nearest to a mistyped one.</summary>
public static class DidYouMean
{
    // Longer texts are no typing slips, and the table of distances grows with the square of the length.
    private const int LongestName = 64;

    /// <summary>
    /// The candidate with the least edit distance to <paramref name="name"/>, or null where none is near:
    /// one slip for up to four letters, two for up to eight, else three. The first wins a tie.
    /// </summary>
    /// <param name="name">What was written; folded like the candidates.</param>
    /// <param name="candidates">Folded keys.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var threshold = name.Length switch { <= 2 => 0, <= 4 => 1, <= 8 => 2, _ => 3 };
        string? best = null;
        var bestDistance = threshold + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(name, candidate, bestDistance);
            if (distance > 0 && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>How many insertions, deletions, replacements and swaps of neighbours lie between two texts (optimal string alignment).</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <param name="limit">Once the distance is certain to be this or more, <paramref name="limit"/> is returned.</param>
    public static int Distance(string a, string b, int limit = int.MaxValue)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            // A swap reaches back two rows, and costs at least one more than what it reaches back to.
            if (least > limit)
            {
                return limit;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
