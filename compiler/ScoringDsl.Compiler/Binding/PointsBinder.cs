using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Points: numbers, constants and fields; the parser has seen to their sign.</summary>
internal sealed class PointsBinder(BindingContext context)
{
    /// <summary>The points; 0 where an error was reported.</summary>
    /// <param name="syntax">What stands after the arrow.</param>
    /// <param name="each">The event whose properties are seen, or null.</param>
    /// <param name="scope">Where the rule stands.</param>
    public BoundNumber Bind(ExpressionSyntax syntax, EventSymbol? each, Scope scope)
    {
        var points = context.Numbers.Bind(syntax, scope with { Place = Place.Points, Event = each });
        if ((syntax is SignedSyntax signed ? signed.Operand : syntax) is LiteralSyntax { Token: { Kind: TokenKind.Percent } literal } && NumberText.TryParse(literal, out var value))
        {
            context.Report(scope.At(syntax).PointsInPercent(scope.TextOf(syntax), NumberText.Write(value), scope.TextOf(syntax).TrimEnd('%')));
        }

        return points ?? new BoundNumberLiteral(syntax, 0, 0);
    }
}
