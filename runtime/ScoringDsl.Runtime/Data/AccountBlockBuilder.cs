using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// The accounts of a block of leads. A lead belongs to the account whose key its linking field holds, whichever of the two is added
/// first. Fields are named by their index in <see cref="ScoringModel.AccountDefinition"/>. One thread at a time.
/// </summary>
/// <example><code>
/// var block = model.NewBlock();
/// block.Accounts.SetNumber(block.Accounts.Add("acme"), employees, 250);
/// block.TrySetField(block.AddLead("ann"), accountId, "acme");
/// var table = model.ScoreAccounts(block.Build(), asOf);
/// var points = table.Accounts.GetScore(0, readiness);
/// </code></example>
public sealed class AccountBlockBuilder
{
    private readonly LeadBlockBuilder _rows;
    private readonly AccountColumns _ofLeads;
    private readonly List<bool> _isGiven = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    internal AccountBlockBuilder(CompiledModel model, ModelDefinition definition, ModelDefinition leads, ReadOnlySpan<FieldColumn> readers)
    {
        _rows = new LeadBlockBuilder(model, definition, "account.");
        _ofLeads = new AccountColumns(leads, readers);
    }

    /// <summary>How many accounts there are.</summary>
    public int Count => _isGiven.Count;

    /// <summary>Values outside their <c>one of</c>, by the field's name: "account.industry".</summary>
    internal IReadOnlyDictionary<string, long> OutsideValues => _rows.OutsideValues;

    /// <summary>Adds an account and gives its number; one that has been added before keeps its number and its values.</summary>
    /// <param name="key">Its key, compared exactly.</param>
    public int Add(string key)
    {
        var account = See(key);
        _isGiven[account] = true;
        return account;
    }

    /// <summary>The number of an account that has been added; null for any other.</summary>
    public int? Find(ReadOnlySpan<char> key) =>
        _byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var account) && _isGiven[account] ? account : null;

    /// <summary>Sets a field from text as a data file holds it; empty and blank text is missing. The items of a list are parted by <c>;</c> or <c>|</c>.</summary>
    /// <returns>False where the text is no value of the field's type; the field is then missing.</returns>
    public bool TrySetField(int account, int field, ReadOnlySpan<char> text)
    {
        _ofLeads.SetText(account, field, text);
        return _rows.TrySetField(account, field, text);
    }

    /// <summary>Sets a number field; NaN and infinities are missing.</summary>
    /// <exception cref="FieldValueException">The field is no number.</exception>
    public void SetNumber(int account, int field, double value)
    {
        _rows.SetNumber(account, field, value);
        _ofLeads.SetNumber(account, field, value);
    }

    /// <summary>Sets a bool field.</summary>
    /// <exception cref="FieldValueException">The field is no bool.</exception>
    public void SetBool(int account, int field, bool value)
    {
        _rows.SetBool(account, field, value);
        _ofLeads.SetNumber(account, field, value ? 1 : 0);
    }

    /// <summary>Sets a date field, in microseconds since 1970-01-01 UTC; <see cref="long.MinValue"/> is missing.</summary>
    /// <exception cref="FieldValueException">The field is no date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not in the years 1 to 9999.</exception>
    public void SetInstant(int account, int field, long value)
    {
        _rows.SetInstant(account, field, value);
        _ofLeads.SetInstant(account, field, value);
    }

    /// <summary>Sets a list-of-text field; blank items do not count, and a list without items is missing.</summary>
    /// <exception cref="FieldValueException">The field is no list.</exception>
    public void SetTexts(int account, int field, IReadOnlyList<string> items)
    {
        _rows.SetTexts(account, field, items);
        _ofLeads.SetTexts(account, field, items);
    }

    /// <summary>The number of an account that a lead names, which has all its fields missing unless it is added too.</summary>
    internal int See(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_byKey.TryGetValue(key, out var account))
        {
            account = _rows.AddLead(key);
            _byKey.Add(key, account);
            _isGiven.Add(false);
            _ofLeads.Add(key);
        }

        return account;
    }

    /// <summary>Gives a lead the values of its account that rules of leads look at. An account that was not added has none to give.</summary>
    internal void GiveTo(int row, LeadRows leads, int account)
    {
        if (_isGiven[account])
        {
            _ofLeads.CopyTo(row, leads, account);
        }
    }

    /// <summary>The accounts as a block of the model of accounts, which is the builder's own.</summary>
    internal LeadBlock Build() => _rows.Build();

    /// <summary>Keeps the accounts that were built last.</summary>
    internal KeptLeads Keep() => _rows.Keep();

    /// <summary>Forgets the accounts, keeps memory and what is known of texts.</summary>
    internal void Clear()
    {
        _rows.Clear();
        _ofLeads.Clear();
        _isGiven.Clear();
        _byKey.Clear();
    }
}
