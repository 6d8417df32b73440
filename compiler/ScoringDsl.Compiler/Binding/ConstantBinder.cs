using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// Numbers that must be known without any lead: ends of ranges, caps, weights, bounds of bands. Works on the syntax, defines included,
/// so that symbols can be made before any condition is bound.
/// </summary>
internal sealed class ConstantBinder(BindingContext context)
{
    private const int DeepestDefine = 64;
    /// <summary>The largest number of points that a cap, bound or range may name.</summary>
    public const decimal LargestPoints = 1_000_000_000_000m;

    /// <summary>The exact value, or null where an error was reported.</summary>
    public decimal? Bind(ExpressionSyntax syntax, Scope scope)
    {
        if (syntax is MissingExpressionSyntax)
        {
            return null;
        }

        try
        {
            var value = Evaluate(syntax, scope, 0, out var culprit);
            if (value is null && culprit is not null)
            {
                context.Report(culprit);
            }

            return value;
        }
        catch (OverflowException)
        {
            context.Report(scope.At(syntax).NumberTooLarge());
            return null;
        }
    }

    /// <summary>The value in thousandths of a point, rounded half away from zero; null where an error was reported.</summary>
    public long? BindThousandths(ExpressionSyntax syntax, Scope scope)
    {
        if (Bind(syntax, scope) is not { } value)
        {
            return null;
        }

        if (decimal.Abs(value) > LargestPoints)
        {
            context.Report(scope.At(syntax).NumberTooLarge());
            return null;
        }

        return ToThousandths(value);
    }

    /// <summary>Thousandths, half away from zero.</summary>
    public static long ToThousandths(decimal value) => (long)decimal.Round(value * 1000, 0, MidpointRounding.AwayFromZero);

    private decimal? Evaluate(ExpressionSyntax syntax, Scope scope, int depth, out Diagnostic? culprit)
    {
        culprit = null;
        switch (syntax)
        {
            case LiteralSyntax { Token.Kind: TokenKind.Number or TokenKind.Percent } literal:
                if (NumberText.TryParse(literal.Token, out var number))
                {
                    return number;
                }

                culprit = scope.At(literal).NumberTooLarge();
                return null;

            case ParenthesizedSyntax parenthesized:
                return Evaluate(parenthesized.Inner, scope, depth, out culprit);

            case SignedSyntax signed:
                var value = Evaluate(signed.Operand, scope, depth, out culprit);
                return signed.Signs.Count(s => s.Text is "-" or "−") % 2 == 1 ? -value : value;

            case ArithmeticSyntax arithmetic:
                return EvaluateChain(arithmetic, scope, depth, out culprit);

            case PhraseSyntax phrase:
                return EvaluateName(phrase, scope, depth, out culprit);

            case LiteralSyntax literal:
                culprit = NumberBinder.NotANumber(literal, scope);
                return null;

            default:
                culprit = syntax is MissingExpressionSyntax ? null : scope.At(syntax).NotConstant();
                return null;
        }
    }

    private decimal? EvaluateChain(ArithmeticSyntax chain, Scope scope, int depth, out Diagnostic? culprit)
    {
        var total = Evaluate(chain.Operands[0], scope, depth, out culprit);
        for (var i = 1; i < chain.Operands.Length && total is not null; i++)
        {
            var next = Evaluate(chain.Operands[i], scope, depth, out culprit);
            var sign = chain.Operators[i - 1].Text;
            if (sign == "/" && next == 0)
            {
                culprit = scope.At(chain.Operands[i]).DivisionByZero();
                return null;
            }

            total = sign switch
            {
                "+" => total + next,
                "*" => total * next,
                "/" => total / next,
                _ => total - next,
            };
        }

        return total;
    }

    private decimal? EvaluateName(PhraseSyntax phrase, Scope scope, int depth, out Diagnostic? culprit)
    {
        culprit = null;
        var declaration = phrase.Parts is [{ Member: null, Index: null }] ? context.Names.Find(phrase.Parts[0].Token.Value) : null;
        if (declaration is null)
        {
            culprit = context.Phrases.UnknownName(phrase.Parts, scope, d => d.Kind == DeclarationKind.Define);
            return null;
        }

        if (declaration.Kind == DeclarationKind.Unusable)
        {
            return null;
        }

        decimal? value = null;
        if (declaration is { Kind: DeclarationKind.Define, Syntax: DefineDeclarationSyntax define } && depth < DeepestDefine)
        {
            // Errors inside the define are reported where it is bound itself.
            scope.Owner?.DependOn(declaration);
            context.Refer(phrase.Parts[0].Token, declaration, scope);
            value = Evaluate(define.Value, new Scope { Source = declaration.Source, Owner = declaration }, depth + 1, out _);
        }

        culprit = value is null ? scope.At(phrase).NameNotConstant(declaration.Name) : null;
        return value;
    }
}
