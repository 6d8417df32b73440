namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>Takes the first few events of each day, where events come in the order of time.</summary>
internal struct PerDay(int most)
{
    private long _day = long.MinValue;
    private int _taken;

    public bool Take(long day)
    {
        _taken = day == _day ? _taken + 1 : 1;
        _day = day;
        return _taken <= most;
    }
}
