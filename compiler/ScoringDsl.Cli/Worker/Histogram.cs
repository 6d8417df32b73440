using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Cli.Worker;

/// <summary>Bins of equal width for the values of a score, all in thousandths of a point. The last bin holds its upper edge too.</summary>
internal sealed class Histogram
{
    private const int MostBins = 20;

    private readonly long _first;
    private readonly long _step;

    private Histogram(long low, long high)
    {
        Low = low;
        High = high;
        _step = NiceStep(high - low);
        _first = FloorTo(low, _step);
        Bins = (int)Math.Max(1, (high - _first + _step - 1) / _step);
    }

    /// <summary>The lower end of the score's range, else its smallest value.</summary>
    public long Low { get; }

    /// <summary>The upper end of the score's range, else its largest value.</summary>
    public long High { get; }

    /// <summary>How many bins there are.</summary>
    public int Bins { get; }

    /// <summary>Bins for a score.</summary>
    /// <param name="score">The score, whose range counts where it has one.</param>
    /// <param name="values">All values; asked for only where an end is open.</param>
    public static Histogram For(ScoreDefinition score, params ReadOnlySpan<IEnumerable<long>> values)
    {
        var (low, high) = (score.Minimum, score.Maximum);
        if (low == long.MinValue || high == long.MaxValue)
        {
            var (least, most) = (0L, 0L);
            foreach (var some in values)
            {
                foreach (var value in some)
                {
                    (least, most) = (Math.Min(least, value), Math.Max(most, value));
                }
            }

            low = low == long.MinValue ? Math.Min(least, high) : low;
            high = high == long.MaxValue ? Math.Max(most, low) : high;
        }

        return new Histogram(low, high);
    }

    /// <summary>The lower edge of a bin; of one past the last the end.</summary>
    public long Edge(int bin) => _first + (bin * _step);

    /// <summary>How many values lie in each bin; those beyond the ends count in the outermost ones.</summary>
    public int[] Count(IEnumerable<long> values)
    {
        var counts = new int[Bins];
        foreach (var value in values)
        {
            counts[(int)Math.Clamp((value - _first) / _step, 0, Bins - 1)]++;
        }

        return counts;
    }

    /// <summary>The smallest of 1, 2 and 5 times a power of ten by which the width takes no more than <see cref="MostBins"/> bins.</summary>
    private static long NiceStep(long width)
    {
        var power = 1L;
        while (true)
        {
            foreach (var digit in (ReadOnlySpan<long>)[1, 2, 5])
            {
                if (width / (digit * power) <= MostBins)
                {
                    return digit * power;
                }
            }

            power *= 10;
        }
    }

    private static long FloorTo(long value, long step) => value - (((value % step) + step) % step);
}
