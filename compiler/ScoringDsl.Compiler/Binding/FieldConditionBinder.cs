using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Comparisons of bool, date and list fields.</summary>
internal sealed class FieldConditionBinder(BindingContext context)
{
    public BoundCondition? Bind(Operand.Other operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        if (tail is IsTailSyntax isTail && PresenceBinder.Read(ValueBinder.BareWord(isTail.Value)) is { } isKnown)
        {
            if (isTail.Not is not null)
            {
                context.Report(scope.At(isTail).NotKnown(isKnown));
                return null;
            }

            return PresenceBinder.Test(operand, isKnown, whole);
        }

        if (tail is WhereSyntax)
        {
            context.Report(scope.At(tail).WhereWithoutEvent());
            return null;
        }

        return operand.Value.Type switch
        {
            FieldType.Bool => BindBool(operand, tail, whole, scope),
            FieldType.Date => BindDate(operand, tail, whole, scope),
            _ => BindList(operand, tail, whole, scope),
        };
    }

    /// <summary>The short form <c>opted_in yes</c>.</summary>
    public BoundBoolTest? IsYesOrNo(Operand.Other operand, IReadOnlyList<PhrasePartSyntax> rest, SyntaxNode whole, Scope scope)
    {
        if (rest.Count == 1 && ReadBool(rest[0].Token) is { } value)
        {
            return new BoundBoolTest(whole, operand.Value, value);
        }

        context.Report(scope.At(rest[0].Span.Cover(rest[^1].Span)).YesOrNoExpected(operand.Written));
        return null;
    }

    private BoundBoolTest? BindBool(Operand.Other operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case IsTailSyntax isTail when ValueBinder.BareWord(isTail.Value) is { } word && ReadBool(word) is { } value:
                if (isTail.Not is not null)
                {
                    context.Presence.HintAtNegation(operand, isTail, whole, scope);
                }

                return new BoundBoolTest(whole, operand.Value, value == isTail.Not is null);

            case CompareTailSyntax compare when ComparisonSign.Read(compare.Operator).Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual:
                var isEqual = ComparisonSign.Read(compare.Operator).Operator == ComparisonOperator.Equal;
                context.Report(scope.At(compare.Operator).IsForText(compare.Operator.Text, isEqual ? "is" : "is not"));
                return null;

            case IsTailSyntax { Value: MissingExpressionSyntax }:
                return null;

            default:
                context.Report(scope.At(tail).YesOrNoExpected(operand.Written));
                return null;
        }
    }

    private static bool? ReadBool(SyntaxToken token) => token.Kind == TokenKind.String ? null : NameFold.Key(token.Text) switch
    {
        "YES" or "TRUE" => true,
        "NO" or "FALSE" => false,
        _ => null,
    };

    private BoundCondition? BindDate(Operand.Other operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case WindowSyntax window:
                return context.Windows.Bind(window, scope) is { } bound ? new BoundDateWindow(whole, operand.Value, bound) : null;

            case CompareTailSyntax compare:
                var (meaning, correct) = ComparisonSign.Read(compare.Operator);
                if (correct is not null)
                {
                    context.Report(scope.At(compare.Operator).ForeignSign(compare.Operator.Text, correct));
                    return null;
                }

                return BindDates(operand, meaning, compare.Right, whole, scope);

            case IsTailSyntax { Value: MissingExpressionSyntax }:
                return null;

            case IsTailSyntax isTail:
                if (isTail.Not is not null)
                {
                    context.Presence.HintAtNegation(operand, isTail, whole, scope);
                }

                return BindDates(operand, isTail.Not is null ? ComparisonOperator.Equal : ComparisonOperator.NotEqual, isTail.Value, whole, scope);

            default:
                context.Report(scope.At(tail).DateComparison(operand.Written));
                return null;
        }
    }

    private BoundCondition? BindDates(Operand.Other operand, ComparisonOperator meaning, ExpressionSyntax right, SyntaxNode whole, Scope scope)
    {
        switch (right)
        {
            case LiteralSyntax { Token: { Kind: TokenKind.Date } date }:
                return context.Windows.BindInstant(date, scope) is { } instant ? new BoundDateComparison(whole, operand.Value, meaning, instant) : null;

            case MissingExpressionSyntax:
                return null;

            case PhraseSyntax phrase:
                switch (context.Phrases.Resolve(phrase, scope))
                {
                    case PhraseMeaning.Compared { Operand: Operand.Other { Value: { Type: FieldType.Date } other }, Rest: [] }:
                        return new BoundDateFieldComparison(whole, operand.Value, meaning, other);

                    case PhraseMeaning.Nothing:
                        return null;
                }

                break;
        }

        context.Report(scope.At(right).DateComparison(operand.Written));
        return null;
    }

    private BoundTextTest? BindList(Operand.Other operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case TextTailSyntax text when NameFold.Same(text.Operator.Text, "contains"):
                return context.TextConditions.BindValues(text, scope) is { } values
                    ? new BoundTextTest(whole, new BoundText(operand.Value, TextFacet.None), TextOperator.Contains, values, text.Not is not null)
                    : null;

            case InTailSyntax inTail:
                context.Report(scope.At(inTail).ListContains(operand.Written, inTail.In.Span, "contains any of"));
                return null;

            case IsTailSyntax isTail:
                context.Report(scope.At(isTail).ListContains(operand.Written, isTail.Not is null ? isTail.Is.Span : isTail.Is.Span.Cover(isTail.Not.Span), isTail.Not is null ? "contains" : "not contains"));
                return null;

            default:
                context.Report(scope.At(tail).ListContains(operand.Written, null, "contains"));
                return null;
        }
    }
}
