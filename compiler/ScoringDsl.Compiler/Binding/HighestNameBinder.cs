using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Comparisons of <c>name of highest</c> with the names of its scores.</summary>
internal sealed class HighestNameBinder(BindingContext context)
{
    /// <summary>The left side of a comparison; null where an error was reported.</summary>
    public Operand.HighestName? BindOperand(AggregateSyntax syntax, Scope scope) =>
        context.Scores.BindHighest(syntax, scope) is { } scores ? new Operand.HighestName(syntax.Span, scope.TextOf(syntax), scores) : null;

    public BoundCondition? Bind(Operand.HighestName operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case IsTailSyntax isTail when PresenceBinder.Read(ValueBinder.BareWord(isTail.Value)) is { } isKnown:
                if (isTail.Not is not null)
                {
                    context.Report(scope.At(isTail).NotKnown(isKnown));
                    return null;
                }

                return PresenceBinder.Test(operand, isKnown, whole);

            case IsTailSyntax { Value: not MissingExpressionSyntax } isTail:
                return BindNegatable(operand, [isTail.Value], isTail, isTail.Not, whole, scope);

            case InTailSyntax { Operand: ValueListSyntax list } inTail:
                return BindNegatable(operand, list.Values, inTail, inTail.Not, whole, scope);

            case CompareTailSyntax compare when ComparisonSign.Read(compare.Operator).Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual:
                var isEqual = ComparisonSign.Read(compare.Operator).Operator == ComparisonOperator.Equal;
                context.Report(scope.At(compare.Operator).IsForText(compare.Operator.Text, isEqual ? "is" : "is not"));
                return null;

            case IsTailSyntax:
                return null;

            default:
                Report(operand, scope);
                return null;
        }
    }

    /// <summary>Names as the values of a <c>match</c> arm or after <c>is</c>/<c>in</c>; null where an error was reported.</summary>
    public BoundHighestNameTest? BindValues(Operand.HighestName operand, ImmutableArray<ExpressionSyntax> values, bool isNegated, SyntaxNode whole, Scope scope)
    {
        var indexes = new SortedSet<int>();
        var isBroken = false;
        foreach (var value in values)
        {
            var index = BindValue(operand.Scores, value, scope);
            isBroken |= index is null;
            indexes.Add(index ?? 0);
        }

        return isBroken ? null : new BoundHighestNameTest(whole, operand.Scores, [.. indexes], isNegated);
    }

    /// <summary>The error where a name stands for a number or a condition.</summary>
    public void Report(Operand.HighestName operand, Scope scope) =>
        context.Report(scope.At(operand.Span).HighestNameCompared(operand.Written, NamesOf(operand.Scores)[0]));

    private BoundHighestNameTest? BindNegatable(
        Operand.HighestName operand, ImmutableArray<ExpressionSyntax> values, TailSyntax tail, SyntaxToken? not, SyntaxNode whole, Scope scope)
    {
        var bound = BindValues(operand, values, not is not null, whole, scope);
        if (bound is { IsNegated: true })
        {
            context.Presence.HintAtNegation(operand, tail, whole, scope);
        }

        return bound;
    }

    /// <summary>Which score a value names: by its name, or by its value in a family.</summary>
    private int? BindValue(ImmutableArray<ScoreSymbol> scores, ExpressionSyntax value, Scope scope)
    {
        if (value is PhraseSyntax { Parts: [{ Index: { } index } part] })
        {
            if (context.Scores.BindMember(part, index, scope) is not { } member)
            {
                return null;
            }

            var place = scores.IndexOf(BindingContext.Symbol<ScoreSymbol>(member));
            if (place < 0)
            {
                context.Report(scope.At(value).UnknownHighestName(scope.TextOf(value), NamesOf(scores), null));
            }

            return place < 0 ? null : place;
        }

        if (context.Values.BindText(value, true, scope) is not { } text)
        {
            return null;
        }

        var names = NamesOf(scores);
        for (var i = 0; i < scores.Length; i++)
        {
            if (NameFold.Same(names[i], text) || NameFold.Same(scores[i].Name, text))
            {
                context.References.Add((scope.Source, value.Span, null, scores[i]));
                return i;
            }
        }

        var key = DidYouMean.Find(NameFold.Key(text), names.Select(NameFold.Key));
        var suggestion = names.FirstOrDefault(n => NameFold.Key(n) == key);
        context.Report(scope.At(value).UnknownHighestName(text, names, suggestion is null ? null : FamilyDeclarer.WriteValue(suggestion)));
        return null;
    }

    /// <summary>The shortest name of each score: its value in the family, where no other of them has that.</summary>
    private static List<string> NamesOf(ImmutableArray<ScoreSymbol> scores)
    {
        var taken = scores.CountBy(s => NameFold.Key(s.FamilyValue ?? s.Name), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. scores.Select(s => s.FamilyValue is { } value && taken[NameFold.Key(value)] == 1 ? value : s.Name)];
    }
}
