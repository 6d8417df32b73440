namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>Points that fade by half in 30 days, in whole numbers of 2^−32, as the language defines them.</summary>
internal static class Decay
{
    public const double HalfLifeMicroseconds = 30.0 * TimeSpan.MicrosecondsPerDay;

    private const double One = 1L << 32;

    public static long Factor(double halfLives) => (long)Math.Floor((Math.Pow(0.5, halfLives) * One) + 0.5);

    public static long Factor(TimeSpan age) => Factor(age.TotalDays / 30);

    public static long Factor(long ageMicroseconds) => Factor(ageMicroseconds / HalfLifeMicroseconds);

    /// <summary>A sum of points × factor, brought to thousandths. None is negative in this model.</summary>
    public static long Thousandths(long products) => (products + (1L << 31)) >> 32;
}
