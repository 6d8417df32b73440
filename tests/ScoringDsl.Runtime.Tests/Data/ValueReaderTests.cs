using System.Globalization;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Tests.Data;

public class ValueReaderTests
{
    [Theory]
    [InlineData("20", 20)]
    [InlineData(" -0.5 ", -0.5)]
    [InlineData("+3", 3)]
    [InlineData("1e3", 1000)]
    [InlineData(".5", 0.5)]
    [InlineData("660737.0", 660737)]
    public void Reads_a_number(string text, double value)
    {
        Assert.True(ValueReader.TryReadNumber(text, out var number));
        Assert.Equal(value, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("1e999")]
    [InlineData("$5")]
    [InlineData("5%")]
    [InlineData("(5)")]
    [InlineData("٣")]
    public void Refuses_what_is_no_number(string text)
    {
        Assert.False(ValueReader.TryReadNumber(text, out var number));
        Assert.True(double.IsNaN(number));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData(" FALSE ", false)]
    [InlineData("no", false)]
    [InlineData("0", false)]
    [InlineData("0.0", false)]
    public void Reads_a_bool(string text, bool value)
    {
        Assert.True(ValueReader.TryReadBool(text, out var flag));
        Assert.Equal(value, flag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("y")]
    [InlineData("truth")]
    [InlineData("yeş")]
    public void Refuses_what_is_no_bool(string text) => Assert.False(ValueReader.TryReadBool(text, out _));

    [Theory]
    [InlineData("1970-01-01", "1970-01-01T00:00:00.000000Z")]
    [InlineData("2025-06-01", "2025-06-01T00:00:00.000000Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.000000Z")]
    [InlineData("2000-02-29", "2000-02-29T00:00:00.000000Z")]
    [InlineData("0001-01-01", "0001-01-01T00:00:00.000000Z")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z")]
    [InlineData("2025-06-01T09:30:00Z", "2025-06-01T09:30:00.000000Z")]
    [InlineData("2025-06-01 09:30:00", "2025-06-01T09:30:00.000000Z")]
    [InlineData("2025-06-01 09:30", "2025-06-01T09:30:00.000000Z")]
    [InlineData("2025-06-01t09:30:00z", "2025-06-01T09:30:00.000000Z")]
    [InlineData("2025-06-01T09:30:00.5", "2025-06-01T09:30:00.500000Z")]
    [InlineData("2025-06-01T09:30:00.1234567Z", "2025-06-01T09:30:00.123456Z")]
    [InlineData("2025-06-01T00:30:00+02:00", "2025-05-31T22:30:00.000000Z")]
    [InlineData("2025-06-01T23:30:00-0530", "2025-06-02T05:00:00.000000Z")]
    [InlineData("2025-06-01 09:30:00.25+00", "2025-06-01T09:30:00.250000Z")]
    [InlineData(" 2025-06-01 09:30:00 +14:00 ", "2025-05-31T19:30:00.000000Z")]
    public void Reads_an_instant(string text, string utc)
    {
        Assert.True(ValueReader.TryReadInstant(text, out var value));
        var expected = DateTime.ParseExact(utc, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        Assert.Equal(expected, DateTime.UnixEpoch.AddTicks(value * 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025")]
    [InlineData("2025-02-30")]
    [InlineData("2025-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-01")]
    [InlineData("2025-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2025-6-1")]
    [InlineData("06/01/2025")]
    [InlineData("2025-06-01Z")]
    [InlineData("2025-06-01T")]
    [InlineData("2025-06-01T24:00:00Z")]
    [InlineData("2025-06-01T09:60:00Z")]
    [InlineData("2025-06-01T09:30:60Z")]
    [InlineData("2025-06-01T09:30:00.Z")]
    [InlineData("2025-06-01T09:30:0")]
    [InlineData("2025-06-01T09:30:00+15:00")]
    [InlineData("2025-06-01T09:30:00+02:60")]
    [InlineData("2025-06-01T09:30:00+2")]
    [InlineData("2025-06-01T09:30:00 CET")]
    [InlineData("2025-06-01x09:30:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("२०२५-०६-०१")]
    [InlineData("-025-06-01")]
    public void Refuses_what_is_no_instant(string text)
    {
        Assert.False(ValueReader.TryReadInstant(text, out var value));
        Assert.Equal(long.MinValue, value);
    }

    [Theory]
    [InlineData("2025-06-01")]
    [InlineData("2025-06-01T09:30:00Z")]
    [InlineData("2025-06-01T09:30:00.25Z")]
    [InlineData("2025-06-01T00:00:00.000001Z")]
    [InlineData("0001-01-01")]
    [InlineData("1969-12-31T23:59:59.999999Z")]
    [InlineData("9999-12-31T23:59:59.999999Z")]
    public void Writes_an_instant_as_it_reads_it(string text)
    {
        Assert.True(ValueReader.TryReadInstant(text, out var value));
        Assert.Equal(text, ValueReader.FormatInstant(value));
    }

    [Fact]
    public void Writes_no_instant_outside_the_calendar() => Assert.Throws<ArgumentOutOfRangeException>(() => ValueReader.FormatInstant(long.MinValue));

    [Theory]
    [InlineData(28_326, "28.326")]
    [InlineData(5_000, "5")]
    [InlineData(-500, "-0.5")]
    [InlineData(0, "0")]
    [InlineData(10, "0.01")]
    [InlineData(100_000, "100")]
    [InlineData(long.MinValue, "-9223372036854775.808")]
    public void Writes_points_without_trailing_zeros(long thousandths, string text) => Assert.Equal(text, ValueReader.FormatPoints(thousandths));
}
