using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>Accounts as a host application builds and scores them.</summary>
public sealed class AccountTests
{
    private const int Name = 1, Employees = 2, Industry = 3, Founded = 4, Partner = 5, Tags = 6;
    private const long Day = 86_400_000_000;
    private const long AsOf = 20_000 * Day;

    private const string Text =
        """
        model "Accounts"
        lead { lead_id text key; account_id text account; spend number }
        account {
          account_id text key
          name       text
          employees  number
          industry   one of software, finance
          founded    date
          partner    bool
          tags       list of text
        }
        event met

        score engagement range 0..100 {
          each met => +10
          account.employees >= 100 => +5
          account.industry software => +1
        }
        score facts {
          account.name is acme => +1
          account.founded older than 10 days => +10
          account.partner => +100
          account.tags contains gold => +1000
          account.account_id is known => +10000
        }
        exclude poor when spend < 1

        account score readiness {
          always => +0.6 * max of engagement of leads
          always => +0.4 * average of spend of leads
          sum of top 3 spend of leads >= 10 => +7
          count of leads where (engagement >= 20) >= 2 => +11
        }
        account score facts_of_account {
          name is acme => +1
          founded older than 10 days => +10
          partner => +100
          tags contains gold => +1000
          industry software => +10000
          employees >= 100 => +100000
        }
        account segment busy when readiness >= 20
        """;

    [Fact]
    public void Accounts_come_as_added_and_then_as_leads_name_them()
    {
        using var model = Load();
        var block = model.NewBlock();
        AddLead(block, "1", "named first");
        AddLead(block, "2", "added second");
        AddLead(block, "3", "named second");
        AddLead(block, "4", "named first");
        block.Accounts.Add("added first");
        block.Accounts.Add("added second");

        var table = model.ScoreAccounts(block.Build(), AsOf);

        Assert.Equal(["added first", "added second", "named first", "named second"], Enumerable.Range(0, table.Count).Select(table.GetKey));
        Assert.Equal([0, 1, 2, 1], Enumerable.Range(0, table.Count).Select(block.Build().GetLeadCount));
    }

    [Fact]
    public void It_does_not_matter_whether_accounts_or_leads_are_added_first()
    {
        using var model = Load();
        var (before, after) = (model.NewBlock(), model.NewBlock());
        AddAcme(before);
        AddLead(before, "1", "acme");
        AddLead(after, "1", "acme");
        AddAcme(after);

        Assert.Equal(All(model, before.Build()), All(model, after.Build()));
        Assert.Equal("1: engagement=6000 facts=11111000 poor=False[]", All(model, before.Build())[0]);
        Assert.StartsWith("acme: readiness=3600 facts_of_account=111111000 ", All(model, before.Build())[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_values_are_as_good_as_texts()
    {
        using var model = Load();
        var (texts, typed) = (model.NewBlock(), model.NewBlock());
        AddAcme(texts);
        var acme = typed.Accounts.Add("acme");
        typed.Accounts.TrySetField(acme, Name, "ACME");
        typed.Accounts.TrySetField(acme, Industry, "software");
        typed.Accounts.SetNumber(acme, Employees, 100);
        typed.Accounts.SetInstant(acme, Founded, 0);
        typed.Accounts.SetBool(acme, Partner, true);
        typed.Accounts.SetTexts(acme, Tags, ["silver", "gold"]);
        AddLead(texts, "1", "acme");
        AddLead(typed, "1", "acme");

        Assert.Equal(All(model, texts.Build()), All(model, typed.Build()));
    }

    [Fact]
    public void A_lead_alone_takes_the_fields_of_its_account_by_name()
    {
        using var model = Load();
        var lead = model.NewLead().Clear("1").Set("account_id", "acme").Set("account.employees", 100).Set("Account.Industry", "software").Set("account.name", "Acme");
        var result = model.NewResult();
        model.Score(lead, AsOf, result);

        Assert.Equal(6, result["engagement"]);
        Assert.Equal(10001, result["facts"]);
    }

    [Fact]
    public void A_block_that_is_cleared_knows_no_account_of_before()
    {
        using var model = Load();
        var block = model.NewBlock();
        AddAcme(block);
        AddLead(block, "1", "acme");
        block.Build();
        block.Clear();
        AddLead(block, "2", "acme");
        AddLead(block, "3", null);

        Assert.Equal(
            ["2: engagement=0 facts=10000000 poor=False[]", "3: engagement=0 facts=0 poor=False[]", "acme: readiness=0 facts_of_account=0 busy=False[]"],
            All(model, block.Build()));
        Assert.Null(block.Accounts.Find("acme"));
    }

    [Fact]
    public void A_lead_that_changes_its_account_belongs_to_the_last()
    {
        using var model = Load();
        var block = model.NewBlock();
        var row = AddLead(block, "1", "first");
        block.TrySetField(row, 1, "second");
        Assert.Equal(["second"], Keys(model, block.Build()));
        block.TrySetField(row, 1, " ");
        Assert.DoesNotContain("first", Keys(model, block.Build()));
    }

    [Fact]
    public void Values_outside_their_one_of_are_counted_once_and_named_as_the_accounts()
    {
        using var model = Load();
        var block = model.NewBlock();
        block.Accounts.TrySetField(block.Accounts.Add("acme"), Industry, "farming");
        AddLead(block, "1", "acme");
        AddLead(block, "2", "acme");
        block.Build();

        Assert.Equal([new KeyValuePair<string, long>("account.industry", 1)], block.OutsideValues);
    }

    [Fact]
    public void Neither_threads_nor_the_order_of_leads_change_an_account()
    {
        using var model = Load();
        var block = Many(model, turned: false);
        var expected = Accounts(model, model.ScoreAccounts(block, AsOf, threads: 1));

        // The accounts must differ for this to say anything.
        Assert.InRange(expected.Select(a => a.Split(' ')[1]).Distinct().Count(), 50, 200);
        Assert.Equal(expected, Accounts(model, model.ScoreAccounts(block, AsOf, threads: 3)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Accounts(model, model.ScoreAccounts(Many(model, turned: true), AsOf)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Scoring_leads_of_accounts_allocates_nothing()
    {
        using var model = Load();
        var block = Many(model, turned: false);
        var result = model.NewResult();
        model.Score(block, 0, AsOf, result);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var row = 0; row < block.Count; row++)
            {
                model.Score(block, row, AsOf, result);
            }
        }));
    }

    [Fact]
    public void A_lead_that_is_built_again_and_again_with_a_known_account_allocates_nothing()
    {
        using var model = Load();
        var lead = model.NewLead();
        var (link, result) = (lead.GetField("account_id"), model.NewResult());
        Build();
        Assert.Equal(0, Allocations.Of(Build));

        void Build()
        {
            lead.Clear("1").Set(link, "acme");
            model.Score(lead, AsOf, result);
        }
    }

    [Fact]
    public void A_model_without_accounts_says_so()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze("lead { lead_id text key }\nscore s { always => +1 }"));
        var block = model.NewBlock();

        Assert.Null(model.AccountDefinition);
        Assert.Equal("The model has no accounts.", Assert.Throws<InvalidOperationException>(() => block.Accounts).Message);
        Assert.Equal("The model has no accounts.", Assert.Throws<InvalidOperationException>(() => model.ScoreAccounts(block.Build(), AsOf)).Message);
    }

    [Fact]
    public void A_disposed_model_is_unloaded_while_the_results_of_accounts_live_on()
    {
        var (context, table, explanation) = LoadScoreAndDispose();
        for (var i = 0; i < 50 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive, "The model's load context is still alive.");
        Assert.Equal(table.Accounts.GetScore(0, 0), explanation.Scores[0].Value);
    }

    private static ScoringModel Load(string path = "accounts.score") => ModelCompiler.CompileAndLoad(Models.Analyze(Text, path));

    private static int AddLead(LeadBlockBuilder block, string key, string? account)
    {
        var row = block.AddLead(key);
        block.TrySetField(row, 1, account);
        return row;
    }

    private static void AddAcme(LeadBlockBuilder block)
    {
        var acme = block.Accounts.Add("acme");
        foreach (var (field, text) in new[] { (Name, " Acme"), (Employees, "100"), (Industry, "Software"), (Founded, "1970-01-01"), (Partner, "yes"), (Tags, "silver;gold") })
        {
            Assert.True(block.Accounts.TrySetField(acme, field, text));
        }
    }

    /// <summary>Two thousand leads of two hundred accounts, half of which are added.</summary>
    private static LeadBlock Many(ScoringModel model, bool turned)
    {
        var block = model.NewBlock();
        for (var i = 0; i < 100; i++)
        {
            block.Accounts.SetNumber(block.Accounts.Add($"account {i}"), Employees, i * 2);
        }

        foreach (var i in turned ? Enumerable.Range(0, 2_000).Reverse() : Enumerable.Range(0, 2_000))
        {
            // Always the same for a lead, wherever it stands.
            var random = new Random(i);
            var row = AddLead(block, i.ToString(CultureInfo.InvariantCulture), i % 21 == 0 ? null : $"account {random.Next(200)}");
            block.SetNumber(row, 2, random.Next(3) == 0 ? double.NaN : random.NextDouble() * 5);
            for (var e = random.Next(5); e > 0; e--)
            {
                block.AddEvent(row, 0, AsOf - (random.Next(100) * Day), "");
            }
        }

        return block.Build();
    }

    private static IEnumerable<string> Keys(ScoringModel model, LeadBlock block)
    {
        var table = model.ScoreAccounts(block, AsOf);
        return Enumerable.Range(0, table.Count).Select(table.GetKey);
    }

    private static List<string> All(ScoringModel model, LeadBlock block)
    {
        var table = model.ScoreAccounts(block, AsOf);
        return [.. Enumerable.Range(0, block.Count).Select(row => $"{block.GetKey(row)}: {Results.Of(model.Definition, table.Leads, row)}"), .. Accounts(model, table)];
    }

    private static List<string> Accounts(ScoringModel model, AccountTable table)
    {
        Assert.NotNull(model.AccountDefinition);
        return [.. Enumerable.Range(0, table.Count).Select(a => $"{table.GetKey(a)}: {Results.Of(model.AccountDefinition, table.Accounts, a)}")];
    }

    // Not inlined, so that no local of it lives on in the test.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Context, AccountTable Table, Explanation Explanation) LoadScoreAndDispose()
    {
        using var model = Load("unloaded-accounts.score");
        var assembly = AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == "unloaded-accounts");
        var block = Many(model, turned: false);
        return (new WeakReference(AssemblyLoadContext.GetLoadContext(assembly)), model.ScoreAccounts(block, AsOf, threads: 2), model.ExplainAccount(block, 0, AsOf));
    }
}
