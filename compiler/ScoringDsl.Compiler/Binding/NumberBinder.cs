using System.Collections.Immutable;
using System.Globalization;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Numbers: literals, fields, scores, arithmetic, and the way to what is computed over events.</summary>
internal sealed class NumberBinder(BindingContext context)
{
    /// <summary>Numbers computed over events.</summary>
    public AggregateBinder Aggregates { get; } = new(context);

    /// <summary>A number; null where an error was reported.</summary>
    public BoundNumber? Bind(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case LiteralSyntax literal:
                return BindLiteral(literal, scope);

            case ParenthesizedSyntax parenthesized:
                return Bind(parenthesized.Inner, scope);

            case SignedSyntax signed:
                var operand = Bind(signed.Operand, scope);
                return operand is null || signed.Signs.Count(s => s.Text is "-" or "−") % 2 == 0 ? operand : new BoundNegation(signed, operand);

            case ArithmeticSyntax chain:
                return BindChain(chain, scope);

            case AggregateSyntax aggregate:
                return Aggregates.Bind(aggregate, scope);

            case PhraseSyntax phrase:
                return BindPhrase(phrase, scope);

            case MissingExpressionSyntax:
                return null;

            case DurationSyntax duration:
                context.Report(scope.At(duration).DurationAsNumber(scope.TextOf(duration), null));
                return null;

            case TailedSyntax { Left: PhraseSyntax left, Tails: [WhereSyntax or WindowSyntax, ..] } when context.Phrases.Peek(left, scope) is PhraseMeaning.Happening happening:
                context.Report(scope.At(left).EventAsNumber(happening.Event.Name, left.Span.Start));
                return null;

            default:
                context.Report(scope.At(syntax).ConditionAsNumber(scope.TextOf(syntax)));
                return null;
        }
    }

    private BoundNumberLiteral? BindLiteral(LiteralSyntax literal, Scope scope)
    {
        var token = literal.Token;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Percent:
                if (NumberText.TryParse(token, out var exact))
                {
                    return new BoundNumberLiteral(literal, NumberText.ToDouble(exact), exact);
                }

                context.Report(scope.At(literal).NumberTooLarge());
                return null;

            default:
                context.Report(NotANumber(literal, scope));
                return null;
        }
    }

    /// <summary>The error about a text or date where a number is expected.</summary>
    public static Diagnostic NotANumber(LiteralSyntax literal, Scope scope)
    {
        var token = literal.Token;
        if (token.Kind == TokenKind.Date)
        {
            return scope.At(literal).DateAsNumber(token.Text);
        }

        var isNumber = decimal.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        return scope.At(literal).TextAsNumber(token.Text, isNumber ? token.Value : null);
    }

    private BoundNumber? BindChain(ArithmeticSyntax chain, Scope scope)
    {
        var operands = ImmutableArray.CreateBuilder<BoundNumber>(chain.Operands.Length);
        var inverted = ImmutableArray.CreateBuilder<bool>(chain.Operands.Length);
        inverted.Add(false);
        foreach (var sign in chain.Operators)
        {
            inverted.Add(sign.Text is "-" or "−" or "/");
        }

        foreach (var operand in chain.Operands)
        {
            if (Bind(operand, scope) is { } number)
            {
                operands.Add(number);
            }
        }

        if (operands.Count < chain.Operands.Length)
        {
            return null;
        }

        return chain.Operators[0].Text is "*" or "/"
            ? new BoundProduct(chain, operands.DrainToImmutable(), inverted.DrainToImmutable())
            : new BoundSum(chain, operands.DrainToImmutable(), inverted.DrainToImmutable());
    }

    private BoundNumber? BindPhrase(PhraseSyntax phrase, Scope scope)
    {
        switch (context.Phrases.Resolve(phrase, scope))
        {
            case PhraseMeaning.Compared { Operand: Operand.Number number, Rest: [] }:
                return number.Value;

            case PhraseMeaning.Compared { Operand: Operand.Number number } compared:
                context.Phrases.ReportRest(number, compared.Rest, scope);
                return null;

            case PhraseMeaning.Compared { Operand: Operand.Label label }:
                context.Report(scope.At(phrase).LabelAsNumber(label.Written));
                return null;

            case PhraseMeaning.Compared { Operand: { Field: { } field } operand }:
                context.Report(scope.At(phrase).FieldAsNumber(operand.Written, field));
                return null;

            case PhraseMeaning.Happening happening:
                context.Report(scope.At(phrase).EventAsNumber(happening.Event.Name, phrase.Span.Start));
                return null;

            case PhraseMeaning.Duration duration:
                context.Report(scope.At(phrase).DurationAsNumber(duration.Define.Name, null));
                return null;

            case PhraseMeaning.Nothing:
                return null;

            default:
                context.Report(scope.At(phrase).ConditionAsNumber(scope.TextOf(phrase)));
                return null;
        }
    }
}
