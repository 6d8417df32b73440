using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Differential.Statistics;

/// <summary>
/// Counts the constructs of the language that models use: the classes of syntax and of the bound model, and the values of the bound
/// model's enums. What there is to be counted is read from the compiler, so that a construct which is added later and which the
/// generator does not know of is missed.
/// </summary>
internal sealed class Constructs
{
    private static readonly Assembly Compiler = typeof(Model).Assembly;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>How often each construct was met.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Everything that there is to be met.</summary>
    public static IEnumerable<string> All()
    {
        foreach (var type in Compiler.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && (IsSyntax(t) || IsBound(t))))
        {
            yield return Name(type);
        }

        foreach (var property in Compiler.GetTypes().Where(IsBound).SelectMany(t => t.GetProperties()).Where(p => IsChoice(p.PropertyType)))
        {
            foreach (var value in property.PropertyType == typeof(bool) ? [true, false] : Enum.GetValues(property.PropertyType).Cast<object>())
            {
                if (property.DeclaringType is { IsAbstract: false } owner)
                {
                    yield return $"{Name(owner)} {property.Name} {value}";
                }
            }
        }
    }

    /// <summary>Adds the constructs of a model.</summary>
    /// <param name="analysis">The model.</param>
    /// <param name="withTests">With what its tests expect.</param>
    public void Add(ModelAnalysis analysis, bool withTests = false)
    {
        foreach (var tree in analysis.Trees)
        {
            AddSyntax(tree.Root);
        }

        if (analysis.Model is { } model)
        {
            _seen.Clear();
            foreach (var part in new IEnumerable[] { model.Events, model.LeadFields, model.Lists, model.Defines, model.Scores, model.Labels, model.Flags, model.Ignores, model.AccountFields, model.Account is { } account ? [.. account.Scores, .. account.Labels, .. account.Flags] : Array.Empty<Symbol>() })
            {
                AddBound(part);
            }

            AddBound(withTests ? model.Tests : null);
        }
    }

    private void AddSyntax(SyntaxElement element)
    {
        if (element is SyntaxNode node)
        {
            Count(Name(node.GetType()));
            foreach (var child in node.Children)
            {
                AddSyntax(child);
            }
        }
    }

    private void AddBound(object? value)
    {
        switch (value)
        {
            case null or string or SyntaxElement:
                return;
            case IEnumerable items:
                foreach (var item in items)
                {
                    AddBound(item);
                }

                return;
        }

        var type = value.GetType();
        if (!IsBound(type) || !_seen.Add(value))
        {
            return;
        }

        Count(Name(type));
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var part = property.GetValue(value);
            if (IsChoice(property.PropertyType))
            {
                Count($"{Name(type)} {property.Name} {part}");
            }
            else if (property.PropertyType is { IsValueType: false } or { IsGenericType: true } && part is not null && !IsDefault(part))
            {
                AddBound(part);
            }
        }
    }

    private static bool IsDefault(object part) => part.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)(type.GetProperty("IsDefault")?.GetValue(part) ?? false);

    private void Count(string construct) => _counts[construct] = _counts.GetValueOrDefault(construct) + 1;

    private static bool IsSyntax(Type type) => typeof(SyntaxNode).IsAssignableFrom(type);

    private static bool IsBound(Type type) =>
        type.Namespace is "ScoringDsl.Compiler.Binding.Bound" or "ScoringDsl.Compiler.Binding.Symbols" && type is { IsEnum: false, IsPublic: true } or { IsNestedPublic: true, IsEnum: false } && type.Namespace?.StartsWith("ScoringDsl.Compiler.Binding.", StringComparison.Ordinal) == true;

    private static bool IsChoice(Type type) => type == typeof(bool) || (type.IsEnum && type.Assembly == Compiler);

    private static string Name(Type type) => type.IsNested && type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;
}
