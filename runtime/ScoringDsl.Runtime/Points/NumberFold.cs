namespace ScoringDsl.Runtime.Points;

/// <summary>
/// Points of rules that each compare one number with constants, added up once: a table over the stretches between the constants.
/// </summary>
/// <param name="Cuts">The constants, ascending, without repeats.</param>
/// <param name="Points">
/// 2n + 1 sums in thousandths: below the first cut, at it, between it and the next, at that, … above the last.
/// </param>
public sealed record NumberFold(double[] Cuts, long[] Points)
{
    /// <summary>The sum for a number; 0 where it is missing (NaN).</summary>
    public long this[double number]
    {
        get
        {
            if (double.IsNaN(number))
            {
                return 0;
            }

            var low = 0;
            var high = Cuts.Length;
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (Cuts[middle] < number)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            var at = low < Cuts.Length && Cuts[low] == number;
            return Points[(2 * low) + (at ? 1 : 0)];
        }
    }
}
