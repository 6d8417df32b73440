using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

public class TextFoldTests
{
    [Theory]
    [InlineData("Pricing", "PRICING")]
    [InlineData("  vp of Sales\t", "VP OF SALES")]
    [InlineData("naïve café", "NAÏVE CAFÉ")]
    [InlineData("a text long enough to be folded many letters at a time, é and on", "A TEXT LONG ENOUGH TO BE FOLDED MANY LETTERS AT A TIME, É AND ON")]
    [InlineData("Straße", "STRAßE")] // ß has no single capital in the simple mapping
    [InlineData("istanbul", "ISTANBUL")] // as everywhere, not as in Turkey
    [InlineData("ıstanbul", "ISTANBUL")] // the dotless i has I for its capital
    [InlineData("İstanbul", "İSTANBUL")] // the dotted capital stays what it is
    [InlineData("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ")] // both small sigmas
    [InlineData("ǆ ǅ Ǆ", "Ǆ Ǆ Ǆ")] // small, title and capital
    [InlineData("µ", "\u039C")] // the micro sign is a Greek mu
    [InlineData("ſ", "S")]
    [InlineData("ﬁ", "ﬁ")] // ligatures have no single capital
    [InlineData("\U00010428\U0001044F", "\U00010400\U00010427")] // Deseret, outside the basic plane
    [InlineData("日本語", "日本語")]
    [InlineData("\uD801x", "\uD801X")] // half a surrogate pair stays
    [InlineData("\u00A0\u2003\u3000a\u0085", "A")]
    [InlineData("\u200Ba\uFEFF", "\u200BA\uFEFF")] // not White_Space
    [InlineData(" ", "")]
    [InlineData("", "")]
    public void Folds(string text, string folded)
    {
        Assert.Equal(folded, TextFold.Fold(text));
        Assert.Equal(folded, TextFold.Fold(text.AsSpan()));
        Assert.Equal(folded, TextFold.Fold(folded));
    }

    [Theory]
    [InlineData(0x61, 0x41)]
    [InlineData(0x7B, 0x7B)]
    [InlineData(0xFF, 0x178)]
    [InlineData(0x100, 0x100)]
    [InlineData(0x101, 0x100)]
    [InlineData(0x149, 0x149)]
    [InlineData(0x180, 0x243)]
    [InlineData(0x3C2, 0x3A3)]
    [InlineData(0x450, 0x400)]
    [InlineData(0x10D0, 0x1C90)]
    [InlineData(0x1E9E, 0x1E9E)]
    [InlineData(0x1F80, 0x1F88)]
    [InlineData(0x24D0, 0x24B6)]
    [InlineData(0xAB70, 0x13A0)]
    [InlineData(0xFF41, 0xFF21)]
    [InlineData(0x1E943, 0x1E921)]
    [InlineData(0x10FFFF, 0x10FFFF)]
    [InlineData(0, 0)]
    public void Maps_code_points_as_UnicodeData_says(int codePoint, int upper) => Assert.Equal(upper, TextFold.FoldCodePoint(codePoint));

    [Fact]
    public void Folding_twice_changes_nothing_and_never_leaves_the_plane()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var folded = TextFold.FoldCodePoint(codePoint);
            Assert.Equal(folded, TextFold.FoldCodePoint(folded));
            Assert.Equal(codePoint > 0xFFFF, folded > 0xFFFF);
        }
    }

    [Fact]
    public void White_space_is_Unicodes()
    {
        var expected = new[] { 9, 10, 11, 12, 13, 0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 }
            .Concat(Enumerable.Range(0x2000, 11)).Order();
        Assert.Equal(expected, Enumerable.Range(0, 0x10000).Where(c => TextFold.Fold(((char)c).ToString()).Length == 0));
    }

    [Theory]
    [InlineData('A', true)]
    [InlineData('9', true)]
    [InlineData('_', false)]
    [InlineData('-', false)]
    [InlineData('é', true)]
    [InlineData('日', true)]
    [InlineData('\u0669', true)] // an Arabic-Indic digit
    [InlineData('½', false)]
    [InlineData('\uFFFD', false)]
    [InlineData(0x10400, true)]
    [InlineData(0x1F600, false)]
    public void Knows_letters_and_digits(int codePoint, bool isLetterOrDigit) => Assert.Equal(isLetterOrDigit, TextFold.IsLetterOrDigit(codePoint));

    [Fact]
    public void Folds_into_a_buffer_and_refuses_one_that_is_too_short()
    {
        var buffer = new char[8];
        Assert.Equal(3, TextFold.Fold(" abc ", buffer));
        Assert.Equal("ABC", new string(buffer, 0, 3));
        Assert.Throws<ArgumentException>(() => TextFold.Fold("123456789", buffer));
    }

    [Fact]
    public void Folds_long_texts() => Assert.Equal(new string('É', 10_000), TextFold.Fold(new string('é', 10_000)));

    [Fact]
    public void Names_its_version_of_Unicode() => Assert.Equal("15.0.0", TextFold.UnicodeVersion);
}
