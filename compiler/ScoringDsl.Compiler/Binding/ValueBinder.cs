using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Values that texts are compared with: quoted texts, bare words, lists.</summary>
internal sealed class ValueBinder(BindingContext context)
{
    /// <summary>Words that mean something after <c>is</c>; as plain texts they need quotes.</summary>
    public static bool IsStateWord(string word) => NameFold.Key(word) is "KNOWN" or "MISSING" or "VALID" or "MALFORMED" or "GIBBERISH";

    /// <summary>The one bare word that an expression is, or null.</summary>
    public static SyntaxToken? BareWord(ExpressionSyntax syntax) =>
        syntax is PhraseSyntax { Parts: [{ Member: null, Index: null, Token: { Kind: TokenKind.Word or TokenKind.Keyword or TokenKind.QuotedName } token }] } ? token : null;

    /// <summary>The text that a value stands for; null where an error was reported.</summary>
    /// <param name="syntax">The value.</param>
    /// <param name="takesNumbers">Whether a bare number is a text here: values of <c>one of</c> and labels.</param>
    /// <param name="scope">Where it stands.</param>
    public string? BindText(ExpressionSyntax syntax, bool takesNumbers, Scope scope)
    {
        switch (syntax)
        {
            case MissingExpressionSyntax:
                return null;

            case LiteralSyntax { Token: { Kind: TokenKind.String } token }:
                return Quoted(token, scope);

            case LiteralSyntax { Token: { Kind: TokenKind.Number } number } when takesNumbers:
                return number.Text;

            case PhraseSyntax phrase:
                return BindWords(phrase.Parts, scope);
        }

        context.Report(scope.At(syntax).ValueNeedsQuotes(scope.TextOf(syntax)));
        return null;
    }

    /// <summary>The text that words of a phrase stand for: one bare word or one quoted text. Null where an error was reported.</summary>
    public string? BindWords(IReadOnlyList<PhrasePartSyntax> parts, Scope scope)
    {
        var first = parts[0];
        var span = first.Span.Cover(parts[^1].Span);
        if (parts.Count == 1 && first is { Member: null, Index: null })
        {
            if (first.Token.Kind == TokenKind.String)
            {
                return Quoted(first.Token, scope);
            }

            if (first.Token.Kind == TokenKind.QuotedName || !IsStateWord(first.Token.Text))
            {
                return first.Token.Value;
            }
        }

        context.Report(scope.At(span).ValueNeedsQuotes(scope.Source.ToString(span)));
        return null;
    }

    /// <summary>All texts of a value list or a named list; null where an error was reported.</summary>
    public ImmutableArray<string>? BindTexts(InOperandSyntax operand, bool takesNumbers, Scope scope)
    {
        switch (operand)
        {
            case ValueListSyntax values:
                var texts = ImmutableArray.CreateBuilder<string>(values.Values.Length);
                foreach (var value in values.Values)
                {
                    if (BindText(value, takesNumbers, scope) is { } text)
                    {
                        texts.Add(text);
                    }
                }

                return texts.Count == values.Values.Length ? texts.MoveToImmutable() : null;

            case NamedListSyntax named:
                return BindList(named.Name, scope)?.Values;

            default:
                context.Report(scope.At(operand).RangeOfText());
                return null;
        }
    }

    /// <summary>The list that a phrase names; null where an error was reported.</summary>
    public ListSymbol? BindList(PhraseSyntax phrase, Scope scope)
    {
        var declaration = phrase.Parts is [{ Member: null, Index: null }] ? context.Names.Find(phrase.Parts[0].Token.Value) : null;
        if (declaration?.Kind == DeclarationKind.Unusable)
        {
            return null;
        }

        if (declaration?.Kind == DeclarationKind.List)
        {
            return UseList(declaration, phrase.Parts[0].Token, scope);
        }

        if (phrase.Parts[0].Token.Kind == TokenKind.String)
        {
            context.Report(scope.At(phrase).SingleValueAfterIn(scope.TextOf(phrase)));
            return null;
        }

        var suggestion = context.Names.Suggest(phrase.Parts, out _, d => d.Kind == DeclarationKind.List);
        context.Report(scope.At(phrase).UnknownList(scope.TextOf(phrase), suggestion));
        return null;
    }

    /// <summary>The list that a bare word names, or null where it names none; no error.</summary>
    public ListSymbol? FindList(ExpressionSyntax syntax, Scope scope) =>
        BareWord(syntax) is { } word && context.Names.Find(word.Value) is { Kind: DeclarationKind.List } declaration
            ? UseList(declaration, word, scope)
            : null;

    private ListSymbol UseList(Declaration declaration, SyntaxToken token, Scope scope)
    {
        context.Refer(token, declaration, scope);
        return BindingContext.Symbol<ListSymbol>(declaration);
    }

    private string? Quoted(SyntaxToken token, Scope scope)
    {
        if (!string.IsNullOrWhiteSpace(token.Value))
        {
            return scope.ValueOf(token);
        }

        context.Report(scope.At(token).EmptyText());
        return null;
    }
}
