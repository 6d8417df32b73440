using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the values that tests give to fields and properties: as texts, as a data file would hold them.</summary>
internal sealed class TestValueBinder(BindingContext context)
{
    /// <summary>The values of a lead or event.</summary>
    /// <param name="fields">What is written.</param>
    /// <param name="find">Finds a field by its name, or reports that there is none.</param>
    /// <param name="scope">Where it stands.</param>
    public ImmutableArray<BoundTestValue> Bind(ImmutableArray<TestFieldSyntax> fields, Func<SyntaxToken, Scope, FieldSymbol?> find, Scope scope)
    {
        var values = ImmutableArray.CreateBuilder<BoundTestValue>(fields.Length);
        foreach (var syntax in fields)
        {
            if (syntax.Name.Text.Length == 0 || find(syntax.Name, scope) is not { } field)
            {
                continue;
            }

            if (values.Any(v => v.Field == field))
            {
                context.Report(scope.At(syntax.Name).ClauseTwice(field.Name));
            }
            else if (BindTexts(syntax, field, scope) is { } texts)
            {
                values.Add(new BoundTestValue(syntax, field, texts));
            }
        }

        return values.DrainToImmutable();
    }

    private ImmutableArray<string>? BindTexts(TestFieldSyntax syntax, FieldSymbol field, Scope scope)
    {
        if (syntax.Values.Length > 1 && field.Type != FieldType.TextList)
        {
            context.Report(scope.At(syntax.Values[1]).OneValueExpected(field.Name));
            return null;
        }

        var texts = ImmutableArray.CreateBuilder<string>(syntax.Values.Length);
        foreach (var value in syntax.Values)
        {
            if (BindText(value, field, scope) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.Count == syntax.Values.Length ? texts.MoveToImmutable() : null;
    }

    private string? BindText(ExpressionSyntax value, FieldSymbol field, Scope scope)
    {
        switch (field.Type)
        {
            case FieldType.Number when ValueBinder.BareWord(value) is { } word && context.Names.Find(word.Value) is null:
                context.Report(scope.At(value).WrongTestValue(field));
                return null;

            case FieldType.Number:
                return context.Constants.Bind(value, scope) is { } number ? NumberText.Write(number) : null;

            case FieldType.Bool when ValueBinder.BareWord(value) is { } word && NameFold.Key(word.Text) is "YES" or "NO" or "TRUE" or "FALSE":
                return ValueBinder.BareWord(value)?.Text;

            case FieldType.Date when value is LiteralSyntax { Token: { Kind: TokenKind.Date } date }:
                return context.Windows.BindInstant(date, scope) is null ? null : date.Text;

            case FieldType.Bool or FieldType.Date:
                if (value is not MissingExpressionSyntax)
                {
                    context.Report(scope.At(value).WrongTestValue(field));
                }

                return null;

            // Tests may give any text, empty ones and texts outside a 'one of' included: data hold such things too.
            case var _ when value is LiteralSyntax { Token: { Kind: TokenKind.String } text }:
                return text.Value;

            default:
                return context.Values.BindText(value, field.Type == FieldType.OneOf, scope);
        }
    }
}
