namespace ScoringDsl.Differential.Generation;

/// <summary>Random choices that follow from one number alone, on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to but not including <paramref name="count"/>.</summary>
    public int Next(int count) => (int)(Next64() % (ulong)count);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Next(int low, int high) => low + Next(high - low + 1);

    /// <summary>A long number from 0 up to but not including <paramref name="count"/>.</summary>
    public long NextLong(long count) => (long)(Next64() % (ulong)count);

    /// <summary>True this often in a hundred.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of some values.</summary>
    public T Pick<T>(params ReadOnlySpan<T> values) => values[Next(values.Length)];

    /// <summary>One of some values.</summary>
    public T PickFrom<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>Makes one of some things, each as often as its weight says.</summary>
    public T Make<T>(params ReadOnlySpan<(int Weight, Func<T> Make)> ways)
    {
        var total = 0;
        foreach (var (weight, _) in ways)
        {
            total += weight;
        }

        var roll = Next(total);
        foreach (var (weight, make) in ways)
        {
            roll -= weight;
            if (roll < 0)
            {
                return make();
            }
        }

        throw new InvalidOperationException("All weights are 0.");
    }

    /// <summary>The values in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> values)
    {
        T[] all = [.. values];
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }

    // SplitMix64.
    private ulong Next64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
