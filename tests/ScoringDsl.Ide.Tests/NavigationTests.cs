using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Tests;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("segment s when b$0ig", "model.score:6 big")]
    [InlineData("segment s when opened ema$0il newsletter", "model.score:4 opened email")]
    [InlineData("segment s when visited where (sec$0onds > 5)", "model.score:3 seconds")]
    [InlineData("segment s when email domain in free$0_mail", "model.score:5 free_mail")]
    [InlineData("segment s when fi$0t >= 50", "model.score:7 fit")]
    [InlineData("segment s when gra$0de at least B", "model.score:8 grade")]
    public void A_name_leads_to_its_declaration(string text, string declaration)
    {
        var check = Check.InModel(text);
        var place = Navigation.FindDefinition(check.Snapshot, check.Path, check.Offset);

        Assert.Equal(declaration, place is null ? null : Check.Show(place));
    }

    [Fact]
    public void References_are_found_across_imports()
    {
        var check = Check.In(
            """
            //- crm.score
            lead { email email; emplo$0yees number }
            //- a.score
            model "a"
            import "crm.score"
            score s { employees >= 5 => +1 }
            //- b.score
            model "b"
            import "crm.score"
            segment big when employees >= 500 and employees is known
            """);

        var places = Navigation.FindReferences(check.Snapshot, check.Path, check.Offset, withDeclaration: true);

        Assert.Equal(["a.score:3 employees", "b.score:3 employees", "b.score:3 employees", "crm.score:1 employees"], places.Select(Check.Show));
    }

    [Fact]
    public void Renaming_changes_every_file_and_puts_keywords_in_backticks()
    {
        const string text =
            """
            //- crm.score
            lead { email email; employees number }
            //- a.score
            model "a"
            import "crm.score"
            score s { emplo$0yees >= 5 => +1 }
            """;

        Assert.Contains("staff number", Check.In(text).Rename("staff")["crm.score"], StringComparison.Ordinal);
        Assert.Contains("{ staff >= 5", Check.In(text).Rename("staff")["a.score"], StringComparison.Ordinal);
        Assert.Contains("{ `within` >= 5", Check.In(text).Rename("within")["a.score"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("a`b")]
    public void What_is_no_name_is_refused_with_a_reason(string name)
    {
        var check = Check.InModel("segment s when b$0ig");

        Assert.Empty(Renaming.Rename(check.Snapshot, check.Path, check.Offset, name, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void An_event_may_be_renamed_to_several_words()
    {
        var renamed = Check.InModel("segment s when visi$0ted >= 2").Rename("looked at page")["model.score"];

        Assert.Contains("event looked at page {", renamed, StringComparison.Ordinal);
        Assert.Contains("when looked at page >= 2", renamed, StringComparison.Ordinal);
    }

    [Fact]
    public void Hovering_tells_type_documentation_and_column()
    {
        var check = Check.In("model \"m\"\nlead {\n  /// How many people work there.\n  employees number from \"Company Size\" missing \"?\"\n}\nsegment s when employ$0ees > 5\n");
        var hover = Hovering.Find(check.Snapshot, check.Path, check.Offset);

        Assert.Equal("employees number", hover?.Code);
        Assert.Equal("How many people work there.\n\nColumn in data files: `Company Size`.\n\nCounts as missing: `?`.", hover?.Text);
    }

    [Fact]
    public void A_fragment_is_seen_through_the_model_that_imports_it()
    {
        var check = Check.In(
            """
            //- rules.score
            score s { emplo$0yees >= 5 => +1 }
            //- main.score
            model "main"
            import "rules.score"
            lead { employees number }
            """);

        Assert.Equal("main.score:3 employees", Navigation.FindDefinition(check.Snapshot, check.Path, check.Offset) is { } place ? Check.Show(place) : null);
        Assert.False(check.Snapshot.AnalysisOf("rules.score").HasErrors);
    }
}
