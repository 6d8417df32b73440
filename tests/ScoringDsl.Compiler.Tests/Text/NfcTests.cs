using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Tests.Text;

/// <summary>Cases from Unicode's NormalizationTest.txt and of the scripts that models are written in.</summary>
public class NfcTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text", "plain text")]
    [InlineData("Caf\u00E9", "Caf\u00E9")]
    [InlineData("Cafe\u0301", "Caf\u00E9")]
    [InlineData("Straße Łódź İstanbul ñ", "Straße Łódź İstanbul ñ")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\u1E69", "\u1E69")]
    [InlineData("s\u0323\u0307", "\u1E69")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u1E0B\u0323", "\u1E0D\u0307")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u1100\u1161", "\uAC00")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A7", "\uAC00\u11A7")]
    [InlineData("\uAC01\u11A8", "\uAC01\u11A8")]
    [InlineData("\uD55C\uAE00", "\uD55C\uAE00")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\uFB1D", "\u05D9\u05B4")]
    [InlineData("\u0308\u0301", "\u0308\u0301")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("a\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315b")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    [InlineData("\uD804\uDC99\uD804\uDCBA", "\uD804\uDC9A")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("a\u0327\u0300\u0308", "\u00E0\u0327\u0308")]
    [InlineData("\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE")]
    public void Text_is_brought_to_form_C(string text, string expected)
    {
        Assert.Equal(expected, Nfc.Normalize(text));
        Assert.Equal(expected, Nfc.Normalize(expected));
    }

    [Fact]
    public void A_very_long_run_of_marks_is_ordered_in_reasonable_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 200_000));
        Assert.Equal("\u1EA1" + new string('\u0323', 199_999) + new string('\u0301', 200_000), Nfc.Normalize(text));
    }
}
