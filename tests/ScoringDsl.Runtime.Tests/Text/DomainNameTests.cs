using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

public class DomainNameTests
{
    [Theory]
    [InlineData("Acme.com", "ACME.COM")]
    [InlineData("acme.com.", "ACME.COM")]
    [InlineData("BÜCHER.de", "XN--BCHER-2PA.DE")]
    [InlineData("bücher.de", "XN--BCHER-2PA.DE")]
    [InlineData("xn--bcher-kva.de", "XN--BCHER-2PA.DE")] // as browsers and DNS spell bücher.de
    [InlineData("mail.日本.jp", "MAIL.XN--WGV71A.JP")]
    [InlineData("xn--wgv71a.jp", "XN--WGV71A.JP")]
    [InlineData("xn--99999999999.com", "XN--99999999999.COM")] // no Punycode: left as it is
    [InlineData("my-xn--shop.com", "MY-XN--SHOP.COM")]
    public void Has_one_spelling(string domain, string canonical) =>
        Assert.Equal(canonical, DomainName.Canonical(TextFold.Fold(domain)).ToString());

    [Fact]
    public void Leaves_labels_longer_than_any_in_the_name_system() =>
        Assert.Equal(new string('Ü', 64), DomainName.Canonical(new string('Ü', 64)).ToString());

    [Theory]
    [InlineData("YAHOO.COM", "YAHOO")]
    [InlineData("YAHOO.FR", "YAHOO")]
    [InlineData("YAHOO.CO.UK", "YAHOO")]
    [InlineData("YAHOO.COM.AU", "YAHOO")]
    [InlineData("OXFORD.AC.UK", "OXFORD")]
    [InlineData("YAHOO.MUSEUM", "YAHOO")]
    [InlineData("YAHOO.EVIL.COM", null)]
    [InlineData("MAIL.YAHOO.COM", null)]
    [InlineData("YAHOO.CO.USA", null)]
    [InlineData("YAHOO.CO.U1", null)]
    [InlineData("YAHOO.ME.UK", null)]
    [InlineData("MAIL.YAHOO.CO.UK", null)]
    [InlineData("YAHOO", null)]
    [InlineData("YAHOO.", null)]
    [InlineData("", null)]
    public void Has_a_brand_before_the_ending(string domain, string? brand)
    {
        Assert.Equal(brand is not null, DomainName.TryGetBrand(domain, out var found));
        if (brand is not null)
        {
            Assert.Equal(brand, found.ToString());
        }
    }
}
