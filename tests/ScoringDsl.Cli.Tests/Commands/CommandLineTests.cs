using System.Text.Json;
using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Commands;

public sealed class CommandLineTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("new")]
    [InlineData("check")]
    [InlineData("test")]
    [InlineData("run")]
    [InlineData("explain")]
    [InlineData("build")]
    [InlineData("serve")]
    public void Explains_itself(string command)
    {
        var help = shop.Run($"{command} --help");

        Assert.Equal(0, help.ExitCode);
        Snapshot.Match(help.Out, command.Length == 0 ? "score" : command);
    }

    [Theory]
    [InlineData("", "A command is missing.", "score")]
    [InlineData("chekc .", "There is no command 'chekc'.\n  Did you mean 'check'?", "score")]
    [InlineData("check . --formt json", "There is no option '--formt'.\n  Did you mean '--format'?", "score check")]
    [InlineData("check", "Required argument 'PATHS' missing for command: 'check'.", "score check")]
    [InlineData("run ./shop.dll ./leads.csv --as-of 2025-06-01", "'leads.csv' does not belong here.", "score run")]
    [InlineData("run ./shop.dll --leads --strict --as-of 2025-06-01", "A value is missing before '--strict'.", "score run")]
    [InlineData("check . --format xml", "Argument 'xml' not recognized. Must be one of:\n\t'text'\n\t'json'\n\t'sarif'", "score check")]
    [InlineData("run ./shop.dll --as-of 2025-06-01", "There is nothing to score: give --leads, --events or both.", "score run")]
    [InlineData("run ./shop.dll --leads ./leads.csv", "Score as of which instant? Give --as-of, such as --as-of 2025-06-01.", "score run")]
    [InlineData("run ./shop.dll --leads ./leads.csv --as-of today", "'today' is not an instant. Write --as-of 2025-06-01 or --as-of 2025-06-01T09:30:00Z.", "score run")]
    [InlineData("run ./shop.dll --leads - --events - --as-of 2025-06-01", "Standard input (-) can be read only once.", "score run")]
    [InlineData("run ./shop.dll --leads ./leads.csv --as-of 2025-06-01 --top 0", "'0' is not a number of leads; give --top 1 or more.", "score run")]
    [InlineData("serve ./shop.dll --max-leads 0", "'0' does not fit --max-leads; give 1 to 1000000.", "score serve")]
    public void Wrong_usage_ends_with_2(string commandLine, string message, string help)
    {
        var result = shop.Run(commandLine);

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.Equal($"error: {message}\nRun '{help} --help' for how to write it.\n", result.Error.Replace("\r", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check ./none.score", "There is no file or folder 'none.score'.")]
    [InlineData("build ./none.score", "There is no file 'none.score'.")]
    [InlineData("run ./none.score --leads ./leads.csv --as-of 2025-06-01", "There is no file 'none.score'.")]
    [InlineData("run ./shop.dll --leads ./none.csv --as-of 2025-06-01", "none.csv: The file does not exist.")]
    [InlineData("run ./shop.dll --leads ./leads.csv --as-of 2025-06-01 -o ./no/out.csv", "The file 'no/out.csv' cannot be written: The folder does not exist.")]
    [InlineData("explain ./shop.dll --leads ./leads.csv --as-of 2025-06-01 --lead a1", "There is no lead 'a1' among 3 leads.\n  Keys are compared exactly, upper and lower case included.")]
    [InlineData("test ./shop.score --filter nothing", "No test's name contains 'nothing'.")]
    public void What_is_missing_ends_with_1(string commandLine, string message)
    {
        var result = shop.Run(commandLine);

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.EndsWith($"error: {message}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_the_model_does_not_have_is_wrong_usage()
    {
        var result = shop.Run("run ./shop.dll --events visitd=./events.csv --as-of 2025-06-01");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Equal("error: The model has no event 'visitd'.\n  Did you mean 'visited'?\n", result.Error);
    }

    [Fact]
    public void A_file_that_is_no_model_is_told_so()
    {
        shop.Write("fake.dll", "not an assembly");
        var result = shop.Run("run ./fake.dll --leads ./leads.csv --as-of 2025-06-01");

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.StartsWith("error: fake.dll: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_finds_nothing_wrong_with_a_good_model()
    {
        var result = shop.Run("check ./shop.score");

        Assert.Equal(new CommandResult(0, "No errors in 1 file.\n", ""), result);
    }

    [Fact]
    public void Check_prints_findings_and_ends_with_1()
    {
        shop.Write("bad/typo.score", "lead { email email }\nscore fit {\n  emial domain gmail => -10\n}\n");
        var text = shop.Run("check ./bad/typo.score");
        using var json = JsonDocument.Parse(shop.Run("check ./bad/typo.score --format json").Out);

        Assert.Equal(ExitCodes.Errors, text.ExitCode);
        Assert.StartsWith("bad/typo.score:3:3 error SC03", text.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 error in 1 file.\n", text.Out, StringComparison.Ordinal);
        Assert.Equal(3, json.RootElement.GetProperty("findings")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public void Test_prints_a_line_of_json_for_each_test()
    {
        shop.Write("lines/model.score", """
            score s { always => +5 }
            test "same" { as of 2025-06-01; expect s is 5 }
            test "same" { as of 2025-06-01; expect s is 6 }

            """);
        var result = shop.Run("test ./lines/model.score --format jsonl");
        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.Equal([("same", 2, "passed"), ("same#2", 3, "failed")], lines.Select(l => (l.GetProperty("id").GetString(), l.GetProperty("line").GetInt32(), l.GetProperty("outcome").GetString())));
        Assert.All(lines, line => Assert.Equal(("same", "lines/model.score", true), (line.GetProperty("name").GetString(), line.GetProperty("file").GetString(), line.GetProperty("milliseconds").GetDouble() >= 0)));
        Assert.Equal("s is 5", Assert.Single(lines[1].GetProperty("failures").EnumerateArray()).GetProperty("actual").GetString());
    }

    [Fact]
    public void Check_shows_what_leads_can_reach()
    {
        shop.Write("reach/model.score", """
            lead { employees number }
            event visited
            score fit range 0..100 { employees >= 100 => +40; group "Visits" up to 15 { each visited => +1 } }
            bands grade of fit { A >= 60; B >= 20; C otherwise }

            """);
        var result = shop.Run("check ./reach/model.score --reach");

        Assert.Equal(ExitCodes.Fine, result.ExitCode);
        Assert.EndsWith(
            """
            What leads can reach in reach/model.score:
              fit       0..55
                Visits  0..15
              grade     B C   never A

            No errors, 1 warning in 1 file.

            """,
            result.Out.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, shop.Run("check ./reach/model.score --reach --format json").ExitCode);
    }

    [Theory]
    [InlineData("none", "No errors in 1 file.", ExitCodes.Fine)]
    [InlineData("error", "1 error in 1 file.", ExitCodes.Errors)]
    public void Check_and_build_take_levels_from_an_editorconfig_above_the_model(string level, string last, int exitCode)
    {
        shop.Write($"levels-{level}/.editorconfig", $"root = true\n[models/*.score]\nscore_diagnostic.SC1002.severity = {level}\n");
        shop.Write($"levels-{level}/models/model.score", "event visited\nscore s { visited >= 0 => +1 }\n");
        var check = shop.Run($"check ./levels-{level}/models/model.score");

        Assert.EndsWith(last + "\n", check.Out, StringComparison.Ordinal);
        Assert.Equal(exitCode, check.ExitCode);
        Assert.Equal(exitCode, shop.Run($"build ./levels-{level}/models/model.score -o ./levels-{level}/model.dll").ExitCode);
    }

    [Fact]
    public void A_model_with_errors_neither_runs_nor_builds()
    {
        shop.Write("bad/typo.score", "lead { email email }\nscore fit {\n  emial domain gmail => -10\n}\n");
        shop.Write("typo.dll", "old");
        var run = shop.Run("run ./bad/typo.score --leads ./leads.csv --as-of 2025-06-01");
        var build = shop.Run("build ./bad/typo.score -o ./typo.dll");

        Assert.Equal((ExitCodes.Errors, ""), (run.ExitCode, run.Out));
        Assert.Contains("bad/typo.score:3:3 error", run.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Errors, ""), (build.ExitCode, build.Out));
        Assert.EndsWith("1 error. Nothing was built.\n", build.Error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(shop.Folder + "typo.dll"));
    }

    [Fact]
    public void Build_writes_an_assembly_and_its_symbols()
    {
        var build = shop.Run("build ./shop.score -o ./built.dll");

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(File.ReadAllBytes(shop.Folder + "shop.dll"), File.ReadAllBytes(shop.Folder + "built.dll"));
        Assert.True(File.Exists(shop.Folder + "built.pdb"));
        Assert.Equal(ExitCodes.Usage, shop.Run("build ./shop.score -o ./built.exe").ExitCode);
    }

    [Fact]
    public void Test_says_which_tests_passed()
    {
        var result = shop.Run("test ./shop.score");

        Assert.Equal(new CommandResult(0, "passed  a big company is worth 20\n1 passed, 0 failed\n", ""), result);
    }

    [Fact]
    public void Test_shows_what_was_expected_what_came_and_why()
    {
        shop.Write("bad/fails.score", ShopFixture.Model.Replace("expect total is 20", "expect total is 21", StringComparison.Ordinal));
        var text = shop.Run("test ./bad/fails.score --filter BIG");
        var json = shop.Run("test ./bad/fails.score --format json");

        Assert.Equal((ExitCodes.Errors, ""), (text.ExitCode, text.Error));
        Snapshot.Match(text.Out, "text");
        Snapshot.Match(json.Out, "json");
    }

    [Fact]
    public void Explain_shows_a_chart_or_json()
    {
        var arguments = "explain ./shop.dll --leads ./leads.csv --events ./events.csv --as-of 2025-06-01 --lead A1";

        Snapshot.Match(shop.Run(arguments).Out, "text");
        Snapshot.Match(shop.Run(arguments + " --format json").Out, "json");
    }

    [Fact]
    public void New_begins_a_model_whose_tests_pass()
    {
        var made = shop.Run("new ./my-first");
        var checkedFiles = shop.Run("check ./my-first");
        var tested = shop.Run("test ./my-first");
        var run = shop.Run("run ./my-first/my-first.score --leads ./my-first/data/leads.csv --events ./my-first/data/events.csv --as-of 2025-06-01");

        Assert.Equal((0, 0, 0, 0), (made.ExitCode, checkedFiles.ExitCode, tested.ExitCode, run.ExitCode));
        Assert.Equal("No errors in 1 file.\n", checkedFiles.Out);
        Assert.EndsWith("3 passed, 0 failed\n", tested.Out, StringComparison.Ordinal);
        Assert.Contains("8 leads, 19 events, 0 bad rows skipped", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("__NAME__", File.ReadAllText(shop.Folder + "my-first/README.md"), StringComparison.Ordinal);

        var again = shop.Run("new ./my-first");
        Assert.Equal(new CommandResult(ExitCodes.Errors, "", "error: 'my-first' exists already. Nothing was written.\n"), again);
    }

    [Fact]
    public void Completes_commands_and_options()
    {
        Assert.Equal("check\n", shop.Run("[suggest:2] ch").Out);
        Assert.StartsWith("--accounts\n--accounts-output\n--as-of\n--events\n", shop.Run("[suggest:6] run_--").Out, StringComparison.Ordinal);
    }
}
