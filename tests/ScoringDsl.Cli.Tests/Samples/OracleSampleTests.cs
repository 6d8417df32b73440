using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Oracle;
using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Tests.Samples;

/// <summary>
/// The reference interpreter over the samples' data. Some leads of each sample; all of them with <c>SCORE_ALL_ROWS=1</c> in the environment.
/// </summary>
public sealed class OracleSampleTests
{
    private const int LeadsAtMost = 400;

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Sample.All.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Leads_come_out_as_the_reference_interpreter_has_them(int index)
    {
        var sample = Sample.All[index];
        var bound = ModelAnalysis.Analyze(Path.Combine(sample.Folder, "model.score"), new DiskFileReader()).Model ?? throw new InvalidOperationException(sample.Name);
        using var model = sample.Load();
        var block = sample.Read(model);
        var table = model.ScoreBatch(block, sample.Instant);
        var leads = LeadsOf(sample, bound);
        Assert.Equal(block.Count, leads.Count);

        var step = Environment.GetEnvironmentVariable("SCORE_ALL_ROWS") == "1" ? 1 : Math.Max(1, block.Count / LeadsAtMost);
        var differences = new List<string>();
        for (var row = 0; row < block.Count; row += step)
        {
            var expected = Describe(bound, OracleModel.Score(bound, leads[block.GetKey(row)], sample.Instant));
            var actual = Describe(bound, table, row);
            if (expected != actual)
            {
                differences.Add($"{block.GetKey(row)}: {actual}, and by the reference interpreter {expected}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {block.Count} leads of {sample} differ:\n{string.Join('\n', differences.Take(5))}");
    }

    private static string Describe(Model bound, OracleResult result) => string.Join(
        "; ",
        [
            .. bound.Scores.Select(s => $"{s.Name} {result.Scores[s.Ordinal]}"),
            .. bound.Labels.Select(l => $"{l.Name} {l.Labels[result.Labels[l.Ordinal]]}"),
            .. bound.Flags.Where(f => result.Flags[f.Ordinal]).Select(f => $"{f.Name} {string.Join(", ", result.Reasons[f.Ordinal])}"),
        ]);

    private static string Describe(Model bound, ScoreTable table, int row) => string.Join(
        "; ",
        [
            .. bound.Scores.Select(s => $"{s.Name} {table.GetScore(row, s.Ordinal)}"),
            .. bound.Labels.Select(l => $"{l.Name} {l.Labels[table.GetLabel(row, l.Ordinal)]}"),
            .. bound.Flags.Where(f => table.GetFlag(row, f.Ordinal))
                .Select(f => $"{f.Name} {string.Join(", ", table.GetReasons(row, f.Ordinal).ToArray().Select(table.GetRuleLabel))}"),
        ]);

    private static Dictionary<string, OracleLead> LeadsOf(Sample sample, Model bound)
    {
        var keyColumn = bound.LeadKey?.Column ?? "lead";
        var events = sample.Events is null
            ? Enumerable.Empty<(string Lead, OracleEvent Event)>().ToLookup(e => e.Lead, e => e.Event, StringComparer.Ordinal)
            : EventsOf(sample, bound, keyColumn).ToLookup(e => e.Lead, e => e.Event, StringComparer.Ordinal);
        if (sample.Leads is null)
        {
            return events.ToDictionary(e => e.Key, e => new OracleLead(e.Key, [.. bound.LeadFields.Select(_ => (string?)null)], [.. e]), StringComparer.Ordinal);
        }

        var table = new RawTable(Path.Combine(sample.Folder, sample.Leads));
        return table.Rows
            .Select(row => (Key: table.Text(row, keyColumn) ?? "", Fields: Texts(table, row, bound.LeadFields)))
            .ToDictionary(l => l.Key, l => new OracleLead(l.Key, l.Fields, [.. events[l.Key]]), StringComparer.Ordinal);
    }

    private static IEnumerable<(string Lead, OracleEvent Event)> EventsOf(Sample sample, Model bound, string keyColumn)
    {
        var table = new RawTable(Path.Combine(sample.Folder, sample.Events ?? ""));
        var kinds = bound.Events.ToDictionary(e => e.Name, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var kind = kinds[sample.Kind ?? table.Text(row, "event") ?? ""];
            var at = RawValues.Instant(table.Text(row, kind.AtColumn) ?? "") ?? throw new InvalidOperationException("An event has no instant.");
            yield return (
                table.Text(row, kind.LeadColumn ?? keyColumn) ?? "",
                new OracleEvent(kind, at, table.Text(row, kind.IdColumn), Texts(table, row, kind.Properties)));
        }
    }

    private static ImmutableArray<string?> Texts(RawTable table, IReadOnlyList<string> row, ImmutableArray<FieldSymbol> fields) =>
        [.. fields.Select(f => table.Text(row, f.Column))];
}
