using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Planning;

/// <summary>
/// The rules of accounts as a model of their own, whose leads are the accounts: without events, planned and compiled like any other.
/// </summary>
internal static class AccountModel
{
    public static Model Of(Model model, AccountPart account) => model with
    {
        LeadFields = model.AccountFields,
        AccountFields = [],
        Account = null,
        Events = [],
        Ignores = [],
        Scores = account.Scores,
        Labels = account.Labels,
        Flags = account.Flags,
        EvaluationOrder = account.EvaluationOrder,
        Tests = [.. model.Tests.Select(t => t with { Leads = [.. t.Accounts.Select(a => new BoundTestLead(a.Syntax, a.Key, a.Fields, [], a.Expectations))] })],
    };
}
