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
    private static readonly string Root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", ".."));

    /// <summary>Where models with tests of their own stand.</summary>
    private static readonly string[] Folders = ["samples", "tests/ScoringDsl.Conformance"];

    public static TheoryData<string> Files => [.. ScoreFile.Names];

    public static TheoryData<string> ModelFiles =>
        [.. Folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.score", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Says_what_the_compiled_model_says_of_every_test(string file) => Check(ScoreFile.Get(file).Bound, ScoreFile.Get(file).Model);

    [Theory]
    [MemberData(nameof(ModelFiles))]
    public void Says_what_the_compiled_model_says_of_every_test_of_a_sample_or_of_the_conformance_suite(string file)
    {
        var path = Path.Combine(Root, file);
        var analysis = ModelAnalysis.Analyze(path, new DiskFileReader());
        if (analysis.Model is { } bound && !analysis.HasErrors)
        {
            using var model = ModelCompiler.CompileAndLoad(analysis);
            Check(bound, model);
        }
        else
        {
            // Fragments and files of tests are checked through the models that they belong to.
            Assert.DoesNotContain(File.ReadLines(path), line => line.StartsWith("model ", StringComparison.Ordinal));
        }
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
            var block = TestLeads.Build(bound, model, test);
            var table = model.ScoreBatch(block, test.AsOf, threads: 1);
            var leads = OracleLeads.Of(bound, test);
            for (var row = 0; row < leads.Count; row++)
            {
                var lead = leads[row];
                var result = OracleModel.Score(bound, lead, test.AsOf);
                differences.AddRange(DifferencesOf(bound.Scores, bound.Labels, bound.Flags, table, row, result)
                    .Concat(Unmet(test, test.Leads[row].Expectations, result, c => OracleModel.Holds(bound, lead, test.AsOf, c)))
                    .Select(d => $"{test.Name}, lead {row}: {d}"));
            }

            if (bound.Account is { } part)
            {
                differences.AddRange(AccountDifferences(bound, part, test, leads, model.ScoreAccounts(block, test.AsOf, threads: 1)));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> AccountDifferences(Model bound, AccountPart part, BoundTest test, IReadOnlyList<OracleLead> leads, AccountTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var key = table.GetKey(row);
            var account = OracleLeads.AccountOf(bound, test, key);
            IReadOnlyList<OracleLead> own = [.. leads.Where(l => l.Account?.Key == key)];
            var result = OracleModel.ScoreAccount(bound, account, own, test.AsOf);
            var expectations = test.Accounts.FirstOrDefault(a => a.Key == key)?.Expectations ?? [];
            foreach (var difference in DifferencesOf(part.Scores, part.Labels, part.Flags, table.Accounts, row, result)
                .Concat(Unmet(test, expectations, result, c => OracleModel.HoldsForAccount(bound, account, own, test.AsOf, c))))
            {
                yield return $"{test.Name}, account {key}: {difference}";
            }
        }
    }

    private static IEnumerable<string> DifferencesOf(
        ImmutableArray<ScoreSymbol> scores, ImmutableArray<LabelSymbol> labels, ImmutableArray<FlagSymbol> flags, ScoreTable table, int row, OracleResult result)
    {
        foreach (var score in scores.Where(s => table.GetScore(row, s.Ordinal) != result.Scores[s.Ordinal]))
        {
            yield return $"{score.Name} is {result.Scores[score.Ordinal]}, compiled {table.GetScore(row, score.Ordinal)}";
        }

        foreach (var label in labels.Where(l => table.GetLabel(row, l.Ordinal) != result.Labels[l.Ordinal]))
        {
            yield return $"{label.Name} is {result.Labels[label.Ordinal]}, compiled {table.GetLabel(row, label.Ordinal)}";
        }

        foreach (var flag in flags.Where(f => table.GetFlag(row, f.Ordinal) != result.Flags[f.Ordinal]))
        {
            yield return $"{flag.Name} is {result.Flags[flag.Ordinal]}, compiled {table.GetFlag(row, flag.Ordinal)}";
        }

        foreach (var handoff in flags.OfType<HandoffSymbol>())
        {
            var compiled = string.Join(", ", table.GetReasons(row, handoff.Ordinal).ToArray().Select(table.GetRuleLabel));
            var reasons = string.Join(", ", result.Reasons[handoff.Ordinal]);
            if (compiled != reasons)
            {
                yield return $"{handoff.Name} because {reasons}, compiled {compiled}";
            }
        }
    }

    /// <summary>The expectations that do not hold by the reference interpreter.</summary>
    private static IEnumerable<string> Unmet(BoundTest test, IEnumerable<BoundExpectation> expectations, OracleResult result, Func<BoundCondition, bool> holds) =>
        expectations.Where(expectation => !(expectation switch
        {
            BoundExpectation.Holds e => holds(e.Condition),
            BoundExpectation.Flag e => result.Flags[e.Symbol.Ordinal] != e.IsNegated,
            BoundExpectation.Reason e => result.Reasons.Any(r => r.Contains(e.Label)) != e.IsNegated,
            BoundExpectation.Gives e => (result.Contributions[e.Rule] == e.Points) != e.IsNegated,
            _ => throw new NotSupportedException(expectation.GetType().Name),
        })).Select(e => test.Source.ToString(e.Syntax.Span));
}

/// <summary>The leads and accounts of a model's tests as the reference interpreter takes them.</summary>
internal static class OracleLeads
{
    public static IReadOnlyList<OracleLead> Of(Model bound, BoundTest test) => [.. test.Leads.Select(lead => Of(bound, test, lead))];

    /// <summary>"An id seen only on leads is an account with its other fields missing."</summary>
    public static OracleAccount AccountOf(Model bound, BoundTest test, string key) =>
        new(key, RawTexts(bound.AccountFields, test.Accounts.FirstOrDefault(a => a.Key == key)?.Fields ?? []));

    private static OracleLead Of(Model bound, BoundTest test, BoundTestLead lead)
    {
        var fields = RawTexts(bound.LeadFields, lead.Fields);
        var link = bound.AccountLink;
        return new OracleLead(
            lead.Fields.FirstOrDefault(f => f.Field.IsKey)?.Texts[0] ?? lead.Name ?? test.Name,
            link is not null && lead.Account is not null ? fields.SetItem(link.Ordinal, lead.Account) : fields,
            [.. lead.Events.SelectMany(e => Enumerable.Repeat(new OracleEvent(e.Event, e.At, e.Id, RawTexts(e.Event.Properties, e.Properties)), e.Times))],
            lead.Account is { } key && !IsMissing(link, key) ? AccountOf(bound, test, key) : null);
    }

    private static bool IsMissing(FieldSymbol? link, string key) => link?.MissingTexts.Any(text => Characters.Fold(text) == Characters.Fold(key)) ?? true;

    private static ImmutableArray<string?> RawTexts(ImmutableArray<FieldSymbol> fields, ImmutableArray<BoundTestValue> values) =>
        [.. fields.Select(field => values.FirstOrDefault(v => v.Field == field) is { } value ? string.Join(';', value.Texts) : null)];
}
