using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Chains of <c>and</c> and <c>or</c>. Flat: a chain of any length is walked by a loop.</summary>
internal sealed class LogicalBinder(BindingContext context)
{
    public BoundCondition Bind(LogicalSyntax logical, Scope scope)
    {
        var inner = PresenceBinder.ScopeOfOperands(logical, scope);
        var operands = ImmutableArray.CreateBuilder<BoundCondition>(logical.Operands.Length);
        for (var i = 0; i < logical.Operands.Length; i++)
        {
            var loose = i == 0 ? 0 : CountLooseValues(logical, i, scope);
            if (loose > 0)
            {
                ReportLooseValues(logical, i, loose, scope);
                i += loose - 1;
                continue;
            }

            operands.Add(context.Conditions.Bind(logical.Operands[i], inner));
        }

        var isAnd = IsAnd(logical.Operators[0]);
        var other = logical.Operators.FirstOrDefault(o => IsAnd(o) != isAnd);
        if (other is not null)
        {
            context.Report(scope.At(other).MixedAndOr(ParenthesesAroundAnds(logical)));
        }

        return operands.Count == 1 ? operands[0] : new BoundLogical(logical, isAnd, operands.DrainToImmutable());
    }

    private static bool IsAnd(SyntaxToken word) => NameFold.Same(word.Text, "and");

    private static ImmutableArray<TextEdit> ParenthesesAroundAnds(LogicalSyntax logical)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var start = 0;
        for (var i = 0; i < logical.Operands.Length; i++)
        {
            if (i < logical.Operators.Length && IsAnd(logical.Operators[i]))
            {
                continue;
            }

            if (i > start)
            {
                edits.Add(new TextEdit(new TextSpan(logical.Operands[start].Span.Start, 0), "("));
                edits.Add(new TextEdit(new TextSpan(logical.Operands[i].Span.End, 0), ")"));
            }

            start = i + 1;
        }

        return edits.DrainToImmutable();
    }

    /// <summary>How many operands from <paramref name="index"/> on are bare values that belong to the comparison before: <c>email domain gmail or yahoo</c>.</summary>
    private int CountLooseValues(LogicalSyntax logical, int index, Scope scope)
    {
        var count = 0;
        while (index + count < logical.Operands.Length
            && !IsAnd(logical.Operators[index + count - 1])
            && IsLooseValue(logical.Operands[index + count], scope)
            && SplitValue(logical.Operands[index - 1], scope) is not null)
        {
            count++;
        }

        return count;
    }

    private bool IsLooseValue(ExpressionSyntax operand, Scope scope) => operand switch
    {
        LiteralSyntax { Token.Kind: TokenKind.String } => true,
        PhraseSyntax { Parts: [{ Token.Kind: TokenKind.String }] } => true,
        PhraseSyntax { Parts: [{ Token: { Kind: TokenKind.Word } token, Index: null }] } =>
            !context.Phrases.IsInnerName(token.Value, scope) && context.Names.Find(token.Value) is null && !NameFold.Same(token.Value, "excluded"),
        _ => false,
    };

    private void ReportLooseValues(LogicalSyntax logical, int index, int count, Scope scope)
    {
        var first = logical.Operands[index - 1];
        if (SplitValue(first, scope) is not var (before, value, after))
        {
            return;
        }

        var values = new List<string> { Quote(value) };
        for (var i = index; i < index + count; i++)
        {
            values.Add(Quote(scope.TextOf(logical.Operands[i])));
        }

        var list = $"({string.Join(", ", values)})";
        var last = logical.Operands[index + count - 1];
        var replaced = TextSpan.FromBounds(first.Span.Start, last.Span.End);
        var span = TextSpan.FromBounds(logical.Operands[index].Span.Start, last.Span.End);
        context.Report(scope.At(span).LooseValue(scope.Source.ToString(span), new TextEdit(replaced, before + list + after)));
    }

    /// <summary>A comparison with one value: the value, and the text to write around a list of values in its place.</summary>
    private (string Before, string Value, string After)? SplitValue(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case TailedSyntax { Tails: [IsTailSyntax { Not: null, Value: LiteralSyntax or PhraseSyntax } tail] } tailed:
                return ($"{scope.TextOf(tailed.Left)} in ", scope.TextOf(tail.Value), "");

            case TailedSyntax { Tails: [TextTailSyntax { AnyOf: null, Value: { } value } tail] } tailed:
                var leftOfValue = scope.Source.ToString(TextSpan.FromBounds(tailed.Span.Start, tail.Operator.Span.End));
                return ($"{leftOfValue} any of ", scope.TextOf(value), "");

            case PhraseSyntax { Parts.Length: > 1 } phrase:
                var last = phrase.Parts[^1];
                var left = scope.Source.ToString(TextSpan.FromBounds(phrase.Span.Start, phrase.Parts[^2].Span.End));
                return context.Phrases.Peek(phrase, scope) switch
                {
                    PhraseMeaning.Compared { Operand: Operand.Text, Rest.Count: 1 } => ($"{left} in ", scope.TextOf(last), ""),
                    PhraseMeaning.Happening { Event.Subject: { } subject, Rest.Count: 1 } => ($"{left} where ({subject.Name} in ", scope.TextOf(last), ")"),
                    _ => null,
                };

            default:
                return null;
        }
    }

    private static string Quote(string value) => value.Contains('.', StringComparison.Ordinal) && !value.StartsWith('"') ? $"\"{value}\"" : value;
}
