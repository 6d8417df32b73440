using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Tests.Points;

public class DecayCurveTests
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;

    public static TheoryData<long> Durations => [1, 2, 3, 7, 1000, 3600 * Second, Day, 7 * Day, 30 * Day, 90 * Day, 3650 * Day, 999_999_999_999_989, long.MaxValue];

    [Theory]
    [MemberData(nameof(Durations))]
    public void Half_life_factors_are_exact_one_by_one_and_four_at_once(long duration)
    {
        var curve = DecayCurve.Create(new CurveDefinition(CurveKind.HalfLife, duration));
        HoldsFor(curve, Ages(duration, 25_000), age => ExactDecay.HalfLife(age, (ulong)duration));
    }

    [Theory]
    [MemberData(nameof(Durations))]
    public void Half_life_factors_nearest_to_a_tie_are_exact(long duration)
    {
        var curve = DecayCurve.Create(new CurveDefinition(CurveKind.HalfLife, duration));
        HoldsFor(curve, AgesNearTies(duration, 2_000), age => ExactDecay.HalfLife(age, (ulong)duration));
    }

    [Theory]
    [MemberData(nameof(Durations))]
    public void Integers_alone_give_the_same_half_life_factors(long duration)
    {
        var curve = new HalfLifeCurve((ulong)duration);
        foreach (var age in Ages(duration, 2_000))
        {
            Assert.Equal(curve.Factor(age), curve.ExactFactor(age));
            var (halfLives, rest) = Math.DivRem(age, (ulong)duration);
            if (halfLives < 32 && rest > 0)
            {
                Assert.Equal(curve.Factor(age), curve.LongFactor((int)halfLives, rest));
            }
        }
    }

    [Theory]
    [InlineData(0, 1L << 32)]
    [InlineData(30, 1L << 31)]
    [InlineData(60, 1L << 30)]
    [InlineData(30 * 31, 2)]
    [InlineData(30 * 32, 1)]
    [InlineData(30 * 33, 1)]
    [InlineData(30 * 34, 0)]
    public void After_whole_half_lives_the_factor_is_a_power_of_two(int days, long expected) =>
        Assert.Equal(expected, DecayCurve.Create(new CurveDefinition(CurveKind.HalfLife, 30 * Day)).Factor((ulong)(days * Day)));

    [Fact]
    public void A_microsecond_past_33_half_lives_nothing_is_left() =>
        Assert.Equal(0, DecayCurve.Create(new CurveDefinition(CurveKind.HalfLife, 30 * Day)).Factor((ulong)(33 * 30 * Day) + 1));

    [Theory]
    [MemberData(nameof(Durations))]
    public void Linear_factors_are_exact_one_by_one_and_four_at_once(long duration)
    {
        var curve = DecayCurve.Create(new CurveDefinition(CurveKind.Linear, duration));
        HoldsFor(curve, Ages(duration, 25_000), age => ExactDecay.Linear(age, (ulong)duration));
    }

    [Fact]
    public void An_exact_tie_of_a_linear_factor_goes_up()
    {
        // 1 − 1/2^33 is 2^32 − 1/2 units.
        var curve = DecayCurve.Create(new CurveDefinition(CurveKind.Linear, 1L << 33));
        HoldsFor(curve, [1, 3, 5, (1UL << 33) - 1], age => ExactDecay.Linear(age, 1UL << 33));
        Assert.Equal(1L << 32, curve.Factor(1));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(33_333)]
    [InlineData(100_000)]
    [InlineData(125_000)]
    [InlineData(250_000)]
    [InlineData(500_000)]
    [InlineData(999_999)]
    [InlineData(1_000_000)]
    public void Percent_factors_are_exact_for_every_number_of_steps(int millionths)
    {
        var curve = DecayCurve.Create(new CurveDefinition(CurveKind.PercentEvery, Day, millionths));
        for (var steps = 0; steps < 2_000; steps++)
        {
            var expected = ExactDecay.Percent(steps, millionths);
            Assert.Equal(expected, curve.Factor((ulong)steps * (ulong)Day));
            Assert.Equal(expected, curve.Factor((((ulong)steps + 1) * (ulong)Day) - 1));
        }
    }

    [Fact]
    public void An_exact_tie_of_a_percent_factor_goes_up()
    {
        // (7/8)^11 · 2^32 = 7^11 / 2 = 988,663,371.5
        Assert.Equal(988_663_372, DecayCurve.Create(new CurveDefinition(CurveKind.PercentEvery, Day, 125_000)).Factor(11 * (ulong)Day));
    }

    [Fact]
    public void The_slowest_percent_decay_ends_at_nothing()
    {
        var curve = DecayCurve.Create(new CurveDefinition(CurveKind.PercentEvery, 1, 1_000));
        Assert.Equal(1, curve.Factor(22_861));
        Assert.Equal(0, curve.Factor(22_863));
        Assert.Equal(0, curve.Factor(ulong.MaxValue));
    }

    private static void HoldsFor(DecayCurve curve, ulong[] ages, Func<ulong, long> exact)
    {
        const long AsOf = long.MaxValue / 2;
        var instants = Array.ConvertAll(ages, age => unchecked(AsOf - (long)age));
        var together = new long[ages.Length];
        curve.Factors(AsOf, instants, together);
        for (var i = 0; i < ages.Length; i++)
        {
            var expected = exact(ages[i]);
            if (expected != curve.Factor(ages[i]) || expected != together[i])
            {
                Assert.Fail($"Age {ages[i]}: {expected} expected, alone {curve.Factor(ages[i])}, with others {together[i]}.");
            }
        }
    }

    private static ulong[] Ages(long duration, int count)
    {
        var random = new Random(17);
        var ages = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            // Near to whole half-lives, anywhere up to 40 of them, and of any size at all.
            var anywhere = (UInt128)(random.NextDouble() * 40 * duration);
            var nearWhole = ((UInt128)random.Next(36) * (ulong)duration) + (ulong)random.Next(3);
            var age = (i % 4) switch { 0 => nearWhole, 1 => (ulong)random.NextInt64() >> random.Next(63), _ => anywhere };
            ages[i] = (ulong)UInt128.Min(age, long.MaxValue);
        }

        return ages;
    }

    private static ulong[] AgesNearTies(long duration, int count)
    {
        var random = new Random(23);
        var ages = new List<ulong>();
        for (var i = 0; i < count; i++)
        {
            var tie = Math.Floor(Math.Pow(2, random.NextDouble() * 32)) + 0.5;
            var age = (32 - Math.Log2(tie)) * duration;
            for (var near = -2; near <= 2 && age is > 2 and < 9e18; near++)
            {
                ages.Add((ulong)(age + near));
            }
        }

        return [.. ages];
    }
}
