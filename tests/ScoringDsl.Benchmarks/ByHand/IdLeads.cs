using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>Leads prepared by hand for this one model: numbers instead of strings, in arrays.</summary>
internal sealed class IdLeads(int leads, int events)
{
    public int Count { get; set; }

    public int EventCount { get; set; }

    public LeadFacts[] Facts { get; } = new LeadFacts[leads];

    /// <summary>NaN is missing.</summary>
    public double[] Employees { get; } = new double[leads];

    /// <summary>Microseconds; <see cref="long.MinValue"/> is missing.</summary>
    public long[] Created { get; } = new long[leads];

    /// <summary>Microseconds; <see cref="long.MinValue"/> is missing.</summary>
    public long[] DecisionBy { get; } = new long[leads];

    /// <summary>Where each lead's events begin, and past the last lead the end.</summary>
    public int[] EventStarts { get; } = new int[leads + 1];

    /// <summary>Microseconds, ascending within each lead.</summary>
    public long[] At { get; private set; } = new long[events];

    public EventKind[] Kind { get; private set; } = new EventKind[events];

    public EventTraits[] Traits { get; private set; } = new EventTraits[events];

    /// <summary>Kind and traits as one number; see <see cref="EventClass"/>.</summary>
    public byte[] Class { get; private set; } = new byte[events];

    /// <summary>Which page or asset; the same number means the same text.</summary>
    public int[] Subject { get; private set; } = new int[events];

    /// <summary>Minutes in thousandths, for phone calls.</summary>
    public int[] Points { get; private set; } = new int[events];

    public void Clear()
    {
        Count = 0;
        EventCount = 0;
    }

    public void ReserveEvents(int more)
    {
        if (EventCount + more > At.Length)
        {
            var capacity = Math.Max(EventCount + more, At.Length * 2);
            At = Grown(At, capacity);
            Kind = Grown(Kind, capacity);
            Traits = Grown(Traits, capacity);
            Class = Grown(Class, capacity);
            Subject = Grown(Subject, capacity);
            Points = Grown(Points, capacity);
        }
    }

    private static T[] Grown<T>(T[] array, int capacity)
    {
        Array.Resize(ref array, capacity);
        return array;
    }
}
