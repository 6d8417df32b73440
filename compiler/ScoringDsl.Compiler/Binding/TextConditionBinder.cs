using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Comparisons of a text, e-mail address, URL or <c>one of</c> field.</summary>
internal sealed class TextConditionBinder(BindingContext context)
{
    public BoundCondition? Bind(Operand.Text operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case IsTailSyntax isTail:
                return BindIs(operand, isTail, whole, scope);

            case InTailSyntax inTail:
                return BindIn(operand, inTail, whole, scope);

            case TextTailSyntax textTail:
                return BindTextTail(operand, textTail, whole, scope);

            case CompareTailSyntax compare:
                ReportSign(operand, compare, scope);
                return null;

            case AtLeastTailSyntax atLeast:
                context.Report(scope.At(atLeast.Operator).TextHasNoSize(operand.Written, operand.Value.Field));
                return null;

            case WindowSyntax window:
                context.Report(scope.At(window).WindowOnField(operand.Written, operand.Value.Field));
                return null;

            default:
                context.Report(scope.At(tail).WhereWithoutEvent());
                return null;
        }
    }

    /// <summary>Warns where a bare word such as <c>empty</c> is compared as a text, unless the field declares it as a value.</summary>
    /// <returns>Whether it did.</returns>
    public bool WarnAboutPresence(Operand.Text operand, SyntaxToken word, TextSpan test, bool isNegated, Scope scope)
    {
        if (EverydayWords.Presence(word.Value) is not { } presence || operand.Value.Field.Values.Any(v => NameFold.Same(v, word.Value)))
        {
            return false;
        }

        var correct = isNegated == (presence == "is missing") ? "is known" : "is missing";
        context.Report(scope.At(word).WordForMissing(word.Text, correct, test));
        return true;
    }

    /// <summary>The text is (not) one of some values; the operator follows from the field: domains and URLs have tests of their own.</summary>
    public BoundCondition Is(Operand.Text operand, ImmutableArray<string> values, bool isNegated, SyntaxNode whole, Scope scope)
    {
        WarnAboutValues(operand, values, whole, scope);
        var field = operand.Value.Field;
        if (operand.Value.Facet is TextFacet.EmailDomain or TextFacet.UrlHost)
        {
            return new BoundTextTest(whole, operand.Value, TextOperator.DomainIs, values, isNegated);
        }

        if (operand.Value.Facet != TextFacet.None || field is not { Type: FieldType.Url, IsSubject: true })
        {
            return new BoundTextTest(whole, operand.Value, TextOperator.Is, values, isNegated);
        }

        ImmutableArray<string> paths = [.. values.Where(v => v.Contains('/', StringComparison.Ordinal))];
        if (paths.Length == 0 || paths.Length == values.Length)
        {
            return new BoundTextTest(whole, operand.Value, paths.IsEmpty ? TextOperator.PathSegment : TextOperator.PathIs, values, isNegated);
        }

        ImmutableArray<string> segments = [.. values.Where(v => !v.Contains('/', StringComparison.Ordinal))];
        return new BoundLogical(
            whole,
            isNegated,
            [
                new BoundTextTest(whole, operand.Value, TextOperator.PathSegment, segments, isNegated),
                new BoundTextTest(whole, operand.Value, TextOperator.PathIs, paths, isNegated),
            ]);
    }

    private BoundCondition? BindIs(Operand.Text operand, IsTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        var field = operand.Value.Field;
        var word = ValueBinder.BareWord(tail.Value);
        if (PresenceBinder.Read(word) is { } isKnown)
        {
            if (tail.Not is not null)
            {
                context.Report(scope.At(tail).NotKnown(isKnown));
                return null;
            }

            return PresenceBinder.Test(operand, isKnown, whole);
        }

        if (word is { Kind: TokenKind.Word } && ValueBinder.IsStateWord(word.Text))
        {
            return BindState(operand, word, tail, whole, scope);
        }

        if (tail.Value is PhraseSyntax { Parts: [{ Member: not null, Token: var owner }] } other
            && NameFold.Key(owner.Value) is "LEAD" or "ACCOUNT")
        {
            return BindOtherText(operand, other, tail, whole, scope);
        }

        if (tail.Value is LiteralSyntax { Token: { Kind: TokenKind.String } empty } && string.IsNullOrWhiteSpace(empty.Value))
        {
            context.Report(scope.At(empty).EmptyText(tail.Not is null ? "is missing" : "is known", tail.Span));
            return null;
        }

        if (context.Values.BindText(tail.Value, field.Type == FieldType.OneOf, scope) is not { } value)
        {
            return null;
        }

        if (word is { Kind: TokenKind.Word } && WarnAboutPresence(operand, word, tail.Span, tail.Not is not null, scope))
        {
            // Said once is enough.
        }
        else if (word is { Kind: TokenKind.Word } && context.Names.Find(word.Value) is { Kind: DeclarationKind.List })
        {
            context.Report(scope.At(word).ListAfterIs(word.Value, tail.Span, tail.Not is not null));
        }
        else if (tail.Not is not null)
        {
            context.Presence.HintAtNegation(operand, tail, whole, scope);
        }

        return Is(operand, [value], tail.Not is not null, whole, scope);
    }

    private BoundCondition? BindState(Operand.Text operand, SyntaxToken word, IsTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        var state = NameFold.Key(word.Text);
        if (state == "GIBBERISH")
        {
            if (tail.Not is not null)
            {
                context.Presence.HintAtNegation(operand, tail, whole, scope);
            }

            return new BoundGibberish(whole, operand.Value, tail.Not is not null);
        }

        if (operand.Value is not { Facet: TextFacet.None, Field.Type: FieldType.Email })
        {
            context.Report(scope.At(word).OnlyEmailsAreValid(operand.Written, word.Text));
            return null;
        }

        return new BoundEmailValidity(whole, operand.Value.Field, state == "VALID", tail.Not is not null);
    }

    private BoundTextComparison? BindOtherText(Operand.Text operand, PhraseSyntax other, IsTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (context.Phrases.Resolve(other, scope))
        {
            case PhraseMeaning.Compared { Operand: Operand.Text right }:
                return new BoundTextComparison(whole, operand.Value, right.Value, tail.Not is not null);

            case PhraseMeaning.Compared { Operand: var right }:
                context.Report(scope.At(other).NotAText(right.Written));
                return null;

            default:
                return null;
        }
    }

    private BoundCondition? BindIn(Operand.Text operand, InTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        if (tail.Operand is null)
        {
            context.Report(scope.At(tail).NothingAfterIn());
            return null;
        }

        if (context.Values.BindTexts(tail.Operand, operand.Value.Field.Type == FieldType.OneOf, scope) is not { } values)
        {
            return null;
        }

        if (tail.Not is not null)
        {
            context.Presence.HintAtNegation(operand, tail, whole, scope);
        }

        return Is(operand, values, tail.Not is not null, whole, scope);
    }

    private BoundTextTest? BindTextTail(Operand.Text operand, TextTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        var test = ReadOperator(tail.Operator);
        if (test == TextOperator.DomainUnder && operand.Value.Facet is not (TextFacet.EmailDomain or TextFacet.UrlHost))
        {
            context.Report(scope.At(tail.Operator).UnderNeedsDomain(operand.Written));
            return null;
        }

        return BindValues(tail, scope) is { } values ? new BoundTextTest(whole, operand.Value, test, values, tail.Not is not null) : null;
    }

    /// <summary>The values of <c>contains</c> and its kin; null where an error was reported.</summary>
    public ImmutableArray<string>? BindValues(TextTailSyntax tail, Scope scope)
    {
        if (tail.Values is { } operand)
        {
            return context.Values.BindTexts(operand, false, scope);
        }

        if (tail.Value is not { } value)
        {
            return null;
        }

        return context.Values.FindList(value, scope) is { } list
            ? list.Values
            : context.Values.BindText(value, false, scope) is { } text ? [text] : null;
    }

    private static TextOperator ReadOperator(SyntaxToken token)
    {
        var key = NameFold.Key(token.Text);
        return key[0] switch
        {
            'C' => TextOperator.Contains,
            'H' => TextOperator.HasWord,
            'S' => TextOperator.StartsWith,
            'E' => TextOperator.EndsWith,
            'L' => TextOperator.Like,
            _ => TextOperator.DomainUnder,
        };
    }

    private void ReportSign(Operand.Text operand, CompareTailSyntax compare, Scope scope)
    {
        var (meaning, _) = ComparisonSign.Read(compare.Operator);
        context.Report(meaning switch
        {
            ComparisonOperator.Equal => scope.At(compare.Operator).IsForText(compare.Operator.Text, "is"),
            ComparisonOperator.NotEqual => scope.At(compare.Operator).IsForText(compare.Operator.Text, "is not"),
            _ => scope.At(compare).TextHasNoSize(operand.Written, operand.Value.Field),
        });
    }

    private void WarnAboutValues(Operand.Text operand, ImmutableArray<string> values, SyntaxNode whole, Scope scope)
    {
        var (field, facet) = operand.Value;
        if (facet != TextFacet.None)
        {
            return;
        }

        foreach (var value in values)
        {
            switch (field.Type)
            {
                case FieldType.OneOf when !field.Values.Any(v => NameFold.Same(v, value)):
                    var key = DidYouMean.Find(NameFold.Key(value), field.Values.Select(NameFold.Key));
                    var suggestion = field.Values.FirstOrDefault(v => NameFold.Key(v) == key);
                    context.Report(scope.At(whole).NotOneOf(value, field, suggestion, FindValue(whole, value)));
                    break;

                case FieldType.Email when !value.Contains('@', StringComparison.Ordinal):
                    context.Report(scope.At(whole).EmailWithoutAt(operand.Written, value, operand.Span));
                    break;

                case FieldType.Url when field.IsSubject && value.Contains("://", StringComparison.Ordinal):
                    context.Report(scope.At(whole).UrlAgainstPath(value, PathOf(value), FindValue(whole, value)));
                    break;
            }
        }
    }

    /// <summary>What follows the host of a URL.</summary>
    private static string PathOf(string url)
    {
        var slash = url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3);
        return slash < 0 ? "/" : url[slash..];
    }

    /// <summary>The token that gave a value, or null where it came from a list.</summary>
    private static SyntaxToken? FindValue(SyntaxNode node, string value)
    {
        for (var i = node.Children.Length - 1; i >= 0; i--)
        {
            var found = node.Children[i] switch
            {
                SyntaxToken token => token.Value == value ? token : null,
                SyntaxNode inner => FindValue(inner, value),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
