using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// What missing values do to negations: a hint at <c>is not</c> and <c>not in</c>, a warning at <c>not</c> before a comparison,
/// each with the two spellings that say what was meant. Both spellings test for missing, and where that is done nothing is said.
/// </summary>
internal sealed class PresenceBinder(BindingContext context)
{
    /// <summary>The scope of an operand of <c>and</c>/<c>or</c>: it knows which fields its neighbours test for missing.</summary>
    public static Scope ScopeOfOperands(LogicalSyntax logical, Scope scope)
    {
        var tested = scope.PresenceTested;
        foreach (var operand in logical.Operands)
        {
            if (operand is TailedSyntax { Left: PhraseSyntax or AggregateSyntax, Left: var left, Tails: [IsTailSyntax { Value: var value }] }
                && ValueBinder.BareWord(value) is { } word
                && NameFold.Key(word.Text) is "KNOWN" or "MISSING")
            {
                tested = tested.Add(Key(left, scope));
            }
        }

        return scope with { PresenceTested = tested, IsOperand = true };
    }

    /// <summary>Whether something is there; null for a result, which always is.</summary>
    public static BoundCondition? Test(Operand operand, bool isKnown, SyntaxNode whole) => operand switch
    {
        Operand.HighestName name => new BoundHighestNamePresence(whole, name.Scores, isKnown),
        Operand.Text text => new BoundPresence(whole, text.Value.Field, text.Value.Facet, isKnown),
        Operand.Number { Field: null } number => new BoundNumberPresence(whole, number.Value, isKnown),
        { Field: { } field } => new BoundPresence(whole, field, TextFacet.None, isKnown),
        _ => null,
    };

    /// <summary>Whether a word says that something is known (true) or missing (false); null for any other word.</summary>
    public static bool? Read(SyntaxToken? word) => word?.Kind != TokenKind.Word ? null : NameFold.Key(word.Text) switch
    {
        "KNOWN" => true,
        "MISSING" => false,
        _ => null,
    };

    /// <summary>The hint at a negated comparison with a field, or a name of the highest, that can be missing.</summary>
    public void HintAtNegation(Operand operand, SyntaxElement negation, SyntaxNode condition, Scope scope)
    {
        var canBeMissing = operand is Operand.HighestName || (operand.Field is { } field && CanBeMissing(field, scope));
        if (canBeMissing && CanSurprise(operand.Written, scope))
        {
            context.Report(scope.At(negation).NegationSkipsMissing(operand.Written, scope.TextOf(condition), condition.Span, scope.IsOperand));
        }
    }

    /// <summary>The warning at <c>not</c> directly before a comparison with a field that can be missing.</summary>
    public void WarnAtNot(NotSyntax not, BoundCondition operand, Scope scope)
    {
        var field = operand switch
        {
            BoundTextTest test => test.Text.Field,
            BoundTextComparison comparison => comparison.Left.Field,
            BoundNumberComparison { Left: BoundNumberField value } => value.Field,
            BoundNumberRange { Value: BoundNumberField value } => value.Field,
            BoundNumberSet { Value: BoundNumberField value } => value.Field,
            BoundDateWindow window => window.Field,
            BoundDateComparison comparison => comparison.Field,
            BoundDateFieldComparison comparison => comparison.Left,
            BoundEmailValidity validity => validity.Field,
            BoundGibberish gibberish => gibberish.Text.Field,
            _ => null,
        };
        var phrase = not.Operand as PhraseSyntax ?? (not.Operand as TailedSyntax)?.Left as PhraseSyntax;
        if (field is null || phrase is null || context.Phrases.Peek(phrase, scope) is not PhraseMeaning.Compared { Operand: var left })
        {
            return;
        }

        if (CanBeMissing(field, scope) && CanSurprise(left.Written, scope))
        {
            context.Report(scope.At(not.Nots[^1]).NotTakesMissing(left.Written, scope.TextOf(not), not.Span, scope.IsOperand));
        }
    }

    private static bool CanBeMissing(FieldSymbol field, Scope scope) => !field.IsKey || (field.Owner == FieldOwner.Account && !scope.IsAccount);

    private static bool CanSurprise(string written, Scope scope) =>
        scope.Place != Place.Expectation && !scope.PresenceTested.Contains(NameFold.Key(written));

    private static string Key(ExpressionSyntax syntax, Scope scope) => NameFold.Key(scope.TextOf(syntax));
}
