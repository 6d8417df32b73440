using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Comparisons of bands, ratings and stages with their labels.</summary>
internal sealed class LabelConditionBinder(BindingContext context)
{
    public BoundCondition? Bind(Operand.Label operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case IsTailSyntax isTail:
                if (ValueBinder.BareWord(isTail.Value) is { Kind: TokenKind.Word } word && ValueBinder.IsStateWord(word.Text) && Find(operand.Value, word.Text) < 0)
                {
                    context.Report(scope.At(isTail).ResultNeverMissing(operand.Written));
                    return null;
                }

                return BindValues(operand, [isTail.Value], isTail.Not is not null, whole, scope);

            case InTailSyntax { Operand: ValueListSyntax list } inTail:
                return BindValues(operand, list.Values, inTail.Not is not null, whole, scope);

            case InTailSyntax inTail:
                context.Report(scope.At(inTail).LabelsInParentheses(operand.Written));
                return null;

            case AtLeastTailSyntax atLeast:
                return BindAtLeast(operand, atLeast, whole, scope);

            case CompareTailSyntax compare:
                ReportSign(operand, compare, scope);
                return null;

            default:
                context.Report(scope.At(tail).LabelComparison(operand.Written));
                return null;
        }
    }

    /// <summary>Labels as the values of a <c>match</c> arm or after <c>is</c>/<c>in</c>; null where an error was reported.</summary>
    public BoundLabelTest? BindValues(Operand.Label operand, ImmutableArray<ExpressionSyntax> values, bool isNegated, SyntaxNode whole, Scope scope)
    {
        var labels = new SortedSet<int>();
        var isBroken = false;
        foreach (var value in values)
        {
            var label = BindLabel(operand, value, scope);
            isBroken |= label is null;
            labels.Add(label ?? 0);
        }

        if (isBroken)
        {
            return null;
        }

        return new BoundLabelTest(whole, operand.Value, [.. Enumerable.Range(0, operand.Value.Labels.Length).Where(i => labels.Contains(i) != isNegated)]);
    }

    private int? BindLabel(Operand.Label operand, ExpressionSyntax value, Scope scope)
    {
        if (context.Values.BindText(value, true, scope) is not { } text)
        {
            return null;
        }

        var index = Find(operand.Value, text);
        if (index >= 0)
        {
            return index;
        }

        if (context.Names.HasLostLines(operand.Value.Name))
        {
            return null;
        }

        var labels = operand.Value.Labels;
        var key = DidYouMean.Find(NameFold.Key(text), labels.Select(NameFold.Key));
        context.Report(scope.At(value).UnknownLabel(text, operand.Value.Name, labels, labels.FirstOrDefault(l => NameFold.Key(l) == key)));
        return null;
    }

    private static int Find(LabelSymbol result, string label)
    {
        for (var i = 0; i < result.Labels.Length; i++)
        {
            if (NameFold.Same(result.Labels[i], label))
            {
                return i;
            }
        }

        return -1;
    }

    private BoundLabelTest? BindAtLeast(Operand.Label operand, AtLeastTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        if (ComparisonSign.OfWords(tail.Operator) != ">=" || operand.Value is RatingSymbol)
        {
            context.Report(operand.Value is RatingSymbol ? scope.At(tail).RatingHasNoOrder(operand.Written) : scope.At(tail.Operator).OnlyAtLeast(tail.Operator.Text));
            return null;
        }

        return BindLabel(operand, tail.Value, scope) is { } lowest
            ? new BoundLabelTest(whole, operand.Value, [.. Enumerable.Range(0, lowest + 1)])
            : null;
    }

    private void ReportSign(Operand.Label operand, CompareTailSyntax compare, Scope scope)
    {
        var sign = scope.At(compare.Operator);
        context.Report(ComparisonSign.Read(compare.Operator).Operator switch
        {
            ComparisonOperator.Equal => sign.IsForText(compare.Operator.Text, "is"),
            ComparisonOperator.NotEqual => sign.IsForText(compare.Operator.Text, "is not"),
            ComparisonOperator.GreaterOrEqual when operand.Value is not RatingSymbol => sign.AtLeastForLabels(compare.Operator.Text),
            _ => scope.At(compare).LabelComparison(operand.Written),
        });
    }
}
