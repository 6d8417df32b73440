using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Commands;

public sealed class RunCommandTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private const string Data = "--leads ./leads.csv --events ./events.csv --as-of 2025-06-01";

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("table")]
    public void Writes_results(string format)
    {
        var result = shop.Run($"run ./shop.dll {Data} --format {format}");

        Assert.Equal(0, result.ExitCode);
        Snapshot.Match(result.Out, format);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(50)]
    public void A_terminal_shows_a_table_that_fits_it(int width)
    {
        var result = shop.Run($"run ./shop.dll {Data}", width: width);

        Assert.All(result.Out.Split('\n').Where(line => line.StartsWith('│')), line => Assert.True(CellWidth.Of(line) <= width, line));
        Snapshot.Match(result.Out, $"width{width}");
    }

    [Fact]
    public void Sums_up_at_the_end_what_was_read_and_how_leads_are_shared_out()
    {
        var result = shop.Run($"run ./shop.dll {Data}");

        Snapshot.Match(result.StableError);
    }

    [Fact]
    public void A_model_runs_from_its_source_as_from_its_assembly() =>
        Assert.Equal(shop.Run($"run ./shop.dll {Data}").Out, shop.Run($"run ./shop.score {Data}").Out);

    [Fact]
    public void Top_takes_the_highest_first_scores_first() =>
        Assert.Equal(["Lead ID", "A1", "B2"], FirstColumn(shop.Run($"run ./shop.dll {Data} --top 2").Out));

    [Fact]
    public void Without_leads_they_are_the_keys_of_events_in_order_of_appearance()
    {
        var result = shop.Run("run ./shop.dll --events ./events.csv --as-of 2025-06-01");

        Assert.Equal(["Lead ID", "A1", "B2", "Z9"], FirstColumn(result.Out));
    }

    [Fact]
    public void Events_of_one_kind_come_from_a_file_of_their_own()
    {
        shop.Write("bought.csv", "customer,date,amount\nB2,2025-05-01,10\nQ7,2025-05-02,20\n");
        shop.Write("opened.jsonl", """{"Lead ID":"B2","at":"2025-05-01","kind":"newsletter"}""");

        var result = shop.Run("run ./shop.dll --events purchased=./bought.csv --events Opened_Email=./opened.jsonl --as-of 2025-06-01");

        Assert.Equal("", result.Error.Contains("skipped:", StringComparison.Ordinal) ? result.Error : "");
        Assert.Equal(["Lead ID,total", "B2,6", "Q7,10"], result.Out.Trim().Split('\n').Select(line => string.Join(',', line.Split(',').Take(2))));
    }

    [Fact]
    public void Items_of_a_json_list_keep_their_semicolons_and_a_csv_cell_is_split_at_them()
    {
        shop.Write("lists.score", """
            lead { lead_id text key; tags list of text }
            event tagged { labels list of text subject }
            score total { tags contains "a;b" => +1; tags contains b => +2; tagged "a;b" => +4; tagged b => +8 ; each tagged => +100 }
            """);
        shop.Write("lists.jsonl", """{"lead_id":"one","tags":["a;b","c"]}""");
        shop.Write("tagged.jsonl", """
            {"lead":"one","event":"tagged","at":"2025-05-01","id":"1","labels":["a;b"]}
            {"lead":"one","event":"tagged","at":"2025-05-01","id":"1","labels":["a;b"]}
            """);
        shop.Write("lists.csv", "lead_id,tags\none,a;b\n");
        shop.Write("tagged.csv", "lead,event,at,labels\none,tagged,2025-05-01,a;b\n");

        Assert.Contains("one,105", shop.Run("run ./lists.score --leads ./lists.jsonl --events ./tagged.jsonl --as-of 2025-06-01").Out, StringComparison.Ordinal);
        Assert.Contains("one,110", shop.Run("run ./lists.score --leads ./lists.csv --events ./tagged.csv --as-of 2025-06-01").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_read_as_csv_or_json_lines()
    {
        Assert.Equal(["Lead ID", "X"], FirstColumn(shop.Run("run ./shop.dll --leads - --as-of 2025-06-01", "lead id;employees\nX;5\n").Out));
        Assert.Equal(["Lead ID", "X"], FirstColumn(shop.Run("run ./shop.dll --leads - --as-of 2025-06-01", """{"Lead ID":"X","tags":["vip","eu"]}""").Out));
    }

    [Fact]
    public void An_output_file_is_replaced_whole()
    {
        shop.Write("out.jsonl", "old");
        var result = shop.Run($"run ./shop.dll {Data} -o ./out.jsonl");

        Assert.Equal("", result.Out);
        Assert.Equal(shop.Run($"run ./shop.dll {Data} --format jsonl").Out, File.ReadAllText(shop.Folder + "out.jsonl"));
        Assert.Empty(Directory.GetFiles(shop.Folder, "*.tmp"));
    }

    [Fact]
    public void A_failure_leaves_the_old_output_as_it_was()
    {
        shop.Write("kept.csv", "old");
        shop.Write("broken.csv", "Lead ID,email\nA,\"x\n");
        var result = shop.Run("run ./shop.dll --leads ./broken.csv --as-of 2025-06-01 -o ./kept.csv");

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.Equal("old", File.ReadAllText(shop.Folder + "kept.csv"));
        Assert.Empty(Directory.GetFiles(shop.Folder, "*.tmp"));
    }

    [Fact]
    public void The_same_history_has_another_score_on_another_day()
    {
        var before = shop.Run("run ./shop.dll --leads ./leads.csv --events ./events.csv --as-of 2025-05-02T09:59:59Z").Out;
        var after = shop.Run("run ./shop.dll --leads ./leads.csv --events ./events.csv --as-of 2025-05-02T12:00:00+02:00").Out;

        Assert.Contains("\nA1,25.25,", before, StringComparison.Ordinal);
        Assert.Contains("\nA1,40.75,", after, StringComparison.Ordinal);
    }

    private static IEnumerable<string> FirstColumn(string csv) => csv.Trim().Split('\n').Select(line => line.Split(',')[0]);
}
