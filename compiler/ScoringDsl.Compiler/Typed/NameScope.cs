namespace ScoringDsl.Compiler.Typed;

/// <summary>The names in a class, each given away once. Who comes first has the plain name, so the same model gives the same names.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="reserved">Names that are given away already, besides those that every class has.</param>
    public NameScope(params IEnumerable<string> reserved)
    {
        _taken.UnionWith(["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"]);
        _taken.UnionWith(reserved);
    }

    /// <summary>Gives a name away.</summary>
    /// <param name="text">What it is made from.</param>
    /// <param name="kind">What it names; stands behind a name that is taken, and for a text without letters and digits.</param>
    public string Take(string text, string kind)
    {
        var name = Identifiers.Pascal(text, kind);
        if (_taken.Add(name))
        {
            return name;
        }

        var longer = name == kind ? name : name + kind;
        for (var number = 1; ; number++)
        {
            var numbered = number == 1 ? longer : longer + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (_taken.Add(numbered))
            {
                return numbered;
            }
        }
    }
}
