using ScoringDsl.Cli.Findings;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Serve.Requests;

/// <summary>Finds names, which ignore case as in a model's text.</summary>
internal sealed class NameTable
{
    // No name in a model is longer.
    private const int Longest = 256;

    private readonly string[] _names;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameTable(string[] names)
    {
        _names = names;
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            indexes.TryAdd(TextFold.Fold(names[i]), i);
        }

        _lookup = indexes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The index of a name, or −1.</summary>
    public int Find(ReadOnlySpan<char> name)
    {
        if (name.Length > Longest)
        {
            return -1;
        }

        Span<char> folded = stackalloc char[Longest];
        return _lookup.TryGetValue(folded[..TextFold.Fold(name, folded)], out var index) ? index : -1;
    }

    /// <summary>"Did you mean 'email'?", or all names where none comes close.</summary>
    public string Suggest(string name) =>
        Suggestion.For(name, _names) ?? (_names.Length == 0 ? "It has none." : $"It has {string.Join(", ", _names)}.");
}
