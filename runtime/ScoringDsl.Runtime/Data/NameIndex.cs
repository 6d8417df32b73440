using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Data;

/// <summary>Finds fields, events or properties by name. Names ignore case, as in a model's text.</summary>
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
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length <= LongestOnStack)
        {
            Span<char> folded = stackalloc char[LongestOnStack];
            if (_lookup.TryGetValue(folded[..TextFold.Fold(name, folded)], out var index))
            {
                return index;
            }
        }
        else if (_indexes.TryGetValue(TextFold.Fold(name), out var index))
        {
            return index;
        }

        throw new UnknownNameException(_names.Length == 0
            ? $"{_kind} '{name}': it has none at all."
            : $"{_kind} '{name}'. It has {string.Join(", ", _names)}.");
    }
}
