using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Makes the symbol of a family of scores, and says where each of its values is written.</summary>
internal sealed class FamilyDeclarer(BindingContext context)
{
    private const int MostValues = 1_000;

    /// <summary>The family without its scores, and the spans of its values; null where an error leaves no value.</summary>
    public (FamilySymbol Family, ImmutableArray<TextSpan> Places)? Declare(Declaration declaration, ScoreDeclarationSyntax syntax)
    {
        var scope = BindingContext.ScopeOf(declaration);
        if (syntax.FamilyVariable is not { } variable || BindValues(syntax, scope) is not { Count: > 0 } values)
        {
            return null;
        }

        var family = new FamilySymbol
        {
            Name = declaration.Name,
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            VariableSymbol = new FamilyVariableSymbol { Name = variable.Value, Source = declaration.Source, NameSpan = variable.Span },
            Values = [.. values.Select(v => v.Value)],
        };
        return (family, [.. values.Select(v => v.Place)]);
    }

    /// <summary>How a member is written in a model: with quotes where its value needs them.</summary>
    public static string Write(string family, string value) => $"{family}[{WriteValue(value)}]";

    /// <summary>A value as it is written in brackets.</summary>
    public static string WriteValue(string value) => DiagnosticBuilder.IsBareWord(value) || value.All(char.IsAsciiDigit) ? value : $"\"{value}\"";

    private List<(string Value, TextSpan Place)>? BindValues(ScoreDeclarationSyntax syntax, Scope scope)
    {
        var values = syntax.FamilyValues switch
        {
            ValueListSyntax list => BindList(list, scope),
            NamedListSyntax named => ReadList(named, syntax.Name.Value, scope),
            _ => null,
        };
        if (values is { Count: > MostValues } && syntax.FamilyValues is { } written)
        {
            context.Report(scope.At(written).FamilyTooLarge(syntax.Name.Value, MostValues));
            return null;
        }

        return values;
    }

    private List<(string Value, TextSpan Place)> BindList(ValueListSyntax list, Scope scope)
    {
        var values = new List<(string Value, TextSpan Place)>();
        foreach (var syntax in list.Values)
        {
            if (context.Values.BindText(syntax, true, scope)?.Trim() is not { } value)
            {
                continue;
            }

            if (values.Find(v => NameFold.Same(v.Value, value)) is { Value: not null } first)
            {
                context.Report(scope.At(syntax).FamilyValueTwice(value, scope.Source, first.Place));
            }
            else
            {
                values.Add((value, syntax.Span));
            }
        }

        return values;
    }

    /// <summary>The values of a list; those that differ only in case or blanks are one, as they are when data are compared with the list.</summary>
    private List<(string Value, TextSpan Place)>? ReadList(NamedListSyntax named, string family, Scope scope)
    {
        if (context.Values.BindList(named.Name, scope) is not { } list)
        {
            return null;
        }

        if (list.Values.IsEmpty && !list.IsUnread)
        {
            context.Report(scope.At(named).FamilyWithoutValues(list.Name, family));
        }

        return [.. list.Values.Select(v => v.Trim()).DistinctBy(NameFold.Key, StringComparer.Ordinal).Select(v => (v, named.Span))];
    }
}
