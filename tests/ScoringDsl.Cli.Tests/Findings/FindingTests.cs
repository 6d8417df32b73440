using System.Text.Json;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Findings;

public sealed class FindingTests
{
    private static readonly SourceText s_source = new("models/sales team.score", """
        model "Sales"
        lead { id text key; email email }
        score fit { "Größe": emial domain gmail => -10 }
        	visited pricing
        """);

    private static IReadOnlyList<Diagnostic> Findings =>
    [
        new()
        {
            Code = "SC0301",
            Severity = DiagnosticSeverity.Error,
            Source = s_source,
            Span = SpanOf("emial"),
            Message = "Nothing is called 'emial'.",
            Hint = "Did you mean 'email'?",
            Fixes = [new CodeFix("Write 'email'", [new TextEdit(SpanOf("emial"), "email")])],
        },
        new()
        {
            Code = "SC0302",
            Severity = DiagnosticSeverity.Warning,
            Source = s_source,
            Span = SpanOf("visited pricing"),
            Message = "'visited' stands twice.",
            Related = [new RelatedPlace(s_source, SpanOf("lead"), "The first one stands here.")],
        },
    ];

    [Fact]
    public void Are_framed_for_people()
    {
        var output = new StringWriter { NewLine = "\n" };
        FindingText.Write(Findings, output, Ink.None);
        output.WriteLine(FindingText.Count(Findings));
        Snapshot.Match(output.ToString());
    }

    [Fact]
    public void Are_written_as_json()
    {
        var output = new StringWriter { NewLine = "\n" };
        FindingJson.Write(Findings, [], output);
        Snapshot.Match(output.ToString());
    }

    [Fact]
    public void Are_written_as_sarif()
    {
        var output = new StringWriter { NewLine = "\n" };
        FindingSarif.Write(Findings, output);

        using var sarif = JsonDocument.Parse(output.ToString());
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Snapshot.Match(output.ToString());
    }

    [Theory]
    [InlineData("emial", "Did you mean 'email'?")]
    [InlineData("EMIAL", "Did you mean 'email'?")]
    [InlineData("leadid", "Did you mean 'lead_id'?")]
    [InlineData("zzz", null)]
    public void A_name_that_is_not_there_is_guessed(string name, string? guess) =>
        Assert.Equal(guess, Suggestion.For(name, ["lead_id", "email", "employees"]));

    private static TextSpan SpanOf(string text) => new(s_source.Text.IndexOf(text, StringComparison.Ordinal), text.Length);
}
