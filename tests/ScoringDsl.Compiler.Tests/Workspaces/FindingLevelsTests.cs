using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Workspaces;

/// <summary>Levels that people give to findings, in <c>.editorconfig</c> and in comments.</summary>
public class FindingLevelsTests
{
    private const string Model = "event visited\nscore s { visited >= 0 => +1 }\n";

    [Theory]
    [InlineData("[*.score]\nscore_diagnostic.SC1002.severity = none", "")]
    [InlineData("[*.score]\nscore_diagnostic.SC1002.severity = suggestion", "Hint SC1002")]
    [InlineData("[*.score]\nscore_diagnostic.SC1002.severity = warning", "Warning SC1002")]
    [InlineData("[*.score]\nscore_diagnostic.SC1002.severity = error", "Error SC1002")]
    [InlineData("[*.score]\nSCORE_DIAGNOSTIC.sc1002.severity=None", "")]
    [InlineData("[*]\nscore_diagnostic.SC1002.severity = none", "")]
    [InlineData("[{*.txt,*.score}]\nscore_diagnostic.SC1002.severity = none", "")]
    [InlineData("[models/**.score]\nscore_diagnostic.SC1002.severity = none", "")]
    [InlineData("[/models/*/b2b.score]\nscore_diagnostic.SC1002.severity = none", "")]
    [InlineData("[[ab]2?.score]\nscore_diagnostic.SC1002.severity = none", "")]
    [InlineData("[*.cs]\nscore_diagnostic.SC1002.severity = none", "Warning SC1002")]
    [InlineData("[models/*.score]\nscore_diagnostic.SC1002.severity = none", "Warning SC1002")]
    [InlineData("[[!b]*.score]\nscore_diagnostic.SC1002.severity = none", "Warning SC1002")]
    [InlineData("[*.score]\nscore_diagnostic.SC1002.severity = whatever", "Warning SC1002")]
    [InlineData("[*.score]\nscore_diagnostic.SC1001.severity = none", "Warning SC1002")]
    [InlineData("score_diagnostic.SC1002.severity = none", "Warning SC1002")]
    [InlineData("# [*.score]\n[*.score]\n; no\nscore_diagnostic.SC1002.severity = none\nscore_diagnostic.SC1002.severity = error", "Error SC1002")]
    public void A_setting_gives_a_level(string config, string expected) =>
        Assert.Equal(expected, Findings(new MemoryFileReader().Add(".editorconfig", config).Add("models/eu/b2b.score", Model)));

    [Theory]
    [InlineData("", "Error SC1002")]
    [InlineData("root = true\n", "Warning SC1002")]
    [InlineData("[*.score]\nscore_diagnostic.SC1002.severity = none", "")]
    public void The_nearest_file_has_the_last_word_and_a_root_hides_those_above(string nearer, string expected) =>
        Assert.Equal(expected, Findings(new MemoryFileReader()
            .Add(".editorconfig", "root = true\n[*.score]\nscore_diagnostic.SC1002.severity = error")
            .Add("models/.editorconfig", nearer)
            .Add("models/eu/b2b.score", Model)));

    [Fact]
    public void Errors_stay_errors()
    {
        var files = new MemoryFileReader().Add(".editorconfig", "[*]\nscore_diagnostic.SC0301.severity = none").Add("models/eu/b2b.score", "score s { nothing => +1 } // score: ignore SC0301\n");
        Assert.Equal("Error SC0301, Hint SC1021", Findings(files));
    }

    [Fact]
    public void A_finding_raised_to_an_error_keeps_the_model_from_being_compiled()
    {
        var files = new MemoryFileReader().Add(".editorconfig", "[*]\nscore_diagnostic.SC1002.severity = error").Add("model.score", Model);
        Assert.True(ModelAnalysis.Analyze("model.score", files).HasErrors);
    }

    [Fact]
    public void Each_file_of_a_model_has_the_levels_of_its_own_folder()
    {
        var files = new MemoryFileReader()
            .Add("shared/.editorconfig", "[*]\nscore_diagnostic.SC1002.severity = none")
            .Add("shared/parts.score", Model)
            .Add("models/eu/b2b.score", "import \"../../shared/parts.score\"\nscore t { visited >= 0 => +1 }\n");
        Assert.Equal("Warning SC1002", Findings(files));
    }

    [Theory]
    [InlineData("score s {\n  visited >= 0 => +1 // score: ignore SC1002\n}", "")]
    [InlineData("score s {\n  // score: ignore SC1002\n  visited >= 0 => +1\n}", "")]
    [InlineData("score s {\n  // score: ignore SC1002 because it shows something\n  // and so on\n\n  visited >= 0 => +1\n}", "")]
    [InlineData("score s {\n  visited >= 0 and visited >= 0 => +1 // Score: ignore sc1003, SC1002\n}", "Hint SC1021")]
    [InlineData("score s {\n  visited >= 0 => +1 // score: ignore SC1001\n}", "Warning SC1002, Hint SC1021")]
    [InlineData("score s {\n  visited >= 0 => +1\n  // score: ignore SC1002\n}", "Warning SC1002, Hint SC1021")]
    [InlineData("score s {\n  // score: ignore SC1002\n  visited >= 0 => +1\n  visited blog >= 0 => +1\n}", "Warning SC1002")]
    [InlineData("score s {\n  visited >= 0 => +1 // ignore SC1002\n}", "Warning SC1002")]
    [InlineData("score s {\n  visited >= 0 => +1 // score: ignore\n}", "Warning SC1002")]
    public void A_comment_takes_a_finding_away(string score, string expected) =>
        Assert.Equal(expected, Findings(new MemoryFileReader().Add("models/eu/b2b.score", "event visited { page url subject }\n" + score)));

    private static string Findings(MemoryFileReader files) =>
        string.Join(", ", ModelAnalysis.Analyze("models/eu/b2b.score", files).Diagnostics.Select(d => $"{d.Severity} {d.Code}"));
}
