using System.Diagnostics;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>What only a process of its own can show.</summary>
public sealed class ProcessTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private static readonly string[] s_run = ["run", "shop.dll", "--leads", "leads.csv", "--events", "events.csv", "--as-of", "2025-06-01"];

    [Fact]
    public void Exit_codes_and_streams_are_those_of_the_command()
    {
        var fine = ScoreProcess.Run(shop.Folder, s_run);
        var missing = ScoreProcess.Run(shop.Folder, "check", "none.score");
        var wrong = ScoreProcess.Run(shop.Folder, "chekc");

        Assert.Equal((0, 1, 2), (fine.ExitCode, missing.ExitCode, wrong.ExitCode));
        Assert.StartsWith("Lead ID,total,grade,lifecycle,excluded,segments,handoffs,reasons\nA1,43.75,", fine.Out, StringComparison.Ordinal);
        Assert.Contains("3 leads, 4 events", fine.Error, StringComparison.Ordinal);
        Assert.Equal("error: There is no file or folder 'none.score'.\n", missing.Error);
        Assert.Equal("", missing.Out + wrong.Out);
    }

    [Fact]
    public void Output_is_utf8_whatever_the_locale_and_without_colours_when_nobody_watches()
    {
        shop.Write("umlaut.csv", "Lead ID\nJürgen\n");
        string[] arguments = ["run", "shop.dll", "--leads", "umlaut.csv", "--as-of", "2025-06-01", "--format", "table"];
        var plain = ScoreProcess.Run(shop.Folder, arguments);
        var turkish = ScoreProcess.Run(shop.Folder, new Dictionary<string, string> { ["LANG"] = "tr_TR.ISO-8859-9", ["LC_ALL"] = "tr_TR.ISO-8859-9" }, arguments);

        Assert.Contains("│ Jürgen  │", plain.Out, StringComparison.Ordinal);
        Assert.Equal(plain.Out, turkish.Out);
        Assert.DoesNotContain("\u001b", plain.Out + plain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_c_ends_with_130_and_leaves_the_old_output_and_no_other_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        shop.Write("slow/out.csv", "old");
        using var process = ScoreProcess.Start(
            shop.Folder, new Dictionary<string, string>(), "run", "shop.dll", "--leads", "-", "--as-of", "2025-06-01", "-o", "slow/out.csv");
        process.StandardInput.Write("Lead ID\nA\nB\n");
        process.StandardInput.Flush();
        WaitFor(() => Directory.GetFiles(shop.Folder + "slow").Length == 2);

        Interrupt(process);

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)), "Ctrl-C does not end the command.");
        Assert.Equal(ExitCodes.Interrupted, process.ExitCode);
        Assert.Equal("old", File.ReadAllText(shop.Folder + "slow/out.csv"));
        Assert.Equal([shop.Folder + "slow/out.csv"], Directory.GetFiles(shop.Folder + "slow"));
    }

    [Fact]
    public void A_reader_that_has_seen_enough_is_no_error()
    {
        shop.Write("long.csv", "Lead ID\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"lead-{i}\n")));
        using var process = ScoreProcess.Start(
            shop.Folder, new Dictionary<string, string>(), "run", "shop.dll", "--leads", "long.csv", "--as-of", "2025-06-01");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        var error = process.StandardError.ReadToEnd();

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)), "The command does not end.");
        Assert.Equal((0, false), (process.ExitCode, error.Contains("error", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_that_may_not_be_written_stays_as_it_was()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return;
        }

        shop.Write("fixed.csv", "old");
        File.SetUnixFileMode(shop.Folder + "fixed.csv", UnixFileMode.UserRead);
        var result = ScoreProcess.Run(shop.Folder, [.. s_run, "-o", "fixed.csv"]);

        Assert.Equal(new CommandResult(ExitCodes.Errors, "", "error: The file 'fixed.csv' cannot be written: Access is denied.\n"), result);
        Assert.Equal("old", File.ReadAllText(shop.Folder + "fixed.csv"));
    }

    private static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static void WaitFor(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The command has not begun to write.");
            Thread.Sleep(20);
        }
    }
}
