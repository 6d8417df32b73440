using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

public class EmailAddressTests
{
    [Theory]
    [InlineData("ann@acme.com")]
    [InlineData("ann.lee+news@mail.acme.co.uk")]
    [InlineData("o'neil@x-1.com")]
    [InlineData("änn@bücher.de")]
    [InlineData("a@1.2")]
    [InlineData("\"ann\"@acme.com")]
    [InlineData("ann@acme.com.")]
    [InlineData("ann@例え.日本")]
    public void Is_well_formed(string address) => Assert.True(EmailAddress.IsValid(address));

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@acme.com")]
    [InlineData("ann@")]
    [InlineData("ann@acme")]
    [InlineData("ann@acme..com")]
    [InlineData("ann@.acme.com")]
    [InlineData("ann@acme.com..")]
    [InlineData("ann@-acme.com")]
    [InlineData("ann@acme-.com")]
    [InlineData("ann@ac_me.com")]
    [InlineData("ann@ac me.com")]
    [InlineData("an n@acme.com")]
    [InlineData("an\u00A0n@acme.com")]
    [InlineData("ann@bob@acme.com")]
    [InlineData("ann@acme.com, bob@acme.com")]
    [InlineData("ann@acme.c\uD801m")]
    public void Is_malformed(string address) => Assert.False(EmailAddress.IsValid(address));

    [Fact]
    public void Is_taken_apart_at_the_at()
    {
        Assert.True(EmailAddress.TryParse("Ann.Lee@Acme.com", out var name, out var domain));
        Assert.Equal("Ann.Lee", name.ToString());
        Assert.Equal("Acme.com", domain.ToString());
    }
}
