using ScoringDsl.Benchmarks.ByHand;
using ScoringDsl.Benchmarks.Compiled;
using ScoringDsl.Benchmarks.Data;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Benchmarks.Measuring;

/// <summary>What all benchmarks of one run share: the leads, as objects and prepared both ways, and the compiled model. Made once.</summary>
internal sealed class Workload
{
    /// <summary>How many leads an application would read at once before scoring them.</summary>
    public const int BlockSize = 1_000;

    public const int EventsEach = 50;

    private static readonly Lazy<Workload> OfThisRun = new(() => new Workload());

    private Workload()
    {
        Model = CompiledSample.Load();
        Leads = LeadGenerator.Generate(LeadCount, EventsEach);
        Ids = IdReader.ReadAll(Leads);
        Block = new BlockReader(Model).Read(Leads);
        BlockReader = new BlockReader(Model);
        Agreement.Check(this);
    }

    public static Workload Current => OfThisRun.Value;

    /// <summary>How many leads; set before the first use.</summary>
    public static int LeadCount { get; set; } = 100_000;

    public static long AsOf { get; } = Instant.From(LeadGenerator.AsOf);

    public ScoringModel Model { get; }

    public Lead[] Leads { get; }

    public IdLeads Ids { get; }

    public LeadBlock Block { get; }

    public BlockReader BlockReader { get; }

    /// <summary>Reads and scores the objects by the compiled model, a block at a time.</summary>
    public ScoreTable[] ScoreObjects()
    {
        var tables = new ScoreTable[(Leads.Length + BlockSize - 1) / BlockSize];
        for (var i = 0; i < tables.Length; i++)
        {
            var start = i * BlockSize;
            var leads = Leads.AsSpan(start, Math.Min(BlockSize, Leads.Length - start));
            tables[i] = Model.ScoreBatch(BlockReader.Read(leads), AsOf, threads: 1);
        }

        return tables;
    }

    /// <summary>Reads and scores the objects by the fused pass, a block at a time.</summary>
    public HandResults FusedObjects()
    {
        var results = new HandResults(Leads.Length);
        var reader = new IdReader();
        var ids = new IdLeads(BlockSize, BlockSize * EventsEach);
        var pass = new FusedPass(ids, AsOf);
        for (var start = 0; start < Leads.Length; start += BlockSize)
        {
            ids.Clear();
            foreach (var lead in Leads.AsSpan(start, Math.Min(BlockSize, Leads.Length - start)))
            {
                reader.Read(lead, ids);
            }

            for (var row = 0; row < ids.Count; row++)
            {
                pass.Score(row, results, start + row);
            }
        }

        return results;
    }
}
