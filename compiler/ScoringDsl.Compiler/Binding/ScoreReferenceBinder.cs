using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Names of scores where nothing else can stand: in brackets, after <c>bands … of</c>, <c>reasons of</c> and <c>highest of</c>.</summary>
internal sealed class ScoreReferenceBinder(BindingContext context)
{
    /// <summary>The score that a phrase names; null where an error was reported.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="canBeHighest">Whether <c>highest of</c> may stand there too.</param>
    public ScoreSymbol? Bind(PhraseSyntax phrase, Scope scope, bool canBeHighest = false)
    {
        return Find(phrase, scope, canBeHighest) is { } declaration && context.Read(declaration, declaration.ResultReads, phrase, scope)
            ? BindingContext.Symbol<ScoreSymbol>(declaration)
            : null;
    }

    /// <summary>The score of a family that <c>interest[crm]</c> names; null where an error was reported.</summary>
    public Declaration? BindMember(PhrasePartSyntax part, SyntaxToken index, Scope scope)
    {
        var token = part.Token;
        var declaration = part.Member is null ? context.Names.Find(token.Value) : null;
        switch (declaration?.Kind)
        {
            case DeclarationKind.Family:
                context.Refer(token, declaration, scope);
                return FindMember(declaration, index, scope);

            case DeclarationKind.Unusable:
                return null;

            case null when part.Member is null:
                context.Report(context.Phrases.UnknownName([new PhrasePartSyntax([token], token, null, null)], scope, d => d.Kind == DeclarationKind.Family));
                return null;

            default:
                context.Report(scope.At(part).NotAFamily(token.Value, declaration?.Kind == DeclarationKind.Score));
                return null;
        }
    }

    /// <summary>The scores of <c>highest of</c> or <c>name of highest</c>, in order of declaration; null where an error was reported.</summary>
    public ImmutableArray<ScoreSymbol>? BindHighest(AggregateSyntax syntax, Scope scope)
    {
        var found = syntax.Subject is { } subject ? FindFamily(subject, scope) : FindAll(syntax.Items, scope);
        if (found is not { Count: > 0 } || !found.All(d => context.Read(d, d.ResultReads, syntax, scope)))
        {
            return null;
        }

        return [.. found.Select(BindingContext.Symbol<ScoreSymbol>).OrderBy(s => s.Ordinal)];
    }

    private Declaration? Find(PhraseSyntax phrase, Scope scope, bool canBeHighest)
    {
        if (phrase.Parts.IsEmpty || phrase.Parts[0].Token.Text.Length == 0)
        {
            return null;
        }

        if (phrase.Parts is [{ Index: { } index } part])
        {
            return BindMember(part, index, scope);
        }

        var token = phrase.Parts[0].Token;
        var declaration = phrase.Parts is [{ Member: null }] ? context.Names.Find(token.Value) : null;
        switch (declaration?.Kind)
        {
            case DeclarationKind.Score:
                context.Refer(token, declaration, scope);
                return declaration;

            case DeclarationKind.Unusable:
                return null;

            case DeclarationKind.Family:
                context.Refer(token, declaration, scope);
                context.Report(scope.At(phrase).FamilyAlone(declaration.Name, declaration.Members[0].Name, canBeHighest));
                return null;

            default:
                var suggestion = context.Names.Suggest(phrase.Parts, out _, d => d.Kind == DeclarationKind.Score);
                context.Report(scope.At(phrase).ScoreExpected(scope.TextOf(phrase), suggestion));
                return null;
        }
    }

    private Declaration? FindMember(Declaration declaration, SyntaxToken index, Scope scope)
    {
        var family = BindingContext.Symbol<FamilySymbol>(declaration);
        var value = scope.ValueOf(index);
        for (var i = 0; i < family.Values.Length; i++)
        {
            if (NameFold.Same(family.Values[i], value))
            {
                context.Refer(index, family.Members[i], scope);
                return declaration.Members[i];
            }
        }

        var suggestion = scope.Variable is { } variable && index.Kind == TokenKind.Word && NameFold.Same(value, variable.Name)
            ? $"\"{{{variable.Name}}}\""
            : DidYouMean(family, value);
        context.Report(scope.At(index).UnknownMember(family.Name, value, family.Values, suggestion));
        return null;
    }

    private static string? DidYouMean(FamilySymbol family, string value)
    {
        var key = Diagnostics.DidYouMean.Find(NameFold.Key(value), family.Values.Select(NameFold.Key));
        return family.Values.FirstOrDefault(v => NameFold.Key(v) == key) is { } near ? FamilyDeclarer.WriteValue(near) : null;
    }

    private IReadOnlyList<Declaration>? FindFamily(PhraseSyntax phrase, Scope scope)
    {
        var token = phrase.Parts[0].Token;
        if (token.Text.Length == 0)
        {
            return null;
        }

        var declaration = phrase.Parts is [{ Member: null }] ? context.Names.Find(token.Value) : null;
        switch (declaration?.Kind)
        {
            case DeclarationKind.Unusable:
                return null;

            case DeclarationKind.Family when phrase.Parts[0].Index is null:
                context.Refer(token, declaration, scope);
                return declaration.Members;

            case DeclarationKind.Score or DeclarationKind.Family:
                context.Report(scope.At(phrase).HighestOfOne(scope.TextOf(phrase)));
                return null;

            default:
                var suggestion = context.Names.Suggest(phrase.Parts, out _, d => d.Kind == DeclarationKind.Family);
                context.Report(scope.At(phrase).FamilyExpected(scope.TextOf(phrase), suggestion));
                return null;
        }
    }

    /// <summary>The scores in parentheses; null where one of them is in error.</summary>
    private List<Declaration>? FindAll(ImmutableArray<ExpressionSyntax> items, Scope scope)
    {
        var found = new List<Declaration>();
        var isBroken = false;
        foreach (var item in items)
        {
            if (item is not PhraseSyntax phrase)
            {
                if (item is not MissingExpressionSyntax)
                {
                    context.Report(scope.At(item).ScoreExpected(scope.TextOf(item), null));
                }

                isBroken = true;
            }
            else if (Find(phrase, scope, canBeHighest: false) is not { } declaration)
            {
                isBroken = true;
            }
            else if (found.Contains(declaration))
            {
                context.Report(scope.At(item).ClauseTwice(declaration.Name));
            }
            else
            {
                found.Add(declaration);
            }
        }

        return isBroken ? null : found;
    }
}
