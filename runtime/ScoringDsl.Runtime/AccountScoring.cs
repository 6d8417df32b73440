using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Loading;
using ScoringDsl.Runtime.Results;

namespace ScoringDsl.Runtime;

/// <summary>The part of a loaded model that is about accounts.</summary>
internal sealed class AccountScoring
{
    private readonly ResultNames _names;
    private readonly HandoffReasons _reasons;
    private readonly EvaluationPool _evaluations;

    public AccountScoring(CompiledModel model)
    {
        Definition = model.Describe();
        _names = new ResultNames(Definition);
        _reasons = new HandoffReasons(Definition);
        _evaluations = new EvaluationPool(model, Definition);
    }

    /// <summary>What the rules of accounts read and give; its leads are accounts.</summary>
    public ModelDefinition Definition { get; }

    /// <summary>Scores every account of a block.</summary>
    /// <param name="block">The leads with their accounts.</param>
    /// <param name="asOf">The instant scored as of.</param>
    /// <param name="answers">The answers of all leads that have an account.</param>
    /// <param name="tally">Takes what each rule gives; null for nobody.</param>
    public ScoreTable Score(LeadBlock block, long asOf, LeadAnswers answers, RuleTally? tally = null)
    {
        var accounts = AccountsOf(block);
        var table = new ScoreTable(accounts.Count, Definition, _names, _reasons);
        var x = _evaluations.Rent();
        var counts = tally?.NewPart();
        x.Use(accounts, asOf);
        for (var account = 0; account < accounts.Count; account++)
        {
            x.MoveTo(account);
            x.UseLeads(answers, block.AccountStarts[account], block.AccountStarts[account + 1]);
            x.Model.ScoreRow(x);
            table.Take(account, x);
            counts?.Take(x);
        }

        if (counts is not null)
        {
            tally?.Add(counts);
        }

        _evaluations.Return(x);
        return table;
    }

    /// <summary>Explains one account.</summary>
    /// <param name="block">The leads with their accounts.</param>
    /// <param name="account">The account.</param>
    /// <param name="asOf">The instant scored as of.</param>
    /// <param name="answers">The answers of its leads alone.</param>
    public Explanation Explain(LeadBlock block, int account, long asOf, LeadAnswers answers)
    {
        var x = Begin(block, account, asOf, answers);
        var explanation = new Explainer(Definition, _names, _reasons, x).Explain(block.GetAccountKey(account));
        _evaluations.Return(x);
        return explanation;
    }

    /// <summary>Whether the condition of a test's expectation holds for an account.</summary>
    public bool Probe(LeadBlock block, int account, long asOf, LeadAnswers answers, int probe)
    {
        var x = Begin(block, account, asOf, answers);
        var holds = x.Model.Probe(x, probe);
        _evaluations.Return(x);
        return holds;
    }

    private Evaluation Begin(LeadBlock block, int account, long asOf, LeadAnswers answers)
    {
        var x = _evaluations.Rent();
        x.Use(AccountsOf(block), asOf);
        x.MoveTo(account);
        x.UseLeads(answers, 0, block.GetLeadCount(account));
        x.Model.ScoreRow(x);
        return x;
    }

    private static LeadBlock AccountsOf(LeadBlock block) =>
        block.Accounts ?? throw new ArgumentException("The block holds no accounts.", nameof(block));
}
