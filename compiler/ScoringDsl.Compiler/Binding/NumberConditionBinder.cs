using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Comparisons of a number.</summary>
internal sealed class NumberConditionBinder(BindingContext context)
{
    public BoundCondition? Bind(Operand.Number operand, TailSyntax tail, SyntaxNode whole, Scope scope)
    {
        switch (tail)
        {
            case CompareTailSyntax compare:
                return BindComparison(operand, compare, whole, scope);

            case IsTailSyntax isTail:
                return BindIs(operand, isTail, whole, scope);

            case InTailSyntax inTail:
                return BindIn(operand, inTail, whole, scope);

            case AtLeastTailSyntax atLeast:
                ReportWords(atLeast, scope);
                return null;

            case WindowSyntax window:
                context.Report(scope.At(window).WindowAfterNumber(operand.Written));
                return null;

            case WhereSyntax where:
                context.Report(scope.At(where).WhereWithoutEvent());
                return null;

            default:
                context.Report(scope.At(tail).NumberTestedAsText(operand.Written));
                return null;
        }
    }

    /// <summary>The error at <c>at least 5</c> and its kin, with the sign to write.</summary>
    public void ReportWords(AtLeastTailSyntax tail, Scope scope)
    {
        if (tail.Value is not MissingExpressionSyntax)
        {
            context.Report(scope.At(tail).SignForWords($"{ComparisonSign.OfWords(tail.Operator)} {scope.TextOf(tail.Value)}"));
        }
    }

    /// <summary>The sign's meaning; null where it is a foreign one, which is reported.</summary>
    public ComparisonOperator? ReadSign(CompareTailSyntax compare, Scope scope)
    {
        var (meaning, correct) = ComparisonSign.Read(compare.Operator);
        if (correct is null)
        {
            return meaning;
        }

        context.Report(scope.At(compare.Operator).ForeignSign(compare.Operator.Text, correct));
        return null;
    }

    /// <summary>Both ends of a range; null where an error was reported, here or by the parser.</summary>
    public (BoundNumber Low, BoundNumber High)? BindRange(RangeSyntax range, Scope scope)
    {
        if (range.High is not { } highSyntax)
        {
            return null;
        }

        var low = context.Numbers.Bind(range.Low, scope);
        var high = context.Numbers.Bind(highSyntax, scope);
        if (low is null || high is null)
        {
            return null;
        }

        if (LiteralValue(low) > LiteralValue(high))
        {
            context.Report(scope.At(range).RangeBackwards($"{scope.TextOf(highSyntax)}..{scope.TextOf(range.Low)}"));
            return null;
        }

        return (low, high);
    }

    /// <summary>The values of a list of numbers; null where an error was reported.</summary>
    public ImmutableArray<double>? BindSet(ImmutableArray<ExpressionSyntax> values, Scope scope)
    {
        var numbers = ImmutableArray.CreateBuilder<double>(values.Length);
        foreach (var value in values)
        {
            if (value is LiteralSyntax { Token.Kind: TokenKind.String or TokenKind.Date })
            {
                context.Numbers.Bind(value, scope);
            }
            else if (context.Constants.Bind(value, scope) is { } number)
            {
                numbers.Add(NumberText.ToDouble(number));
            }
        }

        return numbers.Count == values.Length ? numbers.MoveToImmutable() : null;
    }

    private BoundNumberComparison? BindComparison(Operand.Number operand, CompareTailSyntax compare, SyntaxNode whole, Scope scope)
    {
        if (ReadSign(compare, scope) is not { } sign)
        {
            return null;
        }

        return BindRight(operand, compare.Right, scope) is { } right ? new BoundNumberComparison(whole, operand.Value, sign, right) : null;
    }

    private BoundNumber? BindRight(Operand.Number operand, ExpressionSyntax right, Scope scope)
    {
        if (operand.Value is BoundDaysSince or BoundDaysSinceEvent && right is DurationSyntax duration)
        {
            var days = context.Windows.BindDuration(duration, scope) is { } microseconds ? NumberText.Write(microseconds / 86_400_000_000m) : null;
            if (days is not null)
            {
                context.Report(scope.At(duration).DurationAsNumber(operand.Written, days));
            }

            return null;
        }

        return context.Numbers.Bind(right, scope);
    }

    /// <summary>A value after <c>is</c>: an unknown word is a text there, unless it is much like a name.</summary>
    private BoundNumber? BindIsValue(Operand.Number operand, IsTailSyntax tail, Scope scope)
    {
        if (tail.Value is PhraseSyntax { Parts: [{ Member: null, Index: null, Token: { Kind: TokenKind.Word } word }] } phrase
            && context.Names.Find(word.Value) is null
            && !context.Phrases.IsInnerName(word.Value, scope))
        {
            var unknown = context.Phrases.UnknownName(phrase.Parts, scope, _ => true);
            context.Report(unknown.Hint is null ? scope.At(word).TextAsNumber($"'{word.Text}'", null) : unknown);
            return null;
        }

        return BindRight(operand, tail.Value, scope);
    }

    private BoundCondition? BindIs(Operand.Number operand, IsTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        if (PresenceBinder.Read(ValueBinder.BareWord(tail.Value)) is { } isKnown)
        {
            if (tail.Not is not null)
            {
                context.Report(scope.At(tail).NotKnown(isKnown));
                return null;
            }

            return PresenceBinder.Test(operand, isKnown, whole);
        }

        if (BindIsValue(operand, tail, scope) is not { } right)
        {
            return null;
        }

        if (tail.Not is not null)
        {
            context.Presence.HintAtNegation(operand, tail, whole, scope);
        }

        return new BoundNumberComparison(whole, operand.Value, tail.Not is null ? ComparisonOperator.Equal : ComparisonOperator.NotEqual, right);
    }

    private BoundCondition? BindIn(Operand.Number operand, InTailSyntax tail, SyntaxNode whole, Scope scope)
    {
        BoundCondition? bound = null;
        switch (tail.Operand)
        {
            case RangeSyntax range:
                bound = BindRange(range, scope) is var (low, high) ? new BoundNumberRange(whole, operand.Value, low, high, tail.Not is not null) : null;
                break;

            case ValueListSyntax list:
                bound = BindSet(list.Values, scope) is { } values ? new BoundNumberSet(whole, operand.Value, values, tail.Not is not null) : null;
                break;

            case NamedListSyntax named:
                context.Report(scope.At(named).NumberInList(operand.Written));
                break;

            default:
                context.Report(scope.At(tail).NothingAfterIn());
                break;
        }

        if (bound is not null && tail.Not is not null)
        {
            context.Presence.HintAtNegation(operand, tail, whole, scope);
        }

        return bound;
    }

    private static decimal? LiteralValue(BoundNumber number) => number switch
    {
        BoundNumberLiteral literal => literal.Exact,
        BoundNegation { Operand: BoundNumberLiteral literal } => -literal.Exact,
        _ => null,
    };
}
