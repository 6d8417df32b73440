using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Typed;

/// <summary>The names of a face: the class, the types in it and their members. Each symbol's name is decided here and only here.</summary>
internal sealed class FaceNames
{
    /// <summary>The property of the key of a lead or account whose model declares none.</summary>
    public const string KeyName = "Key";

    /// <summary>The method of leads, accounts and events that hands them over, so that none of these types can be named so.</summary>
    private const string WriteTo = "WriteTo";

    /// <summary>What the class has whatever the model.</summary>
    private static readonly ImmutableArray<string> s_members =
    [
        "Account", "AccountExclusion", "AccountHandoff", "AccountResult", "AccountSegment", "Batch", "Bind", "Default", "Event", "Exclusion",
        "Explain", "Handoff", "Lead", "NewBatch", "Outcome", "Result", "Score", "Scorer", "Segment",
    ];

    /// <summary>Namespaces that applications write in front of types: a class of such a name would stand in their way.</summary>
    private static readonly ImmutableArray<string> s_namespaces = ["Microsoft", "ScoringDsl", "System"];

    private static readonly ImmutableArray<string> s_resultMembers =
        ["Result", "AccountResult", "Exclusions", "GetReasons", "Handoffs", "Is", "IsExcluded", "Key", "Outcomes", "Segments"];

    private readonly Dictionary<Symbol, string> _types = [];
    private readonly Dictionary<Symbol, string> _members = [];
    private readonly Dictionary<Symbol, ImmutableArray<string>> _values = [];
    private readonly Dictionary<Symbol, string> _valueClasses = [];

    /// <param name="model">The model.</param>
    /// <param name="space">The namespace of the class.</param>
    /// <param name="typeName">The class; made from the model's title where null.</param>
    public FaceNames(Model model, string space, string? typeName)
    {
        Class = typeName ?? ClassOf(model, space);
        var types = new NameScope([.. s_members, Class, WriteTo]);
        foreach (var label in model.Labels)
        {
            AddEnum(types, label, "Label", label.Labels);
        }

        foreach (var family in model.Families)
        {
            AddEnum(types, family, "Family", family.Values);
            FamilyStructs.Add(family, types.Take(family.Name + "_scores", "Struct"));
            AddMembers([.. family.Members], s => (s as ScoreSymbol)?.FamilyValue ?? s.Name, "Score", [FamilyStructs[family], "Highest", "Item", "NameOfHighest"]);
        }

        foreach (var label in model.Account?.Labels ?? [])
        {
            AddEnum(types, label, "Label", label.Labels);
        }

        foreach (var e in model.Events)
        {
            _types.Add(e, types.Take(e.Name, "Event"));
            AddFields(e.Properties, "Property", [_types[e], "At", "Id", WriteTo]);
        }

        AddFields(model.LeadFields, "Field", ["Lead", WriteTo, .. model.LeadKey is null ? [KeyName] : Array.Empty<string>()]);
        AddFields(model.AccountFields, "Field", ["Account", WriteTo, .. model.AccountKey is null ? [KeyName] : Array.Empty<string>()]);
        AddMembers([.. model.Scores.Where(s => s.Family is null), .. model.Families, .. model.Labels], s => s.Name, "Result", s_resultMembers);
        if (model.Account is { } account)
        {
            AddMembers([.. account.Scores, .. account.Labels], s => s.Name, "Result", s_resultMembers);
        }

        foreach (var flags in model.Flags.Concat(model.Account?.Flags ?? []).GroupBy(f => (f.GetType(), model.Flags.Contains(f))))
        {
            AddMembers([.. flags], s => s.Name, "Flag", []);
        }
    }

    /// <summary>The class.</summary>
    public string Class { get; }

    /// <summary>The types that hold the scores of families.</summary>
    public Dictionary<FamilySymbol, string> FamilyStructs { get; } = [];

    /// <summary>
    /// The class of a model, made from its title. In a namespace Shop a class Shop could hardly be named, as the namespace comes first.
    /// </summary>
    public static string ClassOf(Model model, string space)
    {
        var name = Identifiers.Pascal(model.Title, "Model");
        return IsMember(name) || s_namespaces.Contains(name) || space.Split('.').Contains(name, StringComparer.Ordinal) ? name + "Model" : name;
    }

    /// <summary>Whether the class has a member of a name whatever the model, so that it cannot be named so itself.</summary>
    public static bool IsMember(string name) => s_members.Contains(name);

    /// <summary>The type of an event, of bands, a rating, stages or a family.</summary>
    public string TypeOf(Symbol symbol) => _types[symbol];

    /// <summary>The property of a field, score, family, bands, rating or stages; the value of an exclusion, segment, hand-off or outcome.</summary>
    public string MemberOf(Symbol symbol) => _members[symbol];

    /// <summary>The values of the type of bands, a rating, stages or a family; the constants of a field.</summary>
    public ImmutableArray<string> ValuesOf(Symbol symbol) => _values[symbol];

    /// <summary>The class of the constants of a field that has a set of values.</summary>
    public string ValueClassOf(FieldSymbol field) => _valueClasses[field];

    private void AddEnum(NameScope types, Symbol symbol, string kind, IEnumerable<string> values)
    {
        _types.Add(symbol, types.Take(symbol.Name, kind));
        var scope = new NameScope();
        _values.Add(symbol, [.. values.Select(v => scope.Take(v, "Value"))]);
    }

    private void AddFields(ImmutableArray<FieldSymbol> fields, string kind, ImmutableArray<string> reserved)
    {
        var scope = AddMembers([.. fields], f => f.Name, kind, reserved);
        foreach (var field in fields.Where(f => f.Type == FieldType.OneOf))
        {
            var values = scope.Take(field.Name + "_values", "Class");
            var constants = new NameScope(values);
            _valueClasses.Add(field, values);
            _values.Add(field, [.. field.Values.Select(v => constants.Take(v, "Value"))]);
        }
    }

    private NameScope AddMembers(ImmutableArray<Symbol> symbols, Func<Symbol, string> textOf, string kind, ImmutableArray<string> reserved)
    {
        var scope = new NameScope(reserved);
        foreach (var symbol in symbols)
        {
            _members.Add(symbol, scope.Take(textOf(symbol), kind));
        }

        return scope;
    }
}
