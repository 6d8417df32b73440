using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// The values of accounts that rules of leads look at, read as a lead's are, side by side for each account; copied into the rows of
/// its leads when a block is built, so that scoring a lead reads its own row alone.
/// </summary>
internal sealed class AccountColumns
{
    private readonly FieldColumn[] _readers;
    private readonly Places[] _places;
    private readonly int _keyField;
    private readonly LeadRows _rows;

    // For each value kept of an account, the slot that it has in the row of a lead.
    private readonly List<int> _texts = [];
    private readonly List<int> _numbers = [];
    private readonly List<int> _instants = [];
    private readonly List<int> _kept = [];

    /// <param name="leads">The definition of the model of leads.</param>
    /// <param name="readers">The readers of the account's fields.</param>
    public AccountColumns(ModelDefinition leads, ReadOnlySpan<FieldColumn> readers)
    {
        _readers = [.. readers];
        _places = new Places[_readers.Length];
        _keyField = Array.FindIndex(leads.AccountFields, f => f.IsKey);
        for (var i = 0; i < _readers.Length; i++)
        {
            var field = _readers[i].Definition;
            _places[i] = new Places(
                Take(_texts, field.TextSlot), Take(_numbers, Math.Max(field.NumberSlot, field.LengthSlot)), Take(_instants, field.InstantSlot), Take(_kept, field.KeptTextSlot));
        }

        _rows = new LeadRows(_texts.Count, _numbers.Count, _instants.Count, _kept.Count);
    }

    /// <summary>Adds an account; all its fields but the key are missing.</summary>
    public void Add(string key)
    {
        var account = _rows.Add(key);
        if (_keyField >= 0)
        {
            SetText(account, _keyField, key);
        }
    }

    /// <summary>Sets a field from text; what is no value of its type is missing.</summary>
    public void SetText(int account, int field, ReadOnlySpan<char> text)
    {
        var reader = _readers[field];
        switch (reader.Definition.Kind)
        {
            case FieldKind.Number or FieldKind.Bool:
                reader.TryReadNumber(text, out var number);
                SetNumber(account, field, number);
                break;
            case FieldKind.Date:
                reader.TryReadInstant(text, out var instant);
                SetInstant(account, field, instant);
                break;
            default:
                if (reader.Texts is not null)
                {
                    Put(account, _places[field], reader.Texts.Read(text));
                }

                break;
        }
    }

    public void SetTexts(int account, int field, IReadOnlyList<string> items)
    {
        if (_readers[field].Texts is { } texts)
        {
            Put(account, _places[field], texts.Read(items));
        }
    }

    public void SetNumber(int account, int field, double value) => Put(_rows.NumbersOf(account), _places[field].Number, Points.PointsMath.Finite(value));

    public void SetInstant(int account, int field, long value) => Put(_rows.InstantsOf(account), _places[field].Instant, value);

    /// <summary>Copies the values of an account into the row of one of its leads.</summary>
    public void CopyTo(int row, LeadRows leads, int account)
    {
        Copy(_rows.TextClassesOf(account), leads.TextClassesOf(row), _texts);
        Copy(_rows.NumbersOf(account), leads.NumbersOf(row), _numbers);
        Copy(_rows.InstantsOf(account), leads.InstantsOf(row), _instants);
        Copy(_rows.KeptOf(account), leads.KeptOf(row), _kept);
    }

    /// <summary>Forgets the accounts and keeps the memory.</summary>
    public void Clear() => _rows.Clear();

    private static int Take(List<int> slots, int slot)
    {
        if (slot < 0)
        {
            return -1;
        }

        slots.Add(slot);
        return slots.Count - 1;
    }

    private void Put(int account, Places places, TextValue value)
    {
        Put(_rows.TextClassesOf(account), places.Text, value.Class);
        Put(_rows.NumbersOf(account), places.Number, value.Length);
        Put(_rows.KeptOf(account), places.Kept, value.Kept);
    }

    private static void Put<T>(Span<T> values, int place, T value)
    {
        if (place >= 0)
        {
            values[place] = value;
        }
    }

    private static void Copy<T>(ReadOnlySpan<T> from, Span<T> to, List<int> slots)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[slots[i]] = from[i];
        }
    }

    /// <summary>Where a field's values lie; −1 where no rule of leads needs them so. A number and a length never go together.</summary>
    private readonly record struct Places(int Text, int Number, int Instant, int Kept);
}
