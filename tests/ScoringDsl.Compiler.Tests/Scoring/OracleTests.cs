using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Oracle;
using ScoringDsl.Oracle.Unicode;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Text;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>The reference interpreter over the tests of the models under Data/Scoring and of the samples.</summary>
public sealed class OracleTests
{
    private static readonly string Samples = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", "..", "samples"));

    public static TheoryData<string> Files => [.. ScoreFile.Names];

    public static TheoryData<string> SampleFiles =>
        [.. Directory.EnumerateFiles(Samples, "*.score", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Samples, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Says_what_the_compiled_model_says_of_every_test(string file) => Check(ScoreFile.Get(file).Bound, ScoreFile.Get(file).Model);

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public void Says_what_the_compiled_sample_says_of_every_test(string file)
    {
        var analysis = ModelAnalysis.Analyze(Path.Combine(Samples, file), new DiskFileReader());
        if (analysis.Model is not { } bound || analysis.HasErrors)
        {
            // A fragment is checked through the files that import it.
            Assert.False(File.ReadAllText(Path.Combine(Samples, file)).StartsWith("model", StringComparison.Ordinal), file);
            return;
        }

        using var model = ModelCompiler.CompileAndLoad(analysis);
        Check(bound, model);
    }

    [Fact]
    public void Folds_every_character_as_the_runtime_does()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var text = $"a{(codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint))}b";
            Assert.True(TextFold.Fold(text) == Characters.Fold(text), $"U+{codePoint:X4}");
        }
    }

    private static void Check(Model bound, ScoringModel model)
    {
        var differences = new List<string>();
        foreach (var test in bound.Tests)
        {
            var table = model.ScoreBatch(TestLeads.Build(bound, model, test), test.AsOf, threads: 1);
            for (var row = 0; row < test.Leads.Length; row++)
            {
                var lead = OracleLeads.Of(bound, test, test.Leads[row]);
                var result = OracleModel.Score(bound, lead, test.AsOf);
                var place = $"{test.Name}, lead {row}: ";
                differences.AddRange(DifferencesOf(bound, table, row, result).Select(d => place + d));
                differences.AddRange(
                    test.Leads[row].Expectations.Where(e => !IsMet(bound, lead, test.AsOf, result, e)).Select(e => $"{place}{test.Source.ToString(e.Syntax.Span)}"));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> DifferencesOf(Model bound, ScoreTable table, int row, OracleResult result)
    {
        foreach (var score in bound.Scores.Where(s => table.GetScore(row, s.Ordinal) != result.Scores[s.Ordinal]))
        {
            yield return $"{score.Name} is {result.Scores[score.Ordinal]}, compiled {table.GetScore(row, score.Ordinal)}";
        }

        foreach (var label in bound.Labels.Where(l => table.GetLabel(row, l.Ordinal) != result.Labels[l.Ordinal]))
        {
            yield return $"{label.Name} is {result.Labels[label.Ordinal]}, compiled {table.GetLabel(row, label.Ordinal)}";
        }

        foreach (var flag in bound.Flags.Where(f => table.GetFlag(row, f.Ordinal) != result.Flags[f.Ordinal]))
        {
            yield return $"{flag.Name} is {result.Flags[flag.Ordinal]}, compiled {table.GetFlag(row, flag.Ordinal)}";
        }

        foreach (var handoff in bound.Flags.OfType<HandoffSymbol>())
        {
            var compiled = string.Join(", ", table.GetReasons(row, handoff.Ordinal).ToArray().Select(table.GetRuleLabel));
            var reasons = string.Join(", ", result.Reasons[handoff.Ordinal]);
            if (compiled != reasons)
            {
                yield return $"{handoff.Name} because {reasons}, compiled {compiled}";
            }
        }
    }

    private static bool IsMet(Model bound, OracleLead lead, long asOf, OracleResult result, BoundExpectation expectation) => expectation switch
    {
        BoundExpectation.Holds e => OracleModel.Holds(bound, lead, asOf, e.Condition),
        BoundExpectation.Flag e => result.Flags[e.Symbol.Ordinal] != e.IsNegated,
        BoundExpectation.Reason e => result.Reasons.Any(r => r.Contains(e.Label)) != e.IsNegated,
        BoundExpectation.Gives e => (result.Contributions[e.Rule] == e.Points) != e.IsNegated,
        _ => throw new NotSupportedException(expectation.GetType().Name),
    };
}

/// <summary>The leads of a model's tests as the reference interpreter takes them.</summary>
internal static class OracleLeads
{
    public static OracleLead Of(Model bound, BoundTest test, BoundTestLead lead) => new(
        lead.Fields.FirstOrDefault(f => f.Field.IsKey)?.Texts[0] ?? lead.Name ?? test.Name,
        RawTexts(bound.LeadFields, lead.Fields),
        [.. lead.Events.SelectMany(e => Enumerable.Repeat(new OracleEvent(e.Event, e.At, e.Id, RawTexts(e.Event.Properties, e.Properties)), e.Times))]);

    private static ImmutableArray<string?> RawTexts(ImmutableArray<FieldSymbol> fields, ImmutableArray<BoundTestValue> values) =>
        [.. fields.Select(field => values.FirstOrDefault(v => v.Field == field) is { } value ? string.Join(';', value.Texts) : null)];
}
