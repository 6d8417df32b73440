using System.Text.Json;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>What programs that show tests ask <c>score test</c> for.</summary>
public sealed class TestListTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private const string Model = """
        model "Small"
        score s { always => +5 }
        test "five" { as of 2025-06-01; expect s is 5 }
        test "six" { as of 2025-06-01; expect s is 6 }

        """;

    [Fact]
    public void A_list_says_which_tests_there_are_and_runs_none()
    {
        shop.Write("plain/model.score", Model);
        var result = shop.Run("test ./plain --list");

        Assert.Equal(new CommandResult(ExitCodes.Fine, "plain/model.score:3:6  five\nplain/model.score:4:6  six\n", ""), result);
        Assert.Equal("plain/model.score:4:6  six\n", shop.Run("test ./plain --list --filter SI").Out);
    }

    [Fact]
    public void A_list_for_programs_says_the_model_and_the_place_of_each_test()
    {
        shop.Write("listed/model.score", Model);
        shop.Write("listed/more.score", """
            tests for "model.score"
            test "five" { as of 2025-06-01; expect s is 5 }

            """);

        Assert.Equal(
            """
            {"model":"listed/model.score","title":"Small","id":"five","name":"five","file":"listed/model.score","line":3,"column":6,"end_line":3,"end_column":12}
            {"model":"listed/model.score","title":"Small","id":"six","name":"six","file":"listed/model.score","line":4,"column":6,"end_line":4,"end_column":11}
            {"model":"listed/model.score","title":"Small","id":"five","name":"five","file":"listed/more.score","line":2,"column":6,"end_line":2,"end_column":12}

            """,
            shop.Run("test ./listed --list --format jsonl").Out);
    }

    [Fact]
    public void A_mistake_in_the_command_does_not_pass_for_a_list_without_tests()
    {
        using var error = new StringWriter();
        var exitCode = Application.Run(["test", "-", "--request", "--list", "--format", "jsonl"], new Terminal(TextWriter.Null, error, () => throw new InvalidOperationException("Boom.")));

        Assert.Equal(ExitCodes.Mistake, exitCode);
        Assert.StartsWith("error: This is a mistake in the command itself: ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--list ")]
    [InlineData("")]
    public void An_error_is_a_line_of_its_own(string list)
    {
        shop.Write("broken/model.score", "score s { always => +pionts }\n");
        var result = shop.Run($"test ./broken/model.score {list}--format jsonl");
        var line = JsonDocument.Parse(result.Out).RootElement;

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.Equal(
            ("broken/model.score", "broken/model.score", 1, "error"),
            (line.GetProperty("model").GetString(), line.GetProperty("file").GetString(), line.GetProperty("line").GetInt32(), line.GetProperty("severity").GetString()));
        Assert.StartsWith("SC", line.GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_names_files_and_tests_by_their_ids()
    {
        shop.Write("asked/model.score", Model);
        shop.Write("asked/other.score", Model);
        var request = $$"""
            { "files": ["{{shop.Folder}}asked/model.score", "{{shop.Folder}}asked/other.score", "{{shop.Folder}}asked/gone.score"],
              "tests": { "{{shop.Folder}}asked/other.score": ["six"] } }
            """;
        var lines = shop.Run("test - --request --format jsonl", request).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(["asked/other.score", "asked/gone.score"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("six", lines[0].GetProperty("id").GetString());
        Assert.Equal("error", lines[1].GetProperty("severity").GetString());
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_request_that_is_none_is_wrong_usage(string request) =>
        Assert.Equal(ExitCodes.Usage, shop.Run("test - --request", request).ExitCode);
}
