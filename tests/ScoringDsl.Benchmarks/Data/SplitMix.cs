namespace ScoringDsl.Benchmarks.Data;

/// <summary>SplitMix64: random numbers that are the same in every run and on every machine.</summary>
internal sealed class SplitMix(ulong state)
{
    public double Unit()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    public bool Chance(double share) => Unit() < share;

    /// <summary>A whole number from <paramref name="low"/> up to, not with, <paramref name="high"/>.</summary>
    public int Next(int low, int high) => low + (int)(Unit() * (high - low));

    public T Pick<T>(T[] items) => items[Next(0, items.Length)];
}
