using System.Globalization;
using System.Numerics;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Tests.Points;

public class PointsMathTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 20_000)]
    [InlineData(0.0005, 1)]
    [InlineData(-0.0005, -1)]
    [InlineData(0.00049, 0)]
    [InlineData(-1.2345, -1_235)]
    [InlineData(1e6, 1_000_000_000)]
    [InlineData(1e300, 1_000_000_000)]
    [InlineData(-1e300, -1_000_000_000)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Points_from_a_number_are_thousandths_half_away_from_zero_and_limited(double number, long expected) =>
        Assert.Equal(expected, PointsMath.FromNumber(number));

    [Theory]
    [InlineData(1_000, 1L << 32, 1_000)]
    [InlineData(1_000, 1L << 31, 500)]
    [InlineData(1, 1L << 31, 1)]
    [InlineData(-1, 1L << 31, -1)]
    [InlineData(1, (1L << 31) - 1, 0)]
    [InlineData(-1, (1L << 31) - 1, 0)]
    [InlineData(-1_000_000_000, 1_000L << 32, -1_000_000_000_000)]
    [InlineData(0, 1L << 32, 0)]
    public void Decayed_points_are_rounded_half_away_from_zero(long points, long factors, long expected) =>
        Assert.Equal(expected, PointsMath.Decayed(points, factors));

    [Fact]
    public void Decayed_points_and_sums_of_products_agree_with_big_integers()
    {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var points = random.NextInt64(-PointsMath.Limit, PointsMath.Limit + 1) >> random.Next(30);
            var factors = random.NextInt64(0, 1L << 62) >> random.Next(62);
            var expected = (long)HalfAway((BigInteger)points * factors, BigInteger.One << 32);
            Assert.Equal(expected, PointsMath.Decayed(points, factors));
            Assert.Equal(expected, PointsMath.FromProducts((Int128)points * factors));
        }
    }

    [Theory]
    [InlineData(15_001, 500_000, 7_501)]
    [InlineData(-15_001, 500_000, -7_501)]
    [InlineData(15_001, 1_000_000, 15_001)]
    [InlineData(15_001, 0, 0)]
    [InlineData(long.MaxValue, 2_000_000, long.MaxValue)]
    [InlineData(-long.MaxValue, 2_000_000, -long.MaxValue)]
    public void A_weighted_sum_is_rounded_half_away_from_zero(long sum, long weight, long expected) =>
        Assert.Equal(expected, PointsMath.Weighted(sum, weight));

    [Fact]
    public void Weighted_sums_agree_with_big_integers()
    {
        var random = new Random(6);
        for (var i = 0; i < 10_000; i++)
        {
            var sum = random.NextInt64(long.MinValue / 8, long.MaxValue / 8) >> random.Next(62);
            var weight = random.NextInt64(0, 8_000_000) >> random.Next(20);
            Assert.Equal((long)HalfAway((BigInteger)sum * weight, 1_000_000), PointsMath.Weighted(sum, weight));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(499, 0)]
    [InlineData(500, 1_000)]
    [InlineData(-499, 0)]
    [InlineData(-500, -1_000)]
    [InlineData(28_326, 28_000)]
    [InlineData(99_500, 100_000)]
    public void Rounding_to_whole_points_is_half_away_from_zero(long thousandths, long expected) =>
        Assert.Equal(expected, PointsMath.Rounded(thousandths));

    [Theory]
    [InlineData(5, 0, 10, 5)]
    [InlineData(10, 0, 10, 10)]
    [InlineData(11, 0, 10, 10)]
    [InlineData(-1, 0, 10, 0)]
    [InlineData(11, long.MinValue, long.MaxValue, 11)]
    public void A_cap_keeps_a_value_within_its_bounds(long value, long down, long up, long expected) =>
        Assert.Equal(expected, PointsMath.Capped(value, down, up));

    [Fact]
    public void Property_values_add_up_in_whole_millionths_in_any_order()
    {
        double[] values = [0.1, 0.2, 1e12, -1e12, 0.3, double.NaN, 0.0000004, 0.0000005];
        var forth = NumberTally.Empty;
        var back = NumberTally.Empty;
        for (var i = 0; i < values.Length; i++)
        {
            forth.Add(values[i]);
            back.Add(values[^(i + 1)]);
        }

        Assert.Equal(0.600001, forth.Sum);
        Assert.Equal(forth.Sum, back.Sum);
        Assert.Equal(600_001 / 7_000_000.0, forth.Average);
        Assert.Equal(-1e12, forth.Min);
        Assert.Equal(1e12, forth.Max);
    }

    [Theory]
    [InlineData(3, 0.1)]
    [InlineData(7, 0.7)]
    [InlineData(10, 1.1)]
    [InlineData(49, 12.000003)]
    [InlineData(3, 8_999_999_999_999)]
    [InlineData(7, -8_999_999_999.12345)]
    public void The_average_of_equal_values_is_that_value(int times, double value)
    {
        var tally = NumberTally.Empty;
        for (var i = 0; i < times; i++)
        {
            tally.Add(value);
        }

        Assert.Equal(value, tally.Average);
        Assert.Equal(double.Parse(((decimal)value * times).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), tally.Sum);
    }

    [Fact]
    public void A_property_of_nothing_sums_to_0_and_has_no_average_least_or_greatest()
    {
        var nothing = NumberTally.Empty;
        nothing.Add(double.NaN);
        Assert.Equal(0, nothing.Sum);
        Assert.True(double.IsNaN(nothing.Average));
        Assert.True(double.IsNaN(nothing.Min));
        Assert.True(double.IsNaN(nothing.Max));
    }

    [Fact]
    public void Property_values_beyond_nine_million_million_count_as_that()
    {
        var tally = NumberTally.Empty;
        tally.Add(1e300);
        tally.Add(1e300);
        Assert.Equal(18e12, tally.Sum);
        Assert.Equal(1e300, tally.Max);
    }

    private static BigInteger HalfAway(BigInteger value, BigInteger divisor) =>
        value.Sign * (((2 * BigInteger.Abs(value)) + divisor) / (2 * divisor));
}
