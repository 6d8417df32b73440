using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>
/// The models under Data/Scoring. Their expectations are computed by hand from the language's description; each is one file about
/// one part of the language, and each of its tests one case here.
/// </summary>
public sealed class ScoreFileTests
{
    public static TheoryData<string> Files => [.. ScoreFile.Names];

    public static TheoryData<string> FilesWithAccounts => [.. ScoreFile.NamesWithAccounts];

    public static TheoryData<string, string> Tests
    {
        get
        {
            var tests = new TheoryData<string, string>();
            foreach (var file in ScoreFile.Names)
            {
                foreach (var test in ScoreFile.TestsOf(file))
                {
                    tests.Add(file, test);
                }
            }

            return tests;
        }
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void Its_expectations_hold(string file, string test)
    {
        var failures = ScoreFile.Get(file).FailuresOf(test);
        Assert.True(failures.Length == 0, failures);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Explanations_add_up_to_the_scores_and_name_the_same_results(string file)
    {
        foreach (var (test, model, block) in Blocks(file))
        {
            var table = model.ScoreBatch(block, test.AsOf, threads: 1);
            for (var row = 0; row < block.Count; row++)
            {
                CheckExplanation(model.Definition, model.Explain(block, row, test.AsOf), table, row, $"{test.Name}, lead {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FilesWithAccounts))]
    public void Explanations_of_accounts_add_up_to_their_scores(string file)
    {
        foreach (var (test, model, block) in Blocks(file))
        {
            var table = model.ScoreAccounts(block, test.AsOf, threads: 1);
            for (var account = 0; account < table.Count; account++)
            {
                var explanation = model.ExplainAccount(block, account, test.AsOf);
                Assert.Equal(table.GetKey(account), explanation.Key);
                CheckExplanation(model.AccountDefinition, explanation, table.Accounts, account, $"{test.Name}, account {account}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FilesWithAccounts))]
    public void The_order_of_leads_does_not_matter_to_accounts(string file)
    {
        foreach (var (test, model, block) in Blocks(file))
        {
            var table = model.ScoreAccounts(block, test.AsOf, threads: 1);
            var turned = test with { Leads = [.. test.Leads.Reverse()] };
            var turnedTable = model.ScoreAccounts(TestLeads.Build(ScoreFile.Get(file).Bound, model, turned), test.AsOf, threads: 1);
            Assert.Equal(Accounts(model, table), Accounts(model, turnedTable));
            for (var row = 0; row < block.Count; row++)
            {
                Assert.Equal(Results.Of(model.Definition, table.Leads, row), Results.Of(model.Definition, turnedTable.Leads, block.Count - 1 - row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_lead_alone_scores_as_in_a_batch(string file)
    {
        foreach (var (test, model, block) in Blocks(file))
        {
            var table = model.ScoreBatch(block, test.AsOf, threads: 1);
            var (lead, alone, ofBlock) = (model.NewLead(), model.NewResult(), model.NewResult());
            for (var row = 0; row < block.Count; row++)
            {
                Fill(lead, test.Leads[row], test.Accounts.FirstOrDefault(a => a.Key == test.Leads[row].Account), ScoreFile.Get(file).Bound.AccountLink);
                model.Score(lead, test.AsOf, alone);
                model.Score(block, row, test.AsOf, ofBlock);
                Assert.Equal(Results.Of(model.Definition, table, row), Results.Of(model.Definition, alone));
                Assert.Equal(Results.Of(model.Definition, table, row), Results.Of(model.Definition, ofBlock));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_order_of_events_does_not_matter(string file)
    {
        foreach (var (test, model, block) in Blocks(file))
        {
            var table = model.ScoreBatch(block, test.AsOf, threads: 1);
            var turned = test with { Leads = [.. test.Leads.Select(l => l with { Events = [.. l.Events.Reverse()] })] };
            var turnedTable = model.ScoreBatch(TestLeads.Build(ScoreFile.Get(file).Bound, model, turned), test.AsOf, threads: 1);
            for (var row = 0; row < block.Count; row++)
            {
                Assert.Equal(Results.Of(model.Definition, table, row), Results.Of(model.Definition, turnedTable, row));
            }
        }
    }

    private static IEnumerable<string> Accounts(ScoringModel model, AccountTable table)
    {
        Assert.NotNull(model.AccountDefinition);
        return Enumerable.Range(0, table.Count).Select(a => $"{table.GetKey(a)}: {Results.Of(model.AccountDefinition, table.Accounts, a)}").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<(BoundTest Test, ScoringModel Model, LeadBlock Block)> Blocks(string file)
    {
        var read = ScoreFile.Get(file);
        return read.Bound.Tests.Select(t => (t, read.Model, TestLeads.Build(read.Bound, read.Model, t)));
    }

    /// <summary>Builds a test's lead by names, as a host application does.</summary>
    private static void Fill(LeadBuilder lead, BoundTestLead from, BoundTestAccount? account, FieldSymbol? link)
    {
        lead.Clear(from.Name ?? "");
        if (link is not null)
        {
            lead.Set(link.Name, from.Account);
        }

        foreach (var value in account?.Fields ?? [])
        {
            var name = "account." + value.Field.Name;
            _ = value.Field.Type == FieldType.TextList ? lead.Set(name, value.Texts) : lead.Set(name, value.Texts[0]);
        }

        foreach (var value in from.Fields)
        {
            _ = value.Field.Type == FieldType.TextList ? lead.Set(value.Field.Name, value.Texts) : lead.Set(value.Field.Name, value.Texts[0]);
        }

        foreach (var e in from.Events)
        {
            for (var i = 0; i < e.Times; i++)
            {
                var added = lead.AddEvent(e.Event.Name, new DateTimeOffset((e.At * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero), e.Id);
                foreach (var value in e.Properties)
                {
                    added.Set(value.Field.Name, value.Texts[0]);
                }
            }
        }
    }

    private static void CheckExplanation(ModelDefinition? definition, Explanation explanation, ScoreTable table, int row, string place)
    {
        Assert.NotNull(definition);
        for (var score = 0; score < definition.Scores.Length; score++)
        {
            var explained = explanation.Scores[score];
            Assert.True(
                explained.Value == table.GetScore(row, score) && explained.Lines.Sum(l => l.Points) == explained.Value,
                $"{place}: {explained.Name} is {table.GetScore(row, score)}, explained as {explained.Value}, lines add up to {explained.Lines.Sum(l => l.Points)}");
        }

        Assert.Equal(definition.Labels.Select((l, i) => l.Labels[table.GetLabel(row, i)]), explanation.Labels.Select(l => l.Value));
        Assert.Equal(Flags(FlagKind.Exclusion), explanation.Exclusions);
        Assert.Equal(Flags(FlagKind.Segment), explanation.Segments);
        Assert.Equal(Flags(FlagKind.Handoff), explanation.Handoffs.Select(h => h.Name));
        foreach (var handoff in explanation.Handoffs)
        {
            var flag = Array.FindIndex(definition.Flags, f => f.Name == handoff.Name);
            Assert.Equal(table.GetReasons(row, flag).ToArray().Select(table.GetRuleLabel), handoff.Reasons.Select(r => r.Key));
            Assert.Equal(handoff.Reasons.OrderByDescending(r => r.Value), handoff.Reasons);
            Assert.All(handoff.Reasons, r => Assert.True(r.Value > 0));
        }

        IEnumerable<string> Flags(FlagKind kind) => definition.Flags.Where((f, i) => f.Kind == kind && table.GetFlag(row, i)).Select(f => f.Name);
    }
}
