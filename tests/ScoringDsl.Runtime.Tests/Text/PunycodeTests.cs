using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

/// <summary>Cases of RFC 3492, section 7.1; the digits in upper case, as the runtime writes them.</summary>
public class PunycodeTests
{
    [Theory]
    [InlineData("bücher", "bcher-KVA")]
    [InlineData("他们为什么不说中文", "IHQWCRB4CV8A8DQG056PQJYE")] // (B)
    [InlineData("למההםפשוטלאמדבריםעברית", "4DBCAGDAHYMBXEKHEH6E0A7FEI0B")] // (E)
    [InlineData("PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-FMD56A")] // (J)
    [InlineData("3年B組金八先生", "3B-WW4C5E180E575A65LSY2B")] // (L)
    [InlineData("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-PC58AG80A8QAI00G7N9N")] // (M)
    [InlineData("-> $1.00 <-", "-> $1.00 <--")] // (S)
    [InlineData("\U00010428a", "a-OS2I")]
    public void Encodes_and_decodes(string label, string encoded)
    {
        Assert.Equal(encoded, Punycode.Encode(label));
        Assert.True(Punycode.TryDecode(encoded, out var decoded));
        Assert.Equal(label, decoded);
    }

    [Theory]
    [InlineData("a-!")]
    [InlineData("99999999")]
    [InlineData("a-9")]
    public void Refuses_what_is_no_Punycode(string encoded) => Assert.False(Punycode.TryDecode(encoded, out _));
}
