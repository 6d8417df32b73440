using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Data;

/// <summary>Finds fields, events, properties or results by name. Names ignore case, as in a model's text.</summary>
internal sealed class NameIndex
{
    private const int LongestOnStack = 128;

    private readonly string _kind;
    private readonly string[] _names;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="kind">What is named, for messages: "The model has no field".</param>
    /// <param name="names">The names in order of declaration.</param>
    public NameIndex(string kind, string[] names)
    {
        _kind = kind;
        _names = names;
        for (var i = 0; i < names.Length; i++)
        {
            _indexes.TryAdd(TextFold.Fold(names[i]), i);
        }

        _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The index of a name.</summary>
    /// <exception cref="UnknownNameException">There is no such name.</exception>
    public int Find(string name)
    {
        if (TryFind(name, out var index))
        {
            return index;
        }

        throw new UnknownNameException(_names.Length == 0
            ? $"{_kind} '{name}': it has none at all."
            : $"{_kind} '{name}'. It has {string.Join(", ", _names)}.");
    }

    /// <summary>The index of a name, if there is one.</summary>
    public bool TryFind(string name, out int index)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > LongestOnStack)
        {
            return _indexes.TryGetValue(TextFold.Fold(name), out index);
        }

        Span<char> folded = stackalloc char[LongestOnStack];
        return _lookup.TryGetValue(folded[..TextFold.Fold(name, folded)], out index);
    }
}
