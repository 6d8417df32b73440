namespace ScoringDsl.Benchmarks.Data;

/// <summary>Instants as the runtime takes them: microseconds since 1970-01-01 UTC.</summary>
internal static class Instant
{
    public const long Day = TimeSpan.MicrosecondsPerDay;

    public static long From(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
