using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>One block of leads, scored as of many instants: what an event gives depends on its age alone, to the microsecond.</summary>
public sealed class AsOfTests
{
    private const long Day = 86_400_000_000;
    private const long Happened = 20_000 * Day;

    private const string Text = Models.Schema +
        """
        score within_30 { requested within 30 days => +1 }
        score each_30_to_60 { each requested between 30 and 60 days ago => +1 }
        score older_60 { count of requested older than 60 days >= 1 => +1 }
        score always_seen { requested => +1 }
        score last_45 { days since last requested >= 45 => +1 }
        score weeks { every 7 days without requested => +1 }
        score linear { each requested => +1000 decay linear over 60 days }
        segment raised_30 when always_seen raised within 30 days
        """;

    // Age in microseconds; then within, between, older, always, last, weeks, linear (thousandths), raised.
    public static TheoryData<long, int, int, int, int, int, int, long, bool> Ages => new()
    {
        { -30 * Day, 0, 0, 0, 0, 0, 0, 0, false },
        { -1, 0, 0, 0, 0, 0, 0, 0, false },
        { 0, 1, 0, 0, 1, 0, 0, 1_000_000, true },
        { 1, 1, 0, 0, 1, 0, 0, 1_000_000, true },
        { (7 * Day) - 1, 1, 0, 0, 1, 0, 0, 883_333, true },
        { 7 * Day, 1, 0, 0, 1, 0, 1, 883_333, true },
        { (30 * Day) - 1, 1, 0, 0, 1, 0, 4, 500_000, true },
        { 30 * Day, 0, 1, 0, 1, 0, 4, 500_000, false },
        { (30 * Day) + 1, 0, 1, 0, 1, 0, 4, 500_000, false },
        { (45 * Day) - 1, 0, 1, 0, 1, 0, 6, 250_000, false },
        { 45 * Day, 0, 1, 0, 1, 1, 6, 250_000, false },
        { (60 * Day) - 1, 0, 1, 0, 1, 1, 8, 0, false },
        { 60 * Day, 0, 0, 1, 1, 1, 8, 0, false },
        { (60 * Day) + 1, 0, 0, 1, 1, 1, 8, 0, false },
        { 6000 * Day, 0, 0, 1, 1, 1, 857, 0, false },
    };

    [Theory]
    [MemberData(nameof(Ages))]
    public void An_event_counts_by_its_age(long age, int within, int between, int older, int seen, int last, int weeks, long linear, bool isRaised)
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        var block = Block(model);
        var table = model.ScoreBatch(block, Happened + age, threads: 1);
        Assert.Equal(
            [within * 1000L, between * 1000L, older * 1000L, seen * 1000L, last * 1000L, weeks * 1000L, linear],
            Enumerable.Range(0, 7).Select(score => table.GetScore(0, score)));
        Assert.Equal(isRaised, table.GetFlag(0, 0));
    }

    [Fact]
    public void A_block_may_be_scored_as_of_one_instant_after_another_in_any_order()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        var block = Block(model);
        var result = model.NewResult();
        long[] ages = [.. Ages.Select(row => (long)row[0])];
        foreach (var age in ages.Concat(ages.Reverse()))
        {
            model.Score(block, 0, Happened + age, result);
            Assert.Equal(age is >= 0 and < 30 * Day ? 1 : 0, result["within_30"]);
            Assert.Equal(age is >= 30 * Day and < 60 * Day ? 1 : 0, result["each_30_to_60"]);
            Assert.Equal(age >= 60 * Day ? 1 : 0, result["older_60"]);
        }
    }

    private static LeadBlock Block(ScoringModel model)
    {
        var builder = model.NewBlock();
        var requested = Array.FindIndex(model.Definition.Events, e => e.Name == "requested");
        builder.AddEvent(builder.AddLead("1"), requested, Happened, "");
        return builder.Build();
    }
}
