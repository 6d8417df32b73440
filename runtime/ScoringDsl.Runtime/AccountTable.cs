using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime;

/// <summary>The results of a batch of leads and of their accounts.</summary>
public sealed class AccountTable
{
    private readonly string[] _keys;

    internal AccountTable(LeadBlock block, ScoreTable leads, ScoreTable accounts)
    {
        Leads = leads;
        Accounts = accounts;
        _keys = new string[accounts.Count];
        for (var account = 0; account < _keys.Length; account++)
        {
            _keys[account] = block.GetAccountKey(account);
        }
    }

    /// <summary>How many accounts.</summary>
    public int Count => _keys.Length;

    /// <summary>The results of leads, a row for each row of the block; indexes are those of <see cref="ScoringModel.Definition"/>.</summary>
    public ScoreTable Leads { get; }

    /// <summary>
    /// The results of accounts; indexes are those of <see cref="ScoringModel.AccountDefinition"/>. Accounts that were added come first,
    /// as added; then those that only leads name, in the order of the leads.
    /// </summary>
    public ScoreTable Accounts { get; }

    /// <summary>The key of an account.</summary>
    public string GetKey(int account) => _keys[account];
}
