using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Tests.Text;

public class TextTesterTests
{
    [Theory]
    [InlineData(TextOperator.Known, "", "x", true)]
    [InlineData(TextOperator.Is, "germany", "Germany ", true)]
    [InlineData(TextOperator.Is, "germany", "West Germany", false)]
    [InlineData(TextOperator.Contains, "sales", "Head of Presales", true)]
    [InlineData(TextOperator.Contains, "sales", "Marketing", false)]
    [InlineData(TextOperator.StartsWith, "head of", "Head of Sales", true)]
    [InlineData(TextOperator.StartsWith, "head of", "The Head of Sales", false)]
    [InlineData(TextOperator.EndsWith, "gmbh", "Acme GmbH", true)]
    [InlineData(TextOperator.EndsWith, "gmbh", "GmbH Acme", false)]
    [InlineData(TextOperator.Like, "acme*gmbh", "Acme Holding GmbH", true)]
    [InlineData(TextOperator.Like, "acme", "Acme", true)]
    [InlineData(TextOperator.Like, "acme*gmbh", "Acme Holding", false)]
    public void Tests_a_text(TextOperator @operator, string given, string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.None, @operator, [given]), value);

    [Theory]
    [InlineData("VP", "VP Marketing", true)]
    [InlineData("VP", "Marketing VP", true)]
    [InlineData("VP", "vp", true)]
    [InlineData("VP", "SVP/VP", true)]
    [InlineData("VP", "MVPs", false)]
    [InlineData("VP", "VP2", false)]
    [InlineData("VP", "éVP", false)]
    [InlineData("VP", "VP_Sales", true)]
    [InlineData("CTO", "Director", false)]
    [InlineData("head of", "Head of Sales", true)]
    [InlineData("head of", "Head office", false)]
    [InlineData("C++", "C++ Developer", true)]
    [InlineData("C++", "VC++", false)]
    [InlineData("x", "\U00010400x", false)] // a Deseret letter before it
    [InlineData("x", "\U0001F600x", true)] // a face is no letter
    [InlineData("aa", "aaa aa", true)]
    [InlineData("", "anything", false)]
    public void Has_a_word_that_touches_no_letter_or_digit(string word, string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.None, TextOperator.HasWord, [word]), value);

    [Theory]
    [InlineData("gmail", "ann@gmail.com", true)]
    [InlineData("yahoo", "ann@yahoo.com", true)]
    [InlineData("yahoo", "ann@Yahoo.FR", true)]
    [InlineData("yahoo", "ann@yahoo.co.uk", true)]
    [InlineData("yahoo", "ann@yahoo.evil.com", false)]
    [InlineData("yahoo", "ann@notyahoo.com", false)]
    [InlineData("yahoo.com", "ann@yahoo.com", true)]
    [InlineData("yahoo.com", "ann@yahoo.fr", false)]
    [InlineData("yahoo.com", "ann@mail.yahoo.com", false)]
    [InlineData("bücher", "ann@xn--bcher-kva.de", true)]
    [InlineData("bücher.de", "ann@BÜCHER.de", true)]
    [InlineData("yahoo", "yahoo", false)]
    [InlineData("yahoo", "ann@bob@yahoo.com", false)]
    public void Compares_an_email_domain(string given, string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.EmailDomain, TextOperator.DomainIs, [given]), value);

    [Theory]
    [InlineData("ann@acme.com", true)]
    [InlineData("ann@mail.acme.com", true)]
    [InlineData("ann@a.b.acme.com", true)]
    [InlineData("ann@notacme.com", false)]
    [InlineData("ann@acme.com.evil.org", false)]
    public void Finds_a_domain_under_another(string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.EmailDomain, TextOperator.DomainUnder, ["acme.com"]), value);

    [Theory]
    [InlineData("pricing", "/pricing", true)]
    [InlineData("pricing", "pricing", true)]
    [InlineData("pricing", "https://acme.com/en/Pricing?x=1", true)]
    [InlineData("pricing", "https://acme.com/pricing/", true)]
    [InlineData("pricing", "/pricing-old", false)]
    [InlineData("pricing", "/go?to=/pricing", false)]
    [InlineData("pricing", "https://pricing.com/x", false)]
    public void Finds_a_segment_of_a_path(string given, string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.None, TextOperator.PathSegment, [given]), value);

    [Theory]
    [InlineData("/pricing", "https://acme.com/pricing?x=1", true)]
    [InlineData("/pricing/", "/pricing", true)]
    [InlineData("/pricing", "/pricing/", true)]
    [InlineData("en/pricing", "/en/pricing", true)]
    [InlineData("/pricing", "/en/pricing", false)]
    [InlineData("/products/crm*", "/products/crm", true)]
    [InlineData("/products/crm*", "/products/crm/plans", true)]
    [InlineData("/products/*", "/products", false)]
    [InlineData("*/pricing", "/pricing", true)]
    [InlineData("*/pricing", "/en/pricing", true)]
    [InlineData("/", "https://acme.com", true)]
    [InlineData("/", "/x", false)]
    public void Compares_a_path(string given, string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.None, TextOperator.PathIs, [given]), value);

    [Theory]
    [InlineData(TextFacet.EmailName, "sales", "Sales@acme.com", true)]
    [InlineData(TextFacet.EmailName, "sales", "sales", false)]
    [InlineData(TextFacet.UrlHost, "acme.com", "https://acme.com:80/x", true)]
    [InlineData(TextFacet.UrlHost, "acme.com", "/acme.com", false)]
    [InlineData(TextFacet.UrlPath, "/x", "https://acme.com/x/", true)]
    [InlineData(TextFacet.EmailDomain, "bücher.de", "ann@bücher.de", true)]
    public void Compares_a_facet(TextFacet facet, string given, string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(facet, TextOperator.Is, [given]), value);

    [Fact]
    public void Passes_when_any_of_the_given_texts_fits() =>
        AssertPasses(true, new TextPredicate(TextFacet.None, TextOperator.HasWord, ["CEO", "CTO", "VP"]), "CTO and founder");

    [Fact]
    public void A_negated_test_passes_when_none_of_the_given_texts_fits()
    {
        var predicate = new TextPredicate(TextFacet.None, TextOperator.Is, ["red", "blue"], IsNegated: true);
        AssertPasses(true, predicate, "green");
        AssertPasses(false, predicate, "Blue");
    }

    [Theory]
    [InlineData("ann@acme.com", false)]
    [InlineData("ann at acme", true)]
    public void A_malformed_email_is_one_that_is_not_valid(string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.None, TextOperator.EmailValid, [], IsNegated: true), value);

    [Theory]
    [InlineData("aaaa", true)]
    [InlineData("ÀÀÀÀÀ", true)]
    [InlineData("aaa", false)]
    [InlineData("aaaa.", false)]
    [InlineData("øøøø", false)]
    [InlineData("qwert", true)]
    [InlineData("Trewq", true)]
    [InlineData("mnbvc", true)]
    [InlineData("жasdfgж", true)]
    [InlineData("qwer ty", false)]
    [InlineData("yuiuy", false)]
    [InlineData("opa", false)]
    [InlineData("bcdfg", true)]
    [InlineData("o'bcdfg", true)]
    [InlineData("bcdf", false)]
    [InlineData("bcd-fgh", false)]
    [InlineData("bcdfgh1", false)]
    [InlineData("bcdfghß", false)]
    [InlineData("bcdfgž", true)]
    [InlineData("bcdfgý", false)]
    [InlineData("bcdfgẘ\u0323", true)]
    [InlineData("bcde\u0301fgh", false)] // the accent stands by itself: the word goes on
    [InlineData("bc\u0301df", false)]
    [InlineData("\U00010428bcdfgh", false)] // Deseret
    [InlineData("\U0001F600bcdfgh", true)]
    [InlineData("ﬁbcdfgh", false)]
    public void Tells_gibberish(string value, bool passes) =>
        AssertPasses(passes, new TextPredicate(TextFacet.None, TextOperator.Gibberish, []), value);

    [Fact]
    public void Accents_are_those_that_decompose_to_a_letter_and_marks()
    {
        Assert.Equal(AccentTable.Accented.Length, AccentTable.Plain.Length);
        for (var i = 0; i < AccentTable.Accented.Length; i++)
        {
            var letter = AccentTable.Accented[i].ToString();
            Assert.Equal(letter, TextFold.Fold(letter));
            AssertPasses(true, new TextPredicate(TextFacet.None, TextOperator.Gibberish, []), string.Concat(Enumerable.Repeat(letter, 4)));
            AssertPasses("AEIOUY".Contains(AccentTable.Plain[i], StringComparison.Ordinal), new TextPredicate(TextFacet.None, TextOperator.Gibberish, [], true), $"BCDFG{letter}");
        }
    }

    [Fact]
    public void A_missing_facet_passes_no_test_not_even_a_negated_one()
    {
        AssertPasses(false, new TextPredicate(TextFacet.EmailDomain, TextOperator.DomainIs, ["gmail"], IsNegated: true), "ann at gmail");
        AssertPasses(false, new TextPredicate(TextFacet.UrlHost, TextOperator.Known, [], IsNegated: true), "/pricing");
    }

    [Fact]
    public void A_thousand_tests_of_one_text_keep_their_places()
    {
        var predicates = Enumerable.Range(0, 1000).Select(i => new TextPredicate(TextFacet.None, TextOperator.Is, [$"value {i % 700}"])).ToArray();
        var tester = new TextTester(new TextSlotDefinition { Predicates = predicates }, isList: false);
        var bits = new ulong[tester.Words];
        tester.Test("VALUE 123", bits);
        Assert.Equal([123, 823], Enumerable.Range(0, 1000).Where(test => (bits[test / 64] >> (test % 64) & 1) != 0));
    }

    private static void AssertPasses(bool passes, TextPredicate predicate, string value)
    {
        // A second test, of the other outcome, shows that the bits are not mixed up.
        var turned = predicate with { IsNegated = !predicate.IsNegated };
        var tester = new TextTester(new TextSlotDefinition { Predicates = [turned, predicate] }, isList: false);
        var bits = new ulong[tester.Words];
        var folded = TextFold.Fold(value);
        tester.Test(folded, bits);
        Assert.Equal(passes, (bits[0] & 2) != 0);
        Assert.True(!passes || (bits[0] & 1) == 0);
    }
}
