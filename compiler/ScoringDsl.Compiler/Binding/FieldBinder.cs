using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Makes the symbols of fields, properties and events.</summary>
internal sealed class FieldBinder(BindingContext context)
{
    /// <summary>A field; null where its type is unknown, which is reported.</summary>
    /// <param name="syntax">The declaration.</param>
    /// <param name="owner">What it belongs to.</param>
    /// <param name="others">The owner's fields before it.</param>
    /// <param name="scope">The file.</param>
    public FieldSymbol? Bind(FieldDeclarationSyntax syntax, FieldOwner owner, List<FieldSymbol> others, Scope scope)
    {
        if (ReadType(syntax, scope) is not { } type)
        {
            return null;
        }

        var earlier = others.Find(f => f.IsKey || f.IsSubject);
        var link = others.Find(f => f.IsAccountLink);
        CheckModifiers(syntax, owner, type, earlier, scope);
        CheckLink(syntax, owner, type, link, scope);
        return new FieldSymbol
        {
            Name = syntax.Name.Value,
            Source = scope.Source,
            NameSpan = syntax.Name.Span,
            Documentation = syntax.Documentation,
            Type = type,
            Owner = owner,
            Ordinal = others.Count,
            Values = Distinct(syntax.Values),
            Column = syntax.Column?.Value ?? syntax.Name.Value,
            HasColumn = syntax.Column is not null,
            MissingTexts = [.. syntax.MissingTexts.Select(t => t.Value)],
            IsKey = syntax.Key is not null && owner != FieldOwner.Event && earlier is null,
            IsAccountLink = syntax.Account is not null && owner == FieldOwner.Lead && link is null,
            IsSubject = syntax.Subject is not null && owner == FieldOwner.Event && earlier is null,
        };
    }

    /// <summary>An event with its properties.</summary>
    public EventSymbol BindEvent(Declaration declaration, EventDeclarationSyntax syntax, int ordinal, Scope scope)
    {
        var properties = new List<FieldSymbol>();
        foreach (var property in syntax.Properties)
        {
            var name = property.Name.Value;
            if (name.Length == 0)
            {
                continue;
            }

            if (NameFold.Key(name) is "AT" or "LEAD" or "ID")
            {
                context.Report(scope.At(property.Name).BuiltInProperty(name));
            }
            else if (properties.Find(p => NameFold.Same(p.Name, name)) is { } first)
            {
                context.Report(scope.At(property.Name).DuplicateName(name, first.Source, first.NameSpan));
            }
            else if (Bind(property, FieldOwner.Event, properties, scope) is { } symbol)
            {
                properties.Add(symbol);
            }
        }

        return new EventSymbol
        {
            Name = declaration.Name,
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            Ordinal = ordinal,
            Properties = [.. properties],
            Subject = properties.Find(p => p.IsSubject),
            AtColumn = FindColumn(syntax, "AT", scope) ?? "at",
            LeadColumn = FindColumn(syntax, "LEAD", scope),
            IdColumn = FindColumn(syntax, "ID", scope) ?? "id",
        };
    }

    private string? FindColumn(EventDeclarationSyntax syntax, string target, Scope scope)
    {
        EventColumnSyntax? found = null;
        foreach (var column in syntax.Columns)
        {
            if (NameFold.Key(column.Target.Text) != target)
            {
                continue;
            }

            if (found is not null)
            {
                context.Report(scope.At(column).ColumnTwice(column.Target.Text));
            }

            found ??= column;
        }

        return found?.Column.Value;
    }

    private FieldType? ReadType(FieldDeclarationSyntax syntax, Scope scope)
    {
        if (syntax.IsOneOf)
        {
            return FieldType.OneOf;
        }

        if (syntax.IsListOfText)
        {
            return FieldType.TextList;
        }

        if (syntax.TypeToken.Text.Length == 0)
        {
            return null;
        }

        var key = NameFold.Key(syntax.TypeToken.Text);
        FieldType? type = key switch
        {
            "TEXT" => FieldType.Text,
            "NUMBER" => FieldType.Number,
            "BOOL" => FieldType.Bool,
            "DATE" => FieldType.Date,
            "EMAIL" => FieldType.Email,
            "URL" => FieldType.Url,
            _ => null,
        };
        if (type is null)
        {
            context.Report(scope.At(syntax.TypeToken).UnknownType(syntax.TypeToken.Text, SuggestType(key)));
        }

        return type;
    }

    /// <summary>What other tools call a type, else the nearest name.</summary>
    private static string? SuggestType(string key) => key switch
    {
        "STRING" or "VARCHAR" or "CHAR" => "text",
        "INT" or "INTEGER" or "DECIMAL" or "FLOAT" or "DOUBLE" or "MONEY" or "CURRENCY" => "number",
        "BOOLEAN" or "CHECKBOX" or "FLAG" => "bool",
        "DATETIME" or "TIMESTAMP" or "TIME" => "date",
        "LINK" or "WEBSITE" => "url",
        "ENUM" or "PICKLIST" => "one of",
        "LIST" or "TAGS" or "MULTIPICKLIST" => "list of text",
        _ => Diagnostics.DidYouMean.Find(key, ["TEXT", "NUMBER", "BOOL", "DATE", "EMAIL", "URL"]) switch
        {
            "TEXT" => "text",
            "NUMBER" => "number",
            "BOOL" => "bool",
            "DATE" => "date",
            "EMAIL" => "email",
            "URL" => "url",
            _ => null,
        },
    };

    private void CheckModifiers(FieldDeclarationSyntax syntax, FieldOwner owner, FieldType type, FieldSymbol? earlier, Scope scope)
    {
        if (syntax.Key is { } key)
        {
            if (owner == FieldOwner.Event)
            {
                context.Report(scope.At(key).KeyOnProperty());
            }
            else if (earlier is not null)
            {
                context.Report(scope.At(key).SecondKey(earlier));
            }
            else if (type is not (FieldType.Text or FieldType.Email or FieldType.Url))
            {
                context.Report(scope.At(syntax.TypeToken).KeyNotText(syntax.Name.Value));
            }
        }

        if (syntax.Subject is { } subject)
        {
            if (owner != FieldOwner.Event)
            {
                context.Report(scope.At(subject).SubjectOnField());
            }
            else if (earlier is not null)
            {
                context.Report(scope.At(subject).SecondSubject(earlier));
            }
            else if (type is FieldType.Number or FieldType.Bool or FieldType.Date)
            {
                context.Report(scope.At(subject).SubjectNotText(syntax.Name.Value, type));
            }
        }
    }

    private void CheckLink(FieldDeclarationSyntax syntax, FieldOwner owner, FieldType type, FieldSymbol? earlier, Scope scope)
    {
        if (syntax.Account is not { } account)
        {
            return;
        }

        if (owner != FieldOwner.Lead)
        {
            context.Report(scope.At(account).AccountLinkElsewhere());
        }
        else if (earlier is not null)
        {
            context.Report(scope.At(account).SecondAccountLink(earlier));
        }
        else if (type is not (FieldType.Text or FieldType.Email or FieldType.Url))
        {
            context.Report(scope.At(syntax.TypeToken).AccountLinkNotText(syntax.Name.Value));
        }
    }

    private static ImmutableArray<string> Distinct(ImmutableArray<SyntaxToken> tokens)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. tokens.Select(t => t.Value).Where(v => seen.Add(NameFold.Key(v)))];
    }
}
