using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

public class UrlPartsTests
{
    [Theory]
    [InlineData("https://acme.com/en/pricing?x=1", "ACME.COM", "/EN/PRICING")]
    [InlineData("https://acme.com/pricing/#top", "ACME.COM", "/PRICING")]
    [InlineData("HTTPS://Acme.com:8443", "ACME.COM", "/")]
    [InlineData("https://user:word@acme.com/", "ACME.COM", "/")]
    [InlineData("https://acme.com?next=https://evil.com/x", "ACME.COM", "/")]
    [InlineData("https://[2001:db8::1]:80/x", "[2001:DB8::1]", "/X")]
    [InlineData("https://bücher.de./x", "XN--BCHER-2PA.DE", "/X")]
    [InlineData("//cdn.acme.com/a.js", "CDN.ACME.COM", "/A.JS")]
    [InlineData("www.acme.com/pricing", "WWW.ACME.COM", "/PRICING")]
    [InlineData("android-app://com.acme/x", "COM.ACME", "/X")]
    [InlineData("/pricing", "", "/PRICING")]
    [InlineData("/pricing//", "", "/PRICING")]
    [InlineData("pricing", "", "/PRICING")]
    [InlineData("en/pricing?plan=a/b", "", "/EN/PRICING")]
    [InlineData("acme.com/pricing", "", "/ACME.COM/PRICING")] // nothing says that this is a host
    [InlineData("/go?to=https://acme.com/x", "", "/GO")]
    [InlineData("/", "", "/")]
    [InlineData("?x=1", "", "/")]
    [InlineData("https://", "", "/")]
    [InlineData("file:///x", "", "/X")]
    [InlineData("mailto:ann@acme.com", "", "/MAILTO:ANN@ACME.COM")]
    [InlineData("1://x/y", "", "/1://X/Y")]
    public void Has_a_host_and_a_path(string url, string host, string path)
    {
        var parts = UrlParts.Parse(TextFold.Fold(url));
        Assert.Equal(host, parts.Host.ToString());
        Assert.Equal(path, parts.Path.ToString());
    }
}
