using System.Collections;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Differential.Running;
using ScoringDsl.Runtime;
using Outcome = ScoringDsl.Differential.Running.Outcome;

namespace ScoringDsl.Differential.Typed;

/// <summary>Scores the leads and accounts of a model's tests through its generated types, and holds the results against those of the untyped model.</summary>
/// <param name="typed">The types.</param>
/// <param name="model">The model that became types.</param>
/// <param name="other">The same one, or one that fits the types and says the same; it has the same tests.</param>
/// <param name="untyped">That one, compiled and loaded by itself.</param>
internal sealed class TypedAgreement(TypedModelOf typed, Model model, Model other, ScoringModel untyped)
{
    /// <summary>How many leads and accounts were scored, each time counted.</summary>
    public int Count { get; private set; }

    /// <summary>Goes through all tests of the model, by the model that was compiled with the types and by a loaded one behind them.</summary>
    public void Check()
    {
        foreach (var scorer in new[] { typed.Default, typed.Bind(untyped) })
        {
            var batch = TypedModelOf.Call(scorer, "NewBatch");
            foreach (var (test, otherTest) in model.Tests.Zip(other.Tests))
            {
                var block = TestLeads.Build(other, untyped, otherTest);
                var table = untyped.ScoreBatch(block, test.AsOf, threads: 1);
                CheckAlone(scorer, test, table);

                // A batch that was filled before gives the same.
                TypedModelOf.Call(batch, "Clear");
                Fill(batch, test);
                CheckLeads(Results(TypedModelOf.Call(batch, "Score", TypedModelOf.Instant(test.AsOf), 1)), table, "a batch");
                if (typed.Accounts is { } side)
                {
                    CheckAccounts(batch, test, untyped.ScoreAccounts(block, test.AsOf, threads: 1), side);
                }
            }
        }
    }

    private void CheckAlone(object scorer, BoundTest test, ScoreTable table)
    {
        for (var row = 0; row < test.Leads.Length; row++)
        {
            var lead = test.Leads[row];
            var account = test.Accounts.FirstOrDefault(a => a.Key == lead.Account?.Trim());
            Same(table, row, typed.Leads, typed.Outcome(typed.ByLead(scorer, "Score", test, lead, account, TypedModelOf.Instant(test.AsOf))), "one lead alone");
            var explanation = (Explanation)typed.ByLead(scorer, "Explain", test, lead, account, TypedModelOf.Instant(test.AsOf));
            Assert.Equal(typed.Leads.Scores.Select(s => table.GetScore(row, s.Ordinal)), explanation.Scores.Select(s => s.Value));
        }
    }

    private void CheckAccounts(object batch, BoundTest test, AccountTable table, Side side)
    {
        var results = TypedModelOf.Call(batch, "ScoreAccounts", TypedModelOf.Instant(test.AsOf), 1);
        var (leads, accounts) = results is System.Runtime.CompilerServices.ITuple pair ? (Results(pair[0]), Results(pair[1])) : ([], []);
        CheckLeads(leads, table.Leads, "a batch with accounts");
        Assert.Equal(table.Count, accounts.Count);
        for (var row = 0; row < accounts.Count; row++)
        {
            Assert.Equal(table.GetKey(row), TypedModelOf.Get(accounts[row], "Key"));
            Same(table.Accounts, row, side, typed.AccountOutcome(accounts[row], side), "an account");
            var explanation = (Explanation)TypedModelOf.Call(batch, "ExplainAccount", row, TypedModelOf.Instant(test.AsOf));
            Assert.Equal(side.Scores.Select(s => table.Accounts.GetScore(row, s.Ordinal)), explanation.Scores.Select(s => s.Value));
        }
    }

    private void CheckLeads(List<object> results, ScoreTable table, string way)
    {
        Assert.Equal(table.Count, results.Count);
        for (var row = 0; row < results.Count; row++)
        {
            Same(table, row, typed.Leads, typed.Outcome(results[row]), way);
        }
    }

    private void Same(ScoreTable table, int row, Side side, Outcome outcome, string way)
    {
        Count++;
        Assert.Equal("", string.Join("; ", TypedModelOf.Outcome(table, row, side).DifferencesFrom(outcome, side).Select(d => $"{way}: {d}")));
    }

    private void Fill(object batch, BoundTest test)
    {
        // Accounts may be added before their leads, after them and in between.
        foreach (var account in test.Accounts.Take(1))
        {
            Add(batch, typed.Account(account));
        }

        for (var i = 0; i < test.Leads.Length; i++)
        {
            Assert.Equal(i, typed.ByLead(batch, "Add", test, test.Leads[i], null));
        }

        foreach (var account in test.Accounts.Skip(1))
        {
            Add(batch, typed.Account(account));
        }
    }

    private static void Add(object batch, object account) => TypedModelOf.Call(batch, "Add", account);

    private static List<object> Results(object? list) => [.. ((IEnumerable?)list ?? Array.Empty<object>()).Cast<object>()];
}
