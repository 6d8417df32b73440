namespace ScoringDsl.Tests;

/// <summary>Counts what a piece of code allocates on its own thread.</summary>
internal static class Allocations
{
    /// <summary>
    /// The least of several countings, in bytes: a collection that another test sets off between two readings retires this thread's
    /// allocation buffer and counts its unused rest, which is none of the code's doing. What the code allocates shows every time.
    /// </summary>
    public static long Of(Action code)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            code();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
