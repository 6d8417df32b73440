using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Tests.Diagnostics;

public class DidYouMeanTests
{
    private static readonly string[] Names = ["EMAIL", "EMPLOYEES", "INDUSTRY", "CREATED", "TAG", "AGE"];

    [Theory]
    [InlineData("EMIAL", "EMAIL")]
    [InlineData("EMAILS", "EMAIL")]
    [InlineData("INDUSRTY", "INDUSTRY")]
    [InlineData("EMPLOYES", "EMPLOYEES")]
    [InlineData("CRATED", "CREATED")]
    [InlineData("TAGS", "TAG")]
    public void A_slip_of_the_fingers_finds_its_name(string written, string meant) => Assert.Equal(meant, DidYouMean.Find(written, Names));

    [Theory]
    [InlineData("EMAIL")]
    [InlineData("PHONE")]
    [InlineData("TA")]
    [InlineData("")]
    public void Other_words_find_none(string written) => Assert.Null(DidYouMean.Find(written, Names));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("AB", "BA", 1)]
    [InlineData("ABC", "AC", 1)]
    [InlineData("KITTEN", "SITTING", 3)]
    [InlineData("CA", "ABC", 3)]
    public void The_distance_counts_insertions_deletions_replacements_and_swaps(string a, string b, int expected)
    {
        Assert.Equal(expected, DidYouMean.Distance(a, b));
        Assert.Equal(expected, DidYouMean.Distance(b, a));
    }
}
