using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>What follows the left side of a condition.</content>
internal sealed partial class SyntaxBuilder
{
    private SyntaxElement? Tail(TailContext c)
    {
        if (c.ChildCount == 1)
        {
            return PassOn(c);
        }

        if (Whole(c) is not [SyntaxToken keyword, ..] whole || First<ExpressionSyntax>(whole) is not { } value)
        {
            return null;
        }

        return c.IS() is not null
            ? new IsTailSyntax(Freeze(whole), keyword, TokenOf(c, whole, NOT), value)
            : new AtLeastTailSyntax(Freeze(whole), keyword, value, TokenOf(c, whole, TIMES));
    }

    private CompareTailSyntax? Comparison(ComparisonContext c) =>
        Whole(c) is [SyntaxToken sign, ExpressionSyntax right] whole ? new CompareTailSyntax(Freeze(whole), sign, right) : null;

    private InTailSyntax? Membership(MembershipContext c)
    {
        if (Whole(c) is not { } whole || TokenOf(c, whole, IN) is not { } keyword)
        {
            return null;
        }

        var not = TokenOf(c, whole, NOT);
        var values = whole.AsSpan(not is null ? 1 : 2);
        var operand = values switch
        {
            [] => null,
            [ValueListSyntax list] => list,
            [ExpressionSyntax only] => NamedListOf(c, only),
            _ => RangeOf(c, not is null ? keyword.Span : null, values),
        };
        return new InTailSyntax(operand is null ? Freeze(whole) : not is null ? [keyword, operand] : [not, keyword, operand], not, keyword, operand);
    }

    private InOperandSyntax NamedListOf(ParserRuleContext c, ExpressionSyntax value)
    {
        // A text may be the subject of an event whose name ends in 'in': binding knows the events.
        if (value is PhraseSyntax or LiteralSyntax { Token.Kind: TokenKind.String })
        {
            var name = AsPhrase(value);
            return new NamedListSyntax([name], name);
        }

        if (value is DurationSyntax && c.GetChild(0) is ITerminalNode { Symbol: ScoreToken word })
        {
            // 'in 30 days'
            Report(c, new DiagnosticBuilder(list.Source, word.Span.Cover(value.Span)).WrittenAs($"within {list.Source.ToString(value.Span)}"));
        }

        Report(c, At(value).SingleValueAfterIn(list.Source.ToString(value.Span)));
        return new ValueListSyntax([value], [value]);
    }

    /// <summary>A range with both ends; an end left open is reported, for people mean a comparison.</summary>
    private RangeSyntax RangeOf(ParserRuleContext c, TextSpan? comparison, ReadOnlySpan<SyntaxElement> parts)
    {
        var low = (ExpressionSyntax)parts[0];
        var high = parts.Length > 2 ? (ExpressionSyntax)parts[2] : null;
        var range = new RangeSyntax([.. parts], low, high);
        if (high is null)
        {
            Report(c, At(range).OpenRange(list.Source.ToString(low.Span), comparison?.Cover(range.Span)));
        }

        return range;
    }

    private TextTailSyntax? TextTest(TextTestContext c)
    {
        if (Whole(c) is not { } whole)
        {
            return null;
        }

        var not = TokenOf(c, whole, NOT);
        var keyword = (SyntaxToken)whole[not is null ? 0 : 1];
        var anyOf = TokenOf(c, whole, ANY_OF);
        var value = whole[^1] as ExpressionSyntax;
        var values = whole[^1] as InOperandSyntax;
        if (anyOf is not null && value is not null)
        {
            var name = AsPhrase(value);
            values = new NamedListSyntax([name], name);
            value = null;
            whole[^1] = values;
        }

        return new TextTailSyntax(Freeze(whole), not, keyword, anyOf, value, values);
    }

    private WhereSyntax? Where(WhereContext c) =>
        Whole(c) is [SyntaxToken keyword, _, ExpressionSyntax condition, _] whole ? new WhereSyntax(Freeze(whole), keyword, condition) : null;

    private WindowSyntax? Window(WindowContext c)
    {
        if (Whole(c) is not [SyntaxToken keyword, ..] whole)
        {
            return null;
        }

        // A bare number or date is an expression here too.
        for (var i = 1; i < whole.Length; i++)
        {
            whole[i] = whole[i] is SyntaxToken { Kind: TokenKind.Number or TokenKind.Date } token ? new LiteralSyntax([token], token) : whole[i];
        }

        var lengths = Pick<ExpressionSyntax>(whole);
        var form = c.Start.Type switch
        {
            WITHIN => WindowForm.Within,
            WITHIN_NEXT => WindowForm.WithinNext,
            BETWEEN => WindowForm.BetweenAgo,
            OLDER_THAN => WindowForm.OlderThan,
            SINCE => WindowForm.Since,
            _ => WindowForm.Before,
        };
        return new WindowSyntax(Freeze(whole), keyword, form, lengths[0], lengths.Length > 1 ? lengths[1] : null);
    }
}
