using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestAdapter.Tests.Running;

/// <summary>What the tool prints, and what becomes of it.</summary>
public class ToolLineTests
{
    private static readonly ScoreTest s_demo = new("leads.a demo", "a demo", "B2B", "/p/leads.score", "/p/leads.score", 9, "a demo");

    [Theory]
    [InlineData("/p/leads.score", "leads.a demo")]
    [InlineData("/p/models/eu/leads.tests.score", "models.eu.leads.tests.a demo")]
    [InlineData("/other/leads.score", "other.leads.a demo")]
    public void A_full_name_is_the_file_within_the_project_and_the_test(string file, string fullName) =>
        Assert.Equal(fullName, ScoreTest.FullNameOf(file, "a demo", "/p"));

    [Fact]
    public void A_listed_test_has_its_model_file_and_line()
    {
        var line = ToolLine.Parse("""{"model":"/p/leads.score","title":"B2B","id":"a demo#2","name":"a demo","file":"/p/more.score","line":9,"column":6,"end_line":9,"end_column":14}""");

        Assert.Equal(new ScoreTest("more.a demo#2", "a demo", "B2B", "/p/leads.score", "/p/more.score", 9, "a demo#2"), ScoreTest.Of(line, "/p"));
    }

    [Fact]
    public void A_test_that_passed_has_a_duration_and_no_message()
    {
        var line = ToolLine.Parse("""{"id":"a demo","name":"a demo","file":"/p/leads.score","line":9,"outcome":"passed","milliseconds":1.5,"failures":[]}""");

        Assert.Equal(new ScoreOutcome(s_demo, TimeSpan.FromMilliseconds(1.5)), ScoreOutcome.Of(s_demo, line));
    }

    [Fact]
    public void A_test_that_failed_says_what_was_expected_what_came_where_and_why()
    {
        var line = ToolLine.Parse("""
            {"id":"a demo","name":"a demo","file":"/p/leads.score","line":9,"outcome":"failed","milliseconds":0.25,"failures":[
             {"file":"/p/leads.score","line":12,"expected":"expect fit is 30","actual":"fit is 20","contributions":["fit: +15 Demo","fit: +5 Always"]},
             {"file":"/p/leads.score","line":13,"expected":"expect not excluded","actual":"excluded rival","contributions":[]}]}
            """);
        var outcome = ScoreOutcome.Of(s_demo, line);

        Assert.Equal("Expected: fit is 30\nActual:   fit is 20\n\nExpected: not excluded\nActual:   excluded rival", outcome.Message);
        Assert.Equal($"   at expect in {Path.GetFullPath("/p/leads.score")}:line 12\n   at expect in {Path.GetFullPath("/p/leads.score")}:line 13", outcome.Places);
        Assert.Equal("fit is 20:\n  fit: +15 Demo\n  fit: +5 Always", outcome.Output);
    }

    [Fact]
    public void An_error_of_a_model_says_its_code_message_and_hint()
    {
        var error = ToolLine.Parse("""{"model":"/p/leads.score","title":"B2B","code":"SC0301","severity":"error","file":"/p/crm.score","line":3,"message":"There is no 'emial'.","hint":"Did you mean 'email'?"}""");
        var check = ScoreTest.CheckOf(error, "/p");
        var outcome = ScoreOutcome.OfErrors(check, [error]);

        Assert.Equal(("leads.has no errors", "leads.score has no errors", "B2B", "/p/crm.score", 3), (check.FullName, check.Name, check.Title, check.File, check.Line));
        Assert.False(outcome.Passed);
        Assert.EndsWith("\nSC0301: There is no 'emial'. Did you mean 'email'?", outcome.Message, StringComparison.Ordinal);
        Assert.Equal($"   at SC0301 in {Path.GetFullPath("/p/crm.score")}:line 3", outcome.Places);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Unhandled exception.")]
    [InlineData("{}")]
    [InlineData("""{"file":"/p/leads.score","line":1}""")]
    public void Anything_else_is_told_as_it_is(string line) =>
        Assert.EndsWith(line, Assert.Throws<ScoreToolException>(() => ToolLine.Parse(line)).Message, StringComparison.Ordinal);
}
