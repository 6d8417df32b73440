using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

public class LikePatternTests
{
    [Theory]
    [InlineData("/PRICING/*", "/PRICING/ENTERPRISE", true)]
    [InlineData("/PRICING/*", "/PRICING/", true)]
    [InlineData("/PRICING/*", "/PRICING", false)]
    [InlineData("/PRICING/*", "/EN/PRICING/X", false)]
    [InlineData("*PRICING*", "/EN/PRICING/X", true)]
    [InlineData("*", "", true)]
    [InlineData("**", "X", true)]
    [InlineData("", "", true)]
    [InlineData("", "X", false)]
    [InlineData("A*A", "A", false)] // one letter is not both ends
    [InlineData("A*A", "AA", true)]
    [InlineData("A*B*C", "AXBXC", true)]
    [InlineData("A*B*C", "ACB", false)]
    [InlineData("*AB*AB*", "AAB", false)]
    [InlineData("*AB*AB*", "ABAB", true)]
    [InlineData("A?C", "ABC", false)] // only the star is special
    [InlineData("A.C", "ABC", false)]
    public void Fits_the_whole_value(string pattern, string value, bool fits) => Assert.Equal(fits, new LikePattern(pattern).Matches(value));

    [Fact]
    public void Takes_no_longer_the_more_stars_it_has()
    {
        // A backtracking matcher would not come back from this one.
        var pattern = new LikePattern(string.Concat(Enumerable.Repeat("*A", 50)) + "*B");
        Assert.False(pattern.Matches(new string('A', 10_000)));
    }
}
