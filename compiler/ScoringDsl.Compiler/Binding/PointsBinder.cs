using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Points: a number that begins with its sign.</summary>
internal sealed class PointsBinder(BindingContext context)
{
    /// <summary>The points; 0 where an error was reported.</summary>
    /// <param name="syntax">What stands after the arrow.</param>
    /// <param name="each">The event whose properties are seen, or null.</param>
    /// <param name="scope">Where the rule stands.</param>
    public BoundNumber Bind(ExpressionSyntax syntax, EventSymbol? each, Scope scope)
    {
        var points = context.Numbers.Bind(syntax, scope with { Place = Place.Points, Event = each });
        if (points is null)
        {
            return new BoundNumberLiteral(syntax, 0, 0);
        }

        if (!HasSign(syntax) && points is not BoundNumberLiteral { Exact: 0 })
        {
            context.Report(scope.At(syntax).PointsWithoutSign(scope.TextOf(syntax), syntax.Span.Start));
        }

        return points;
    }

    private static bool HasSign(ExpressionSyntax syntax)
    {
        while (syntax is ArithmeticSyntax chain)
        {
            syntax = chain.Operands[0];
        }

        return syntax is SignedSyntax;
    }
}
