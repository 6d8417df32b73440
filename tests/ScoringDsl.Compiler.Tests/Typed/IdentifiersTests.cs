using ScoringDsl.Compiler.Typed;

namespace ScoringDsl.Compiler.Tests.Typed;

public sealed class IdentifiersTests
{
    [Theory]
    [InlineData("fit_grade", "FitGrade")]
    [InlineData("opened email", "OpenedEmail")]
    [InlineData("B2B SaaS", "B2bSaas")]
    [InlineData("Health Care", "HealthCare")]
    [InlineData("LEAD_ID", "LeadId")]
    [InlineData("LeadID", "LeadId")]
    [InlineData("firstName", "FirstName")]
    [InlineData("NumberOfEmployees", "NumberOfEmployees")]
    [InlineData("HTTPServer", "HttpServer")]
    [InlineData("A1", "A1")]
    [InlineData("sql", "Sql")]
    [InlineData("x-education", "XEducation")]
    [InlineData("_private", "Private")]
    [InlineData("1", "_1")]
    [InlineData("20..99", "_2099")]
    [InlineData("größe", "Größe")]
    [InlineData("österreich", "Österreich")]
    [InlineData("класс A", "КлассA")]
    [InlineData("100 % sure", "_100Sure")]
    [InlineData("class", "Class")]
    [InlineData("🚀", "Otherwise")]
    [InlineData("", "Otherwise")]
    [InlineData("__", "Otherwise")]
    public void A_name_of_a_model_becomes_a_name_of_CSharp(string text, string name) =>
        Assert.Equal(name, Identifiers.Pascal(text, "Otherwise"));

    [Theory]
    [InlineData("MyApp", "MyApp")]
    [InlineData("My App.Web-2", "My_App.Web_2")]
    [InlineData("2nd.class", "_2nd.@class")]
    [InlineData("", "")]
    public void A_namespace_holds_names_alone(string text, string space) => Assert.Equal(space, Identifiers.Namespace(text));

    [Fact]
    public void Who_comes_second_has_its_kind_behind_its_name_and_then_a_number()
    {
        var scope = new NameScope("Lead");
        Assert.Equal(
            ["FirstName", "FirstNameField", "FirstNameField2", "LeadField", "ToStringField", "Field", "Field2"],
            new[] { "first_name", "FirstName", "first__name", "lead", "to_string", "?", "!" }.Select(name => scope.Take(name, "Field")));
    }
}
