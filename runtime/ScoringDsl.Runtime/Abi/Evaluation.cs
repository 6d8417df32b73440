namespace ScoringDsl.Runtime.Abi;

/// <summary>
/// One thread's evaluation of a model over the rows of a block: what generated code asks of a lead and its events, and where it puts
/// results. Reused from row to row; grows to the largest block it has seen and allocates nothing after that.
/// </summary>
public sealed class Evaluation
{
    // ---- results of the current row, written by generated code ----

    /// <summary>Finished scores in thousandths of a point.</summary>
    public long[] Scores => throw new NotImplementedException();

    /// <summary>The index of the label of each band, rating and stages.</summary>
    public int[] Labels => throw new NotImplementedException();

    /// <summary>Whether each exclusion, segment and hand-off holds.</summary>
    public bool[] Flags => throw new NotImplementedException();

    // ---- the lead ----

    /// <summary>The instant scored as of, in microseconds since 1970-01-01 UTC.</summary>
    public long AsOf => throw new NotImplementedException();

    /// <summary>The row's numbers by slot; NaN is missing.</summary>
    public ReadOnlySpan<double> Numbers => throw new NotImplementedException();

    /// <summary>The row's instants by slot; <see cref="long.MinValue"/> is missing.</summary>
    public ReadOnlySpan<long> Instants => throw new NotImplementedException();

    /// <summary>64 tests of a lead's text as bits: word w holds tests 64w … 64w + 63.</summary>
    public ulong TextBits(int slot, int word) => throw new NotImplementedException();

    /// <summary>Sum of points folded over the tests of a text, in thousandths.</summary>
    public long TextFold(int slot, int fold) => throw new NotImplementedException();

    /// <summary>A kept text, folded; null is missing.</summary>
    public string? Text(int keptSlot) => throw new NotImplementedException();

    // ---- aggregates over the row's events; filter and window are indexes of the definition ----

    /// <summary>How many events pass the filter in the window.</summary>
    public long Count(int filter, int window) => throw new NotImplementedException();

    /// <summary>The newest such event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long Last(int filter, int window) => throw new NotImplementedException();

    /// <summary>The oldest such event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long First(int filter, int window) => throw new NotImplementedException();

    /// <summary>The sum of their decay factors, in units of 2^−32.</summary>
    public long DecaySum(int filter, int window, int curve) => throw new NotImplementedException();

    /// <summary>One decay factor, in units of 2^−32; for an event at <paramref name="instant"/>. <see cref="long.MinValue"/> (no event) gives 2^32: undecayed.</summary>
    public long DecayFactor(int curve, long instant) => throw new NotImplementedException();

    /// <summary>The sum of a property: known values brought to whole millionths; 0 of nothing.</summary>
    public double Sum(int filter, int window, int numberSlot) => throw new NotImplementedException();

    /// <summary>That sum by the count of known values; NaN of nothing.</summary>
    public double Average(int filter, int window, int numberSlot) => throw new NotImplementedException();

    /// <summary>The least known value; NaN of nothing.</summary>
    public double Min(int filter, int window, int numberSlot) => throw new NotImplementedException();

    /// <summary>The greatest known value; NaN of nothing.</summary>
    public double Max(int filter, int window, int numberSlot) => throw new NotImplementedException();

    /// <summary>How many different known values a kept text has among the events.</summary>
    public long DistinctTexts(int filter, int window, int keptSlot) => throw new NotImplementedException();

    /// <summary>How many different known values a number property has among the events.</summary>
    public long DistinctNumbers(int filter, int window, int numberSlot) => throw new NotImplementedException();

    // ---- single events, for rules whose points or conditions differ from event to event ----

    /// <summary>The index of the row's first event. Instants ascend from here to <see cref="EndEvent"/>; events after asOf are not among them.</summary>
    public int FirstEvent => throw new NotImplementedException();

    /// <summary>The index past the row's last event that is not after asOf.</summary>
    public int EndEvent => throw new NotImplementedException();

    /// <summary>Whether an event passes a filter and lies in a window.</summary>
    public bool Matches(int e, int filter, int window) => throw new NotImplementedException();

    /// <summary>Whether an event passes a filter.</summary>
    public bool Passes(int e, int filter) => throw new NotImplementedException();

    /// <summary>An event's number by slot; NaN is missing.</summary>
    public double EventNumber(int e, int slot) => throw new NotImplementedException();

    /// <summary>An event's instant property by slot; <see cref="long.MinValue"/> is missing.</summary>
    public long EventInstant(int e, int slot) => throw new NotImplementedException();

    /// <summary>An event's kept text by slot, folded; null is missing.</summary>
    public string? EventText(int e, int keptSlot) => throw new NotImplementedException();

    // ---- the events that a rule has picked, one by one ----

    /// <summary>Forgets the picked events.</summary>
    public void StartPicking() => throw new NotImplementedException();

    /// <summary>Picks an event with its points in thousandths. Events are picked in ascending order.</summary>
    public void Pick(int e, long points) => throw new NotImplementedException();

    /// <summary>Keeps, for each different known value of a kept text, the latest picked event (at one instant the one of larger points); events without the value go.</summary>
    public void KeepLatestByText(int keptSlot) => throw new NotImplementedException();

    /// <summary>The same by a number property.</summary>
    public void KeepLatestByNumber(int numberSlot) => throw new NotImplementedException();

    /// <summary>
    /// Keeps the earliest <paramref name="count"/> picked events of each period, at one instant those of larger points.
    /// Periods are counted in UTC from 1970-01-01; weeks begin on Monday.
    /// </summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="period">The period's length in microseconds: an hour, a day or a week.</param>
    public void KeepPerPeriod(int count, long period) => throw new NotImplementedException();

    /// <summary>How many events are picked.</summary>
    public long PickedCount => throw new NotImplementedException();

    /// <summary>The newest picked event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long PickedLast => throw new NotImplementedException();

    /// <summary>The oldest picked event's instant; <see cref="long.MinValue"/> where there is none.</summary>
    public long PickedFirst => throw new NotImplementedException();

    /// <summary>The newest picked event of positive points; <see cref="long.MinValue"/> where there is none.</summary>
    public long PickedLastPositive => throw new NotImplementedException();

    /// <summary>The exact sum of picked points times decay factor, brought to thousandths once, half away from zero. Curve −1 is no decay.</summary>
    public long PickedPoints(int curve) => throw new NotImplementedException();

    /// <summary>The picked events' property, as <see cref="Sum"/>.</summary>
    public double PickedSum(int numberSlot) => throw new NotImplementedException();

    /// <summary>The picked events' property, as <see cref="Average"/>.</summary>
    public double PickedAverage(int numberSlot) => throw new NotImplementedException();

    /// <summary>The picked events' property, as <see cref="Min"/>.</summary>
    public double PickedMin(int numberSlot) => throw new NotImplementedException();

    /// <summary>The picked events' property, as <see cref="Max"/>.</summary>
    public double PickedMax(int numberSlot) => throw new NotImplementedException();

    /// <summary>How many different known values a kept text has among the picked events.</summary>
    public long PickedDistinctTexts(int keptSlot) => throw new NotImplementedException();

    /// <summary>How many different known values a number property has among the picked events.</summary>
    public long PickedDistinctNumbers(int numberSlot) => throw new NotImplementedException();

    // ---- for explanations ----

    /// <summary>Notes, while a rule's contribution is explained, how many events it counted and the newest one's instant (<see cref="long.MinValue"/> for none).</summary>
    public void Note(long events, long newest) => throw new NotImplementedException();
}
