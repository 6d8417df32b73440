using ScoringDsl.Cli.Data;
using ScoringDsl.Cli.Worker;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Tests.Worker;

/// <summary>Data that one model has read, for another: the same results as if that had read them, or none.</summary>
public sealed class DataShelfTests : IDisposable
{
    private const long AsOf = 1_750_000_000_000_000;

    private const string Model =
        """
        lead { id text key; title text; size number; joined date; company text account }
        account { company text key; industry text; staff number }
        event visited { page url subject; seconds number; session text }
        score fit range 0..100 {
          title has word "VP" => +20
          title contains "sales" => +7
          title starts with "Head" => +5
          size >= 10 => +3
          account.industry is software => +2
        }
        score interest {
          decay half-life 30 days
          visited pricing >= 2 within 60 days => +9
          each visited "/docs/*" where (seconds > 20) => +2 up to 12
          most visited per session >= 2 => +1
        }
        bands grade of fit { A >= 20; B otherwise }
        account score ready range 0..100 { always => +0.5 * sum of fit of leads }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("score-shelf-");

    /// <summary>What of the model is replaced by what, and whether the new model reads the same of data.</summary>
    public static TheoryData<string, string, bool> Edits => new()
    {
        { "=> +20", "=> +21.5", true },
        { "contains \"sales\" => +7", "contains \"sales\" => -7", true },
        { "range 0..100 {\n  title", "range 0..30 {\n  title", true },
        { "size >= 10", "size >= 3", true },
        { ">= 2 within 60 days", ">= 1 within 10 days", true },
        { "half-life 30 days", "linear over 90 days", true },
        { "seconds > 20", "seconds > 5", true },
        { "up to 12", "up to 4", true },
        { "A >= 20", "A >= 5", true },
        { "0.5 * sum", "0.25 * sum", true },
        { "is software", "is finance", false },
        { "has word \"VP\"", "has word \"CEO\"", false },
        { "visited pricing", "visited careers", false },
        { "title text;", "title text from \"Job\";", false },
        { "title text;", "title text missing \"Select\";", false },
        { "size >= 10 => +3", "days since joined >= 10 => +3", false },
        { "most visited per session >= 2 => +1", "each distinct page of visited => +1", false },
        { "account score ready range 0..100 { always => +0.5 * sum of fit of leads }", "", true },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_model_that_reads_the_same_scores_what_was_read_for_another(string old, string edited, bool readsTheSame)
    {
        Assert.Contains(old, Model, StringComparison.Ordinal);
        using var first = Compile(Model);
        using var second = Compile(Model.Replace(old, edited, StringComparison.Ordinal));
        var builder = Fill(first);
        var before = Results(first, builder.Build());

        Assert.Equal(readsTheSame, second.TryBuild(builder.Keep(), out var block));
        if (block is not null)
        {
            Assert.Equal(Results(second, Fill(second).Build()), Results(second, block));
            Assert.Equal(before, Results(first, builder.Build()));
        }
    }

    [Fact]
    public void Files_that_have_not_changed_are_not_read_again()
    {
        var path = Path.Combine(_folder.FullName, "leads.csv");
        File.WriteAllText(path, "id,title,size,joined,company,industry\nL1,VP,12,,acme,software\nL2,,x,,,\n");
        var data = new DataSet(new DataFilePath(path, "leads.csv"), [], null, AsOf);
        using var first = Compile(Model);
        using var second = Compile(Model.Replace("=> +20", "=> +30", StringComparison.Ordinal));
        var shelf = new DataShelf();
        var read = shelf.Read(data, "then", first, CancellationToken.None);
        File.Delete(path);

        var again = shelf.Read(data, "then", second, CancellationToken.None);
        Assert.Equal((1, 1), (again.Block.Count, (int)again.Skipped.Count));
        Assert.Equal(33_000, second.ScoreBatch(again.Block, AsOf).GetScore(0, 0));
        Assert.Equal(23_000, first.ScoreBatch(read.Block, AsOf).GetScore(0, 0));
        Assert.Throws<DataException>(() => shelf.Read(data, "now", second, CancellationToken.None));
    }

    private static ScoringModel Compile(string text)
    {
        var analysis = ModelAnalysis.Analyze("m.score", new MemoryFileReader().Add("m.score", text));
        Assert.False(analysis.HasErrors, string.Join("\n", analysis.Diagnostics.Select(d => d.Message)));
        return ModelCompiler.CompileAndLoad(analysis);
    }

    private static LeadBlockBuilder Fill(ScoringModel model)
    {
        var random = new Random(3);
        var block = model.NewBlock();
        string[] titles = ["VP Sales", "Head of Sales", "CEO", "", "Select", "sales"];
        string[] pages = ["/pricing", "/docs/a", "/docs/b", "https://acme.example/careers", ""];
        for (var row = 0; row < 60; row++)
        {
            block.AddLead($"L{row}");
            block.TrySetField(row, 1, titles[random.Next(titles.Length)]);
            block.SetNumber(row, 2, random.Next(30));
            block.SetInstant(row, 3, AsOf - (random.NextInt64(100) * 86_400_000_000));
            block.TrySetField(row, 4, random.Next(3) == 0 ? "" : $"company {random.Next(8)}");
        }

        for (var i = 0; model.AccountDefinition is not null && i < 5; i++)
        {
            var account = block.Accounts.Add($"company {i}");
            block.Accounts.TrySetField(account, 1, i % 2 == 0 ? "software" : "finance");
            block.Accounts.SetNumber(account, 2, i * 100);
        }

        for (var i = 0; i < 900; i++)
        {
            // Copies of one event among them, and events that come in no order.
            var e = block.AddEvent(random.Next(60), 0, AsOf - random.NextInt64(90L * 86_400_000_000), random.Next(4) == 0 ? $"E{random.Next(20)}" : "");
            block.TrySetProperty(e, 0, pages[random.Next(pages.Length)]);
            block.SetPropertyNumber(e, 1, random.Next(40));
            block.TrySetProperty(e, 2, $"s{random.Next(5)}");
        }

        return block;
    }

    private static string[] Results(ScoringModel model, LeadBlock block)
    {
        if (model.AccountDefinition is null)
        {
            return Rows(model.Definition.Scores.Length, model.ScoreBatch(block, AsOf));
        }

        var table = model.ScoreAccounts(block, AsOf);
        return [.. Rows(model.Definition.Scores.Length, table.Leads), .. Rows(model.AccountDefinition.Scores.Length, table.Accounts)];
    }

    private static string[] Rows(int scores, ScoreTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(row => string.Join(' ', Enumerable.Range(0, scores).Select(score => table.GetScore(row, score))))];
}
