namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>What people see when their data are wrong.</summary>
public sealed class BadDataTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    [Theory]
    [InlineData("Lead ID,employees\nA,many\nB,7\n", "leads.csv:2: 'employees' is not a number: \"many\".")]
    [InlineData("Lead ID,employees\nA,7\nB,\"1,5\"\n", "leads.csv:3: 'employees' is not a number: \"1,5\".")]
    [InlineData("Lead ID,created\nA,01.06.2025\nB,\n", "leads.csv:2: 'created' is not a date: \"01.06.2025\".")]
    [InlineData("Lead ID,created\nA,2025-02-30\nB,\n", "leads.csv:2: 'created' is not a date: \"2025-02-30\".")]
    [InlineData("Lead ID,opted_in\nA,maybe\nB,\n", "leads.csv:2: 'opted_in' is neither yes nor no: \"maybe\".")]
    [InlineData("Lead ID,employees\nA,1,2\nB,\n", "leads.csv:2: The row has 3 values, the header 2 columns.")]
    [InlineData("Lead ID,employees\nB,1\n B ,2\n", "leads.csv:3: The lead \"B\" stands already in line 2.")]
    [InlineData("Lead ID,employees\n,1\nB,2\n", "leads.csv:2: 'Lead ID', the lead's key, is missing.")]
    [InlineData("Lead ID,email\n\"A\"x,1\nB,2\n", "leads.csv:2: Text follows a closing quote.")]
    public void A_lead_that_cannot_be_read_is_skipped_and_counted(string leads, string message)
    {
        shop.Write("bad/leads.csv", leads);
        var run = shop.Run("run ./shop.dll --leads ./bad/leads.csv --as-of 2025-06-01");
        var strict = shop.Run("run ./shop.dll --leads ./bad/leads.csv --as-of 2025-06-01 --strict");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"skipped: bad/{message}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 lead, 0 events, 1 bad row skipped", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Out.Split('\n').Length);
        Assert.Equal(ExitCodes.Errors, strict.ExitCode);
        Assert.Equal("", strict.Out);
        Assert.Equal($"error: bad/{message}\n  Without --strict the row would be skipped.\n", strict.Error);
    }

    [Theory]
    [InlineData("lead,event,at\nA1,visited,yesterday\n", "events.csv:2: 'at' is not a date: \"yesterday\".")]
    [InlineData("lead,event,at\nA1,visited,\n", "events.csv:2: 'at', the event's instant, is missing.")]
    [InlineData("lead,event,at\n,visited,2025-01-01\n", "events.csv:2: 'lead', the lead's key, is missing.")]
    [InlineData("lead,event,at\nA1,,2025-01-01\n", "events.csv:2: 'event', the kind of event, is missing.")]
    [InlineData("lead,event,at,amount\nA1,purchased,2025-01-01,12 EUR\n", "events.csv:2: 'amount' is not a number: \"12 EUR\".")]
    public void An_event_that_cannot_be_read_is_skipped_and_counted(string events, string message)
    {
        shop.Write("bad/events.csv", events);
        var run = shop.Run("run ./shop.dll --leads ./leads.csv --events ./bad/events.csv --as-of 2025-06-01");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"skipped: bad/{message}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("3 leads, 0 events, 1 bad row skipped", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "leads.csv: The file is empty.", null)]
    [InlineData("lead_id,email\nA,\n", "leads.csv:1: There is no column 'Lead ID' for the lead key. The columns are: lead_id, email.", "Did you mean 'lead_id'?")]
    [InlineData("name;mail\nA;\n", "leads.csv:1: There is no column 'Lead ID' for the lead key. The columns are: name, mail.", null)]
    [InlineData("Lead ID,email\nA,\"x\nB,y\n", "leads.csv:2: A quote opens in column 'email' and is never closed.", "Close it, or double quotes that belong to a value.")]
    [InlineData("Lead ID,email,email\nA,,\n", "leads.csv:1: The column 'email' stands twice in the header.", null)]
    public void A_file_that_cannot_be_read_to_its_end_is_an_error(string leads, string message, string? hint)
    {
        shop.Write("bad/leads.csv", leads);
        var run = shop.Run("run ./shop.dll --leads ./bad/leads.csv --as-of 2025-06-01");

        Assert.Equal(ExitCodes.Errors, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal($"error: bad/{message}\n{(hint is null ? "" : $"  {hint}\n")}", run.Error);
    }

    [Theory]
    [InlineData("lead,at\nA1,2025-01-01\n", "events.csv:1: There is no column 'event' for the kind of event. The columns are: lead, at.", "For a file of one kind of event write --events \"visited=bad/events.csv\".")]
    [InlineData("lead,evnt,at\nA1,visited,2025-01-01\n", "events.csv:1: There is no column 'event' for the kind of event. The columns are: lead, evnt, at.", "Did you mean 'evnt'?")]
    [InlineData("lead,event,time\nA1,visited,2025-01-01\n", "events.csv:1: There is no column 'at' for the event's instant. The columns are: lead, event, time.", null)]
    public void A_file_of_events_without_its_columns_is_an_error(string events, string message, string? hint)
    {
        shop.Write("bad/events.csv", events);
        var run = shop.Run("run ./shop.dll --events ./bad/events.csv --as-of 2025-06-01");

        Assert.Equal(ExitCodes.Errors, run.ExitCode);
        Assert.Equal($"error: bad/{message}\n{(hint is null ? "" : $"  {hint}\n")}", run.Error);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error_with_their_line()
    {
        shop.Write("bad/latin.csv", [.. "Lead ID,email\nA,\nB,caf"u8, 0xE9, .. "\n"u8]);

        Assert.Equal(
            "error: bad/latin.csv:3: The byte 0xE9 is not valid UTF-8.\n  Save the file as UTF-8.\n",
            shop.Run("run ./shop.dll --leads ./bad/latin.csv --as-of 2025-06-01").Error);
    }

    [Fact]
    public void Only_the_first_bad_rows_are_shown_and_all_are_counted()
    {
        shop.Write("bad/many.csv", "Lead ID,employees\n" + string.Concat(Enumerable.Range(0, 1_200).Select(i => $"L{i},{(i % 2 == 0 ? "x" : "1")}\n")));
        var run = shop.Run("run ./shop.dll --leads ./bad/many.csv --as-of 2025-06-01");

        Assert.Equal(5, run.Error.Split('\n').Count(line => line.StartsWith("skipped:", StringComparison.Ordinal)));
        Assert.Contains("\n  and 595 more rows\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("600 leads, 0 events, 600 bad rows skipped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_of_events_that_the_model_does_not_have_are_counted_and_guessed()
    {
        shop.Write("bad/kinds.csv", "lead,event,at\nA,opened-email,2025-01-01\nA,opened-email,2025-01-02\n" + string.Concat("bcdefg".Select(c => $"A,{c},2025-01-01\n")));
        var run = shop.Run("run ./shop.dll --events ./bad/kinds.csv --as-of 2025-06-01");

        Assert.Contains("warning: 2 events 'opened-email', which the model does not have. Did you mean 'opened email'?\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("warning: 2 events of 2 other kinds that the model does not have.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_which_no_row_can_be_used_are_an_error()
    {
        shop.Write("bad/none.csv", "Lead ID,employees\nA,x\n");
        var run = shop.Run("run ./shop.dll --leads ./bad/none.csv --as-of 2025-06-01");

        Assert.Equal(ExitCodes.Errors, run.ExitCode);
        Assert.EndsWith("error: No row could be used.\n", run.Error, StringComparison.Ordinal);
    }
}
