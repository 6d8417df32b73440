using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Data;

/// <summary>Finds kinds of events by name: case and the number of blanks between words do not matter.</summary>
internal sealed class EventNames
{
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byFoldedName = new(StringComparer.Ordinal);

    /// <summary>The names of some kinds.</summary>
    public EventNames(EventDefinition[] events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            _byFoldedName[Fold(events[i].Name)] = i;
        }
    }

    /// <summary>Finds a kind's index; −1 where the model does not have it.</summary>
    public int Find(ReadOnlySpan<char> name)
    {
        // Data files have few names, so each is remembered as it is written.
        var known = _byText.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(name, out var kind))
        {
            var text = name.ToString();
            kind = _byFoldedName.GetValueOrDefault(Fold(text), -1);
            _byText.Add(text, kind);
        }

        return kind;
    }

    private static string Fold(string name) => TextFold.Fold(string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
