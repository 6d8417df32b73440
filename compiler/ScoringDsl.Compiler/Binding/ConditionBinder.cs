using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Conditions: <c>and</c>, <c>or</c>, <c>not</c>, and the way to the binders of what stands between them.</summary>
internal sealed class ConditionBinder(BindingContext context)
{
    /// <summary>A condition. Where it has an error, that is reported and the result never holds.</summary>
    public BoundCondition Bind(ExpressionSyntax syntax, Scope scope) => TryBind(syntax, scope) ?? Broken(syntax);

    /// <summary>A condition, number or duration: the value of a define. Null where an error was reported.</summary>
    public BoundExpression? BindAny(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case ParenthesizedSyntax parenthesized:
                return BindAny(parenthesized.Inner, scope);

            case DurationSyntax duration:
                return context.Windows.BindDuration(duration, scope) is { } microseconds ? new BoundDurationValue(duration, microseconds) : null;

            case LiteralSyntax { Token.Kind: TokenKind.String } text:
                context.Report(scope.At(text).DefinedText(text.Token.Text));
                return null;

            case PhraseSyntax phrase:
                return context.Phrases.Resolve(phrase, scope) switch
                {
                    PhraseMeaning.Duration duration => new BoundDurationValue(phrase, duration.Microseconds),
                    PhraseMeaning.Compared { Operand: Operand.Number number, Rest: [] } => number.Value,
                    var meaning => BindMeaning(phrase, meaning, [], phrase, scope),
                };

            case ArithmeticSyntax or SignedSyntax or AggregateSyntax or LiteralSyntax:
                return context.Numbers.Bind(syntax, scope);

            default:
                return TryBind(syntax, scope);
        }
    }

    /// <summary>A condition that never holds in the place of one whose error was reported.</summary>
    public static BoundConstantCondition Broken(SyntaxNode syntax) => new(syntax, false);

    private BoundCondition? TryBind(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case LogicalSyntax logical:
                return new LogicalBinder(context).Bind(logical, scope);

            case NotSyntax not:
                return BindNot(not, scope);

            case ParenthesizedSyntax parenthesized:
                return TryBind(parenthesized.Inner, scope with { IsOperand = false });

            case PhraseSyntax phrase:
                return BindMeaning(phrase, context.Phrases.Resolve(phrase, scope), [], phrase, scope);

            case TailedSyntax tailed:
                return BindTailed(tailed, scope);

            case MissingExpressionSyntax:
                return null;

            case LiteralSyntax { Token.Kind: TokenKind.String } text:
                context.Report(scope.At(text).TextAlone(text.Token.Text));
                return null;

            case ArithmeticSyntax { Operators: [{ Text: "-" or "/" }, ..] } chain when Hyphenated(chain) is { } span:
                context.Report(scope.At(span).ValueNeedsQuotes(scope.Source.ToString(span)));
                return null;

            case SignedSyntax { Signs: [var bullet], Operand: PhraseSyntax { Span: var start } what } when IsCondition(what, scope):
                context.Report(scope.At(bullet).Bullet(bullet.Text, TextSpan.FromBounds(bullet.Span.Start, start.Start)));
                return null;

            default:
                if (context.Numbers.Bind(syntax, scope) is not null)
                {
                    context.Report(scope.At(syntax).NumberAlone(scope.TextOf(syntax)));
                }

                return null;
        }
    }

    private BoundCondition? BindNot(NotSyntax not, Scope scope)
    {
        var operand = TryBind(not.Operand, scope with { IsOperand = true });
        if (operand is null || not.Nots.Length % 2 == 0)
        {
            return operand;
        }

        context.Presence.WarnAtNot(not, operand, scope);
        return new BoundNot(not, operand);
    }

    private BoundCondition? BindTailed(TailedSyntax tailed, Scope scope)
    {
        switch (tailed.Left)
        {
            case PhraseSyntax left:
                var (phrase, tails) = context.Phrases.JoinIn(left, tailed.Tails);
                return BindMeaning(phrase, context.Phrases.Resolve(phrase, scope), tails, tailed, scope);

            case LiteralSyntax { Token.Kind: TokenKind.String } text:
                context.Report(scope.At(text).TextAlone(text.Token.Text));
                return null;

            case ArithmeticSyntax { Operators: [{ Text: "-" or "/" }, ..] } chain when Hyphenated(chain) is { } span:
                context.Report(scope.At(span).ValueNeedsQuotes(scope.Source.ToString(span)));
                return null;

            case SignedSyntax { Signs: [var bullet], Operand: PhraseSyntax { Span: var start } what } when IsCondition(what, scope):
                context.Report(scope.At(bullet).Bullet(bullet.Text, TextSpan.FromBounds(bullet.Span.Start, start.Start)));
                return null;

            case AggregateSyntax { Function: AggregateFunction.NameOfHighest } highest:
                return context.HighestNames.BindOperand(highest, scope) is { } name ? BindOperand(name, tailed.Tails, tailed, scope) : null;

            case var number:
                return context.Numbers.Bind(number, scope) is { } value
                    ? BindOperand(new Operand.Number(number.Span, scope.TextOf(number), value), tailed.Tails, tailed, scope)
                    : null;
        }
    }

    private BoundCondition? BindMeaning(PhraseSyntax phrase, PhraseMeaning meaning, ImmutableArray<TailSyntax> tails, ExpressionSyntax whole, Scope scope)
    {
        switch (meaning)
        {
            case PhraseMeaning.Happening happening:
                return context.Events.BindCondition(happening, phrase, tails, whole, scope);

            case PhraseMeaning.Complete complete when tails.IsEmpty:
                return complete.Condition;

            case PhraseMeaning.Complete:
                context.Report(scope.At(tails[0]).ComparedCondition(scope.TextOf(phrase)));
                return null;

            case PhraseMeaning.Raised raised:
                return BindRaised(raised, tails, whole, scope);

            case PhraseMeaning.Duration duration:
                context.Report(scope.At(phrase).DurationAsNumber(duration.Define.Name, null));
                return null;

            case PhraseMeaning.Compared { Rest: [] } compared:
                return tails.IsEmpty ? BindAlone(compared.Operand, phrase, scope) : BindOperand(compared.Operand, tails, whole, scope);

            case PhraseMeaning.Compared compared when tails.IsEmpty:
                return BindShortForm(compared, phrase, scope);

            case PhraseMeaning.Compared compared:
                context.Phrases.ReportRest(compared.Operand, compared.Rest, scope);
                return null;

            default:
                return null;
        }
    }

    /// <summary>An operand with its comparison. More than one comparison is an error at the second.</summary>
    private BoundCondition? BindOperand(Operand operand, ImmutableArray<TailSyntax> tails, ExpressionSyntax whole, Scope scope)
    {
        if (tails.Length > 1)
        {
            context.Report(scope.At(tails[1]).SecondComparison(tails[0] is CompareTailSyntax && tails[1] is CompareTailSyntax));
            return null;
        }

        return BindTail(operand, tails[0], whole, scope);
    }

    /// <summary>An operand with one comparison: of a condition, or of a <c>match</c> arm.</summary>
    public BoundCondition? BindTail(Operand operand, TailSyntax tail, SyntaxNode whole, Scope scope) => operand switch
    {
        // A single value after 'in', without parentheses: the parser has reported it.
        _ when tail is InTailSyntax { Operand: ValueListSyntax { Children: [ExpressionSyntax, ..] } } => null,
        Operand.Number number => context.NumberConditions.Bind(number, tail, whole, scope),
        Operand.Text text => context.TextConditions.Bind(text, tail, whole, scope),
        Operand.Label label => context.LabelConditions.Bind(label, tail, whole, scope),
        Operand.HighestName name => context.HighestNames.Bind(name, tail, whole, scope),
        Operand.Other other => context.FieldConditions.Bind(other, tail, whole, scope),
        _ => null,
    };

    private BoundBoolTest? BindAlone(Operand operand, PhraseSyntax phrase, Scope scope)
    {
        if (operand.Field is { Type: FieldType.Bool } field)
        {
            return new BoundBoolTest(phrase, field, true);
        }

        context.Report(operand switch
        {
            Operand.Number { Field: null } => scope.At(phrase).NumberAlone(operand.Written),
            Operand.Label label => scope.At(phrase).LabelAlone(operand.Written, label.Value.Labels[0]),
            _ => scope.At(phrase).FieldAlone(operand.Written),
        });
        return null;
    }

    private BoundCondition? BindShortForm(PhraseMeaning.Compared compared, PhraseSyntax phrase, Scope scope)
    {
        var (operand, rest) = (compared.Operand, compared.Rest);
        var word = rest[0].Token.Value;
        var spelled = EverydayWords.Operator(rest);
        if (rest[0].Token.Kind == TokenKind.Word && (ValueBinder.IsStateWord(word) || spelled is not null))
        {
            var span = rest[0].Span.Cover(rest[(spelled?.Words ?? 1) - 1].Span);
            context.Report(scope.At(span).MissingOperator(operand.Written, scope.Source.ToString(span), spelled?.Operator));
            return null;
        }

        switch (operand)
        {
            case Operand.Text text:
                if (rest is [{ Token: { Kind: TokenKind.Word } only }])
                {
                    context.TextConditions.WarnAboutPresence(text, only, only.Span, false, scope);
                }

                return context.Values.BindWords(rest, scope) is { } value ? context.TextConditions.Is(text, [value], false, phrase, scope) : null;

            case Operand.Other { Value.Type: FieldType.Bool } flag:
                return context.FieldConditions.IsYesOrNo(flag, rest, phrase, scope);

            case Operand.Other { Value.Type: FieldType.TextList } list when rest.Count == 1:
                context.Report(scope.At(rest[0]).ListNeedsContains(list.Written));
                return null;

            case Operand.Label label when rest.Count == 1:
                context.Report(scope.At(rest[0]).LabelNeedsIs(label.Written));
                return null;

            default:
                context.Phrases.ReportRest(operand, rest, scope);
                return null;
        }
    }

    private BoundRaised? BindRaised(PhraseMeaning.Raised raised, ImmutableArray<TailSyntax> tails, ExpressionSyntax whole, Scope scope)
    {
        if (tails is [WindowSyntax { Form: WindowForm.Within } window])
        {
            return context.Windows.BindDuration(window.First, scope) is { } duration ? new BoundRaised(whole, raised.Score, duration) : null;
        }

        context.Report(scope.At(whole).RaisedNeedsWindow(raised.Score.Name));
        return null;
    }

    /// <summary>Whether a phrase after a sign is a condition, so that the sign is meant as a bullet.</summary>
    private bool IsCondition(PhraseSyntax phrase, Scope scope) =>
        context.Phrases.Peek(phrase, scope) is PhraseMeaning.Happening or PhraseMeaning.Complete or PhraseMeaning.Compared { Operand: not Operand.Number };

    /// <summary>
    /// The span of a bare value with a hyphen or a slash (<c>visited sign-up</c>, <c>visited /pricing</c>), which reads as arithmetic: words
    /// around signs without blanks.
    /// </summary>
    private static TextSpan? Hyphenated(ArithmeticSyntax chain)
    {
        if (chain.Operands[0] is not PhraseSyntax { Parts: [.., { } before] })
        {
            return null;
        }

        // A path begins with its slash.
        var first = chain.Operators[0].Span;
        var isPath = chain.Operators[0].Text == "/" && first.Start > before.Span.End;
        var end = isPath ? first.Start : before.Span.End;
        for (var i = 1; i < chain.Operands.Length; i++)
        {
            var sign = chain.Operators[i - 1].Span;
            var next = chain.Operands[i] switch
            {
                PhraseSyntax { Parts: [var part, ..] } => part.Span,
                LiteralSyntax literal => literal.Span,
                _ => default,
            };
            if (sign.Start != end || next.Start != sign.End)
            {
                return null;
            }

            end = next.End;
        }

        return TextSpan.FromBounds(isPath ? first.Start : before.Span.Start, end);
    }
}
