using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>Which account each lead of a block belongs to.</summary>
internal sealed class AccountLinks(ModelDefinition definition, AccountBlockBuilder accounts)
{
    // Past this many keys a builder that is cleared forgets them.
    private const int MostKeys = 1 << 16;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<string?> _links = [];
    private int[] _places = [];
    private int[] _starts = [0];

    /// <summary>The accounts.</summary>
    public AccountBlockBuilder Accounts { get; } = accounts;

    /// <summary>The index of the account's key among its fields; −1 where none is declared.</summary>
    public int KeyField { get; } = Array.FindIndex(definition.AccountFields, f => f.IsKey);

    /// <summary>Adds a lead, which belongs to no account as yet.</summary>
    public void Add() => _links.Add(null);

    /// <summary>Makes a lead one of an account, or of none. A key that was met before is not made anew.</summary>
    public void Set(int row, ReadOnlySpan<char> key)
    {
        string? known = null;
        if (!key.IsEmpty && !_keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out known))
        {
            known = key.ToString();
            _keys.Add(known);
        }

        _links[row] = known;
    }

    /// <summary>Puts the accounts into the block, gives each lead what its rules see of its account, and sorts leads by account.</summary>
    public void PutInto(LeadBlock block, LeadRows leads)
    {
        if (_places.Length < _links.Count)
        {
            _places = new int[leads.Capacity];
        }

        for (var row = 0; row < _links.Count; row++)
        {
            _places[row] = -1;
            if (_links[row] is { } key)
            {
                _places[row] = Accounts.See(key);
                Accounts.GiveTo(row, leads, _places[row]);
            }
        }

        Sort();
        block.Accounts = Accounts.Build();
        block.AccountPlaces = _places;
        block.AccountStarts = _starts;
    }

    /// <summary>Forgets leads and accounts.</summary>
    public void Clear()
    {
        _links.Clear();
        Accounts.Clear();
        if (_keys.Count > MostKeys)
        {
            _keys.Clear();
        }
    }

    /// <summary>Turns the number of each lead's account into its place: those of one account lie side by side, in the order of rows.</summary>
    private void Sort()
    {
        if (_starts.Length <= Accounts.Count + 1)
        {
            _starts = new int[Accounts.Count + 2];
        }

        // Counted two further on, added up, and moved back by one as places are given: no second array is needed.
        Array.Clear(_starts);
        for (var row = 0; row < _links.Count; row++)
        {
            if (_places[row] >= 0)
            {
                _starts[_places[row] + 2]++;
            }
        }

        for (var account = 2; account < _starts.Length; account++)
        {
            _starts[account] += _starts[account - 1];
        }

        for (var row = 0; row < _links.Count; row++)
        {
            if (_places[row] >= 0)
            {
                _places[row] = _starts[_places[row] + 1]++;
            }
        }
    }
}
