using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Cli.Documentation;

/// <summary>What is left of points at some ages, for drawing: near enough for the eye, and the same on every machine.</summary>
/// <param name="Span">The age at the right end, in microseconds.</param>
/// <param name="Tick">The age between two marks, in microseconds.</param>
/// <param name="Points">Ages as a share of <paramref name="Span"/>, and what is left at them, from 1 to 0.</param>
internal sealed record DecayCurvePoints(long Span, long Tick, IReadOnlyList<(double Age, double Left)> Points)
{
    private const int StepsPerHalf = 8;

    /// <summary>The eighth root of a half.</summary>
    private const double EighthOfHalf = 0.917004043204671232;

    /// <summary>The curve of a decay.</summary>
    public static DecayCurvePoints Of(BoundDecay decay)
    {
        switch (decay)
        {
            case BoundDecay.HalfLife d:
                {
                    var points = new List<(double, double)>();
                    var left = 1.0;
                    for (var step = 0; step <= 4 * StepsPerHalf; step++, left *= EighthOfHalf)
                    {
                        points.Add((step / (4.0 * StepsPerHalf), left));
                    }

                    return new DecayCurvePoints(4 * d.Duration, d.Duration, points);
                }

            case BoundDecay.Linear d:
                return new DecayCurvePoints(d.Duration / 4 * 5, Math.Max(1, d.Duration / 2), [(0, 1), (0.8, 0), (1, 0)]);

            case BoundDecay.PercentEvery d:
                {
                    const int Steps = 8;
                    var points = new List<(double, double)>();
                    var left = 1.0;
                    for (var step = 0; step < Steps; step++, left *= 1 - (double)d.Percent)
                    {
                        points.Add((step / (double)Steps, left));
                        points.Add(((step + 1) / (double)Steps, left));
                    }

                    points.Add((1, left));
                    return new DecayCurvePoints(Steps * d.Duration, 2 * d.Duration, points);
                }

            default:
                return new DecayCurvePoints(1, 1, [(0, 1), (1, 1)]);
        }
    }

    /// <summary>What is left at an age; between two points on the line through them, at a step what is left after it.</summary>
    public double LeftAt(long age)
    {
        if (age >= Span)
        {
            return Points[^1].Left;
        }

        var at = (double)age / Span;
        for (var i = Points.Count - 1; i > 0; i--)
        {
            var (from, to) = (Points[i - 1], Points[i]);
            if (at >= from.Age && to.Age > from.Age)
            {
                return from.Left + ((to.Left - from.Left) * (at - from.Age) / (to.Age - from.Age));
            }
        }

        return 1;
    }
}
