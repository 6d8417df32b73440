using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Tests.Binding;

/// <summary>
/// Writes a bound model as text: one line per symbol, rule, arm and expectation; every bound node as its name without <c>Bound</c> and
/// its parts in parentheses, symbols by their names, durations and instants readable.
/// </summary>
internal static class BindingDump
{
    public static string Model(Model model)
    {
        var builder = new StringBuilder();
        builder.Append(CultureInfo.InvariantCulture, $"model \"{model.Title}\"{(model.Version is { } version ? $" version {version}" : "")}\n");
        foreach (var field in model.LeadFields)
        {
            builder.Append(CultureInfo.InvariantCulture, $"lead {Field(field)}\n");
        }

        foreach (var field in model.AccountFields)
        {
            builder.Append(CultureInfo.InvariantCulture, $"account {Field(field)}\n");
        }

        foreach (var item in model.Events)
        {
            builder.Append(CultureInfo.InvariantCulture, $"event {item.Name} (at {item.AtColumn}, lead {item.LeadColumn ?? "-"}, id {item.IdColumn})\n");
            foreach (var property in item.Properties)
            {
                builder.Append(CultureInfo.InvariantCulture, $"  {Field(property)}\n");
            }
        }

        foreach (var ignore in model.Ignores)
        {
            builder.Append(CultureInfo.InvariantCulture, $"ignore {Name(ignore)} {Parts(ignore)}\n");
        }

        foreach (var list in model.Lists)
        {
            builder.Append(CultureInfo.InvariantCulture, $"list {list.Name} = {Value(list.Values)}\n");
        }

        foreach (var define in model.Defines)
        {
            builder.Append(CultureInfo.InvariantCulture, $"define {define.Name} = {Value(define.Value)}\n");
        }

        foreach (var family in model.Families)
        {
            builder.Append(CultureInfo.InvariantCulture, $"family {family.Name} for {family.Variable} in {Value(family.Values)}: {Value(family.Members)}\n");
        }

        Results(builder, "", model.Scores, model.Labels, model.Flags, model.EvaluationOrder);
        if (model.Account is { } account)
        {
            Results(builder, "account ", account.Scores, account.Labels, account.Flags, account.EvaluationOrder);
        }

        foreach (var test in model.Tests)
        {
            builder.Append(CultureInfo.InvariantCulture, $"test \"{test.Name}\" as of {Instant(test.AsOf)}\n");
            foreach (var lead in test.Leads)
            {
                builder.Append(CultureInfo.InvariantCulture, $"  lead {lead.Name} {Value(lead.Fields)}{(lead.Account is { } of ? $" account \"{of}\"" : "")}\n");
                Lines(builder, lead.Events);
                Lines(builder, lead.Expectations);
            }

            foreach (var of in test.Accounts)
            {
                builder.Append(CultureInfo.InvariantCulture, $"  account \"{of.Key}\" {Value(of.Fields)}\n");
                Lines(builder, of.Expectations);
            }
        }

        return builder.ToString();
    }

    private static void Results(
        StringBuilder builder, string of, IEnumerable<ScoreSymbol> scores, IEnumerable<LabelSymbol> labels, IEnumerable<FlagSymbol> flags, IEnumerable<Symbol> order)
    {
        foreach (var score in scores)
        {
            builder.Append(CultureInfo.InvariantCulture, $"{of}score {score.Name} \"{score.Title}\" {score.Minimum}..{score.Maximum}{(score.IsRounded ? " rounded" : "")}\n");
            if (score.Formula is { } formula)
            {
                builder.Append(CultureInfo.InvariantCulture, $"  = {Value(formula)}\n");
            }

            Group(builder, score.Body, "  ");
        }

        foreach (var label in labels)
        {
            builder.Append(CultureInfo.InvariantCulture, $"{of}{Name(label)} {label.Name} {Parts(label)}\n");
        }

        foreach (var flag in flags)
        {
            builder.Append(CultureInfo.InvariantCulture, $"{of}{Name(flag)} {flag.Name} {Parts(flag)}\n");
        }

        builder.Append(CultureInfo.InvariantCulture, $"{of}order {string.Join(' ', order)}\n");
    }

    private static void Lines<T>(StringBuilder builder, IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            builder.Append(CultureInfo.InvariantCulture, $"    {Value(item)}\n");
        }
    }

    private static string Field(FieldSymbol field) =>
        $"{field.Name} {field.Type}{(field.Values.IsEmpty ? "" : Value(field.Values))}{(field.IsKey ? " key" : "")}{(field.IsAccountLink ? " account" : "")}{(field.IsSubject ? " subject" : "")}"
        + $"{(field.HasColumn ? $" from {field.Column}" : "")}{(field.MissingTexts.IsEmpty ? "" : $" missing {Value(field.MissingTexts)}")}";

    private static void Group(StringBuilder builder, BoundGroup group, string indent)
    {
        builder.Append(CultureInfo.InvariantCulture, $"{indent}group \"{group.Title}\" {Parts(group)}\n");
        foreach (var member in group.Members)
        {
            switch (member)
            {
                case BoundGroup inner:
                    Group(builder, inner, indent + "  ");
                    break;

                case BoundMatchRule match:
                    builder.Append(CultureInfo.InvariantCulture, $"{indent}  Match \"{match.Label}\" {Parts(match)}\n");
                    foreach (var arm in match.Arms)
                    {
                        builder.Append(CultureInfo.InvariantCulture, $"{indent}    {(arm.Condition is null ? "otherwise" : Value(arm.Condition))} => {Value(arm.Points)}\n");
                    }

                    break;

                case BoundRule rule:
                    builder.Append(CultureInfo.InvariantCulture, $"{indent}  {Name(rule)} \"{rule.Label}\" {Parts(rule)}\n");
                    break;
            }
        }
    }

    private static string Name(object node)
    {
        var name = node.GetType().Name;
        name = name.StartsWith("Bound", StringComparison.Ordinal) ? name["Bound".Length..] : name;
        return name.EndsWith("Symbol", StringComparison.Ordinal) ? name[..^"Symbol".Length] : name;
    }

    private static string Parts(object node)
    {
        var parts = new List<string>();
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.Name is "Members" or "Arms" or "Title" or "Name" or "NameSpan" or "Ordinal" or "Documentation"
                || (property.Name == "Label" && node is BoundRule)
                || property.GetValue(node) is not { } value
                || value is SyntaxNode or SourceText or false or "" or ICollection { Count: 0 } or TextFacet.None or Period.Hour)
            {
                continue;
            }

            parts.Add(Part(property.Name, value));
        }

        return string.Join(", ", parts);
    }

    private static string Part(string name, object value) => (name, value) switch
    {
        ("Duration" or "Nearer" or "Farther" or "Microseconds", long duration) => TimeSpan.FromMicroseconds(duration).ToString("c", CultureInfo.InvariantCulture),
        ("Instant" or "At", long instant) => Instant(instant),
        (_, true) => name,
        ("Where" or "When", _) => $"{name} {Value(value)}",
        (_, string or Enum or BoundExpression or BoundText or BoundDecay or BoundWindow or Symbol) => Value(value),
        _ => $"{name} {Value(value)}",
    };

    private static string Instant(long microseconds) => DateTime.UnixEpoch.AddMicroseconds(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private static string Qualified(FieldSymbol field) => field.Owner == FieldOwner.Account ? $"account.{field.Name}" : field.Name;

    private static string Value(object? value) => value switch
    {
        null => "-",
        string text => $"\"{text}\"",
        bool or Enum => value.ToString() ?? "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        FieldSymbol field => Qualified(field),
        Symbol symbol => symbol.Name,
        BoundNumberLiteral literal => literal.Exact.ToString(CultureInfo.InvariantCulture),
        BoundText text => text.Facet == TextFacet.None ? Qualified(text.Field) : $"{Qualified(text.Field)}.{text.Facet}",
        BoundRule rule => $"\"{rule.Label}\"",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Value))}]",
        _ => $"{Name(value)}({Parts(value)})",
    };
}
