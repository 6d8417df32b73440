using ScoringDsl.Runtime.Data;
using static ScoringDsl.Runtime.Tests.Data.FakeModel;

namespace ScoringDsl.Runtime.Tests.Data;

public class LeadFieldTests
{
    private readonly LeadBlockBuilder _builder = NewBlock();

    [Theory]
    [InlineData(Title, "VP Sales", 1, 3)]
    [InlineData(Title, "Sales", 1, 2)]
    [InlineData(Title, "MVPs", 1, 0)]
    [InlineData(Title, "", 1, 0)]
    [InlineData(Email, "ann@gmail.com", 0, 3)]
    [InlineData(Email, "ann@acme.com", 0, 2)]
    [InlineData(Email, "ann", 0, 0)]
    [InlineData(Industry, " Software ", 2, 1)]
    [InlineData(Industry, "Farming", 2, 0)]
    [InlineData(Tags, "hot", 3, 3)]
    [InlineData(Tags, "new; Hot |cold", 3, 1)]
    [InlineData(Tags, "hotel", 3, 2)] // an item is compared as a whole
    [InlineData(Tags, " ; | none", 3, 0)] // a list without items is missing and passes no test
    public void A_text_gets_the_class_of_the_tests_it_passes(int field, string text, int slot, ulong bits)
    {
        var row = _builder.AddLead("a");
        Assert.True(_builder.TrySetField(row, field, text));
        Assert.Equal(bits, _builder.Build().TextBits(row, slot));
    }

    [Fact]
    public void Texts_that_pass_the_same_tests_share_a_class()
    {
        foreach (var title in new[] { "VP Sales", "CEO, sales", "Clerk", "Farmer" })
        {
            _builder.TrySetField(_builder.AddLead(title), Title, title);
        }

        var block = _builder.Build();
        Assert.Equal(2, block.LeadTextClasses[1].Count);
        Assert.Equal([15_000, 15_000, 0, 0], Enumerable.Range(0, 4).Select(row => block.TextFold(row, 1, 0)));
        Assert.Equal([-1_000, -1_000, 0, 0], Enumerable.Range(0, 4).Select(row => block.TextFold(row, 1, 1)));
    }

    [Theory]
    [InlineData(Title, " VP\U0001F600 ", 1, 3)] // a face is one code point
    [InlineData(Title, "SELECT", 1, double.NaN)]
    [InlineData(Title, " n/a ", 1, double.NaN)]
    [InlineData(Title, "  ", 1, double.NaN)]
    [InlineData(Tags, "a;b|c;;", 3, 3)]
    [InlineData(Tags, "none", 3, double.NaN)]
    [InlineData(Employees, "250", 0, 250)]
    [InlineData(Employees, "Unknown", 0, double.NaN)]
    [InlineData(Employees, "", 0, double.NaN)]
    [InlineData(OptedIn, "Yes", 2, 1)]
    [InlineData(OptedIn, "0.0", 2, 0)]
    [InlineData(OptedIn, " ", 2, double.NaN)]
    public void A_value_gives_a_number(int field, string text, int slot, double number)
    {
        var row = _builder.AddLead("a");
        Assert.True(_builder.TrySetField(row, field, text));
        Assert.Equal(number, _builder.Build().Number(row, slot));
    }

    [Theory]
    [InlineData(Employees, "many")]
    [InlineData(OptedIn, "maybe")]
    [InlineData(Created, "2025-02-30")]
    public void A_value_that_does_not_fit_is_refused_and_missing(int field, string text)
    {
        var row = _builder.AddLead("a");
        _builder.SetNumber(row, Employees, 5);
        _builder.SetBool(row, OptedIn, true);
        _builder.SetInstant(row, Created, 5);
        Assert.False(_builder.TrySetField(row, field, text));
        var block = _builder.Build();
        Assert.Equal(field == Employees, double.IsNaN(block.Number(row, 0)));
        Assert.Equal(field == OptedIn, double.IsNaN(block.Number(row, 2)));
        Assert.Equal(field == Created ? long.MinValue : 5, block.Instants[0]);
    }

    [Fact]
    public void Typed_values_are_set_as_they_are()
    {
        var row = _builder.AddLead("a");
        _builder.SetNumber(row, Employees, 12.5);
        _builder.SetBool(row, OptedIn, false);
        _builder.SetInstant(row, Created, 1);
        _builder.SetTexts(row, Tags, ["Hot", "", "a;b"]);
        var block = _builder.Build();
        Assert.Equal(12.5, block.Number(row, 0));
        Assert.Equal(0, block.Number(row, 2));
        Assert.Equal(1, block.Instants[0]);
        Assert.Equal(2, block.Number(row, 3));
        Assert.Equal(3UL, block.TextBits(row, 3));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_missing(double number)
    {
        var row = _builder.AddLead("a");
        _builder.SetNumber(row, Employees, number);
        Assert.True(double.IsNaN(_builder.Build().Number(row, 0)));
    }

    [Fact]
    public void A_field_takes_values_of_its_type_alone()
    {
        var row = _builder.AddLead("a");
        Assert.Equal(
            "'title' takes a text, not a number.",
            Assert.Throws<FieldValueException>(() => _builder.SetNumber(row, Title, 1)).Message);
        Assert.Throws<FieldValueException>(() => _builder.SetBool(row, Employees, true));
        Assert.Throws<FieldValueException>(() => _builder.SetInstant(row, Employees, 1));
        Assert.Throws<FieldValueException>(() => _builder.SetTexts(row, Title, ["x"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.SetInstant(row, Created, long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.SetNumber(1, Employees, 1));
    }

    [Fact]
    public void A_field_may_be_set_again()
    {
        var row = _builder.AddLead("a");
        _builder.TrySetField(row, Title, "VP");
        _builder.TrySetField(row, Title, "");
        Assert.Equal(0UL, _builder.Build().TextBits(row, 1));
    }

    [Fact]
    public void A_value_outside_its_one_of_is_kept_and_counted()
    {
        foreach (var industry in new[] { "software", "HEALTH care", "Farming", "farming", "" })
        {
            _builder.TrySetField(_builder.AddLead("x"), Industry, industry);
        }

        var e = _builder.AddEvent(0, Opened, 0, "");
        _builder.TrySetProperty(e, Kind, "spam");
        Assert.Equal(
            [new("industry", 2), new("opened email.kind", 1)],
            _builder.OutsideValues);
        _builder.Clear();
        Assert.Empty(_builder.OutsideValues);
    }

    [Fact]
    public void A_kept_text_is_the_facet_folded_or_nothing()
    {
        _builder.TrySetField(_builder.AddLead("a"), Email, "Ann@Acme.com");
        _builder.TrySetField(_builder.AddLead("b"), Email, "nobody");
        Assert.Equal(["ACME.COM", null], _builder.Build().KeptTexts.Take(2));
    }

    [Fact]
    public void Rows_keep_their_keys()
    {
        _builder.AddLead("003A");
        _builder.AddLead("003a");
        var block = _builder.Build();
        Assert.Equal(2, block.Count);
        Assert.Equal(["003A", "003a"], [block.GetKey(0), block.GetKey(1)]);
    }

    [Fact]
    public void Many_different_texts_find_the_same_classes_as_few()
    {
        // More than are kept, and more than are let by before texts are kept again.
        for (var i = 0; i < 200_000; i++)
        {
            _builder.TrySetField(_builder.AddLead("x"), Title, $"{(i % 3 == 0 ? "VP" : "Clerk")} of {(i % 2 == 0 ? "sales" : "things")} {i}");
        }

        var block = _builder.Build();
        for (var row = 0; row < block.Count; row++)
        {
            Assert.Equal((row % 3 == 0 ? 1UL : 0) | (row % 2 == 0 ? 2UL : 0), block.TextBits(row, 1));
        }
    }
}
