namespace ScoringDsl.Runtime.Points;

/// <summary>Known values added up in whole millionths, with their least and greatest. No order of values changes it.</summary>
internal struct NumberTally
{
    private const double Scale = 1_000_000;

    // A value beyond nine million million million millionths counts as that.
    private const double Limit = 9e18;

    private Int128 _millionths;
    private long _count;

    /// <summary>A tally of nothing.</summary>
    public static NumberTally Empty => new() { Min = double.NaN, Max = double.NaN };

    /// <summary>The sum; 0 of nothing.</summary>
    public readonly double Sum => (double)_millionths / Scale;

    /// <summary>The sum by the count of values; NaN of nothing.</summary>
    public readonly double Average => _count == 0 ? double.NaN : Sum / _count;

    /// <summary>The least value; NaN of nothing.</summary>
    public double Min { get; private set; }

    /// <summary>The greatest value; NaN of nothing.</summary>
    public double Max { get; private set; }

    /// <summary>Adds a value; NaN is missing and not counted. Each is brought to millionths half away from zero, and kept within ±9·10^12.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        var magnitude = (long)Math.Min(Math.Floor((Math.Abs(value) * Scale) + 0.5), Limit);
        _millionths += value < 0 ? -magnitude : magnitude;
        _count++;
        Min = value >= Min ? Min : value;
        Max = value <= Max ? Max : value;
    }
}
