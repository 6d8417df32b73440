using ScoringDsl.Cli.Worker;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Tests.Worker;

/// <summary>What rules give to all leads of a batch.</summary>
public sealed class RuleTallyTests
{
    private const string Model = """
        lead { id text key; size number; optin bool }
        event visited { page text subject }
        score one range 0..10 {
          size > 0 => +1 * size up to 5
          size < 0 => -2
          group "On" weight 50% when optin { size > 1 => +4 }
        }
        score each_page for page in ("a", "b") { each visited "{page}" => +2 }
        """;

    [Fact]
    public void Counts_leads_and_points_after_a_rules_own_cap_where_its_groups_apply()
    {
        using var model = Load(out var places);
        var block = model.NewBlock();
        foreach (var (size, optin) in new[] { (3, true), (9, false), (-1, true), (0, true), (2, true) })
        {
            var row = block.AddLead($"L{size}");
            block.SetNumber(row, 1, size);
            block.SetBool(row, 2, optin);
        }

        block.AddEvent(0, 0, 0, "");
        block.TrySetProperty(0, 0, "a");
        block.AddEvent(0, 0, 0, "");
        block.TrySetProperty(1, 0, "b");
        block.AddEvent(3, 0, 0, "");
        block.TrySetProperty(2, 0, "b");
        var tally = new RuleTally(model.Definition, places.OfRules);
        model.ScoreBatch(block.Build(), 0, tally);

        // The rule of the family stands once and fires for two leads, one of which has points in both scores.
        Assert.Equal(5, tally.Rows);
        Assert.Equal(
            [(3, 3m + 5 + 2), (1, -2m), (2, 4m + 4), (2, 2m + 2 + 2)],
            Enumerable.Range(0, places.All.Count).Select(i => (tally.GetFiring(i), tally.GetPoints(i))));
    }

    [Fact]
    public void Any_number_of_rows_is_counted_once()
    {
        using var model = Load(out _);
        var block = model.NewBlock();
        for (var i = 0; i < 3_000; i++)
        {
            block.SetNumber(block.AddLead($"L{i}"), 1, 1);
        }

        var tally = new RuleTally(model.Definition);
        var table = model.ScoreBatch(block.Build(), 0, tally);

        Assert.Equal((3_000, 3_000, 3_000m), (tally.Rows, tally.GetFiring(0), tally.GetPoints(0)));
        Assert.All(Enumerable.Range(0, table.Count), row => Assert.Equal(1_000, table.GetScore(row, 0)));
    }

    [Fact]
    public void Ends_between_leads_when_it_is_cancelled()
    {
        using var model = Load(out _);
        var block = model.NewBlock();
        block.AddLead("L1");

        Assert.ThrowsAny<OperationCanceledException>(() =>
            model.ScoreBatch(block.Build(), 0, new RuleTally(model.Definition), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Refuses_counters_for_another_number_of_rules()
    {
        using var model = Load(out _);

        Assert.Throws<ArgumentException>(() => new RuleTally(model.Definition, [0, 1]));
    }

    private static ScoringModel Load(out RulePlaces places)
    {
        var analysis = ModelAnalysis.Analyze("m.score", new MemoryFileReader().Add("m.score", Model));
        places = new RulePlaces(analysis);
        return ModelCompiler.CompileAndLoad(analysis);
    }
}
