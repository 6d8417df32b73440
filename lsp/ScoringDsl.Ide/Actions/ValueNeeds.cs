using System.Globalization;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Ide.Actions;

/// <summary>
/// What a rule needs of the values of a lead or an event: for each field, values that might do and conditions that the value has to
/// meet. Values are texts as data hold them.
/// </summary>
internal sealed class ValueNeeds
{
    private readonly Dictionary<FieldSymbol, (List<string> Candidates, List<Func<string, bool>> Conditions)> _fields = [];
    private readonly HashSet<FieldSymbol> _missing = [];

    /// <summary>The needs of a copy may grow without those of the original doing so.</summary>
    public ValueNeeds Copy()
    {
        var copy = new ValueNeeds();
        foreach (var (field, (candidates, conditions)) in _fields)
        {
            copy._fields.Add(field, ([.. candidates], [.. conditions]));
        }

        copy._missing.UnionWith(_missing);
        return copy;
    }

    /// <summary>A field needs a value for which a condition holds, such as one of these.</summary>
    public bool Need(FieldSymbol field, Func<string, bool> condition, params IEnumerable<string> candidates)
    {
        var needs = Of(field);
        needs.Candidates.AddRange(candidates);
        needs.Conditions.Add(condition);
        return true;
    }

    /// <summary>A field may be missing; where it is not, a condition holds for its value.</summary>
    public bool Allow(FieldSymbol field, Func<string, bool> condition)
    {
        Of(field).Conditions.Add(condition);
        return true;
    }

    /// <summary>A field needs to be missing.</summary>
    public bool NeedMissing(FieldSymbol field)
    {
        _missing.Add(field);
        return true;
    }

    /// <summary>The values, in the order of the fields' declaration; null where the needs contradict each other.</summary>
    public IReadOnlyList<(FieldSymbol Field, string Value)>? Resolve()
    {
        var values = new List<(FieldSymbol Field, string Value)>();
        foreach (var (field, (candidates, conditions)) in _fields.OrderBy(f => f.Key.Ordinal))
        {
            if (candidates.Count == 0)
            {
                continue;
            }

            if (_missing.Contains(field) || candidates.FirstOrDefault(c => conditions.All(holds => holds(c))) is not { } value)
            {
                return null;
            }

            values.Add((field, value));
        }

        return values;
    }

    /// <summary>A number as data hold it.</summary>
    public static string Write(double number) => number.ToString("0.################", CultureInfo.InvariantCulture);

    /// <summary>A number of data; not a number where it is none.</summary>
    public static double Read(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private (List<string> Candidates, List<Func<string, bool>> Conditions) Of(FieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out var needs))
        {
            _fields.Add(field, needs = ([], []));
        }

        return needs;
    }
}
