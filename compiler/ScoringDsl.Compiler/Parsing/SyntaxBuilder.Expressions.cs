using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using ScoringDsl.Compiler.Syntax;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Conditions, numbers and values.</content>
internal sealed partial class SyntaxBuilder
{
    private SyntaxElement? Condition(ConditionContext c)
    {
        if (c.ChildCount == 1)
        {
            return PassOn(c);
        }

        return Whole(c) is { } whole ? new LogicalSyntax(Freeze(whole), Pick<ExpressionSyntax>(whole), Pick<SyntaxToken>(whole)) : null;
    }

    private SyntaxElement? Negation(NegationContext c)
    {
        if (c.ChildCount == 1)
        {
            return PassOn(c);
        }

        return Whole(c) is [.., ExpressionSyntax operand] whole ? new NotSyntax(Freeze(whole), Pick<SyntaxToken>(whole), operand) : null;
    }

    private SyntaxElement? Tailed(TailedContext c)
    {
        if (c.ChildCount == 1)
        {
            return PassOn(c);
        }

        return Whole(c) is [ExpressionSyntax left, ..] whole ? new TailedSyntax(Freeze(whole), left, Pick<TailSyntax>(whole)) : null;
    }

    private SyntaxElement? Arithmetic(ParserRuleContext c)
    {
        if (c.ChildCount == 1)
        {
            return PassOn(c);
        }

        return Whole(c) is { } whole ? new ArithmeticSyntax(Freeze(whole), Pick<ExpressionSyntax>(whole), Pick<SyntaxToken>(whole)) : null;
    }

    private SyntaxElement? Signed(ParserRuleContext c)
    {
        if (Whole(c) is not [.., var last] whole)
        {
            return null;
        }

        var operand = last switch
        {
            ExpressionSyntax expression => expression,
            PhrasePartSyntax part => new PhraseSyntax([part], [part]),
            _ => null,
        };
        if (operand is null || whole.Length == 1)
        {
            return operand;
        }

        whole[^1] = operand;
        return new SignedSyntax(Freeze(whole), Pick<SyntaxToken>(whole), operand);
    }

    private ExpressionSyntax? Primary(PrimaryContext c) => Whole(c) switch
    {
        [ExpressionSyntax only] => only,
        [SyntaxToken tooDeep] => new MissingExpressionSyntax([tooDeep]),
        [_, ExpressionSyntax inner, _] whole => new ParenthesizedSyntax(Freeze(whole), inner),
        _ => null,
    };

    /// <summary>A text that stands alone is a literal; among words it is a part like them.</summary>
    private ExpressionSyntax? Phrase(PhraseContext c) => Whole(c) switch
    {
        null => null,
        [SyntaxToken text] => new LiteralSyntax([text], text),
        var whole => PhraseOf(whole),
    };

    private PhraseSyntax? EventPhrase(EventPhraseContext c) => Whole(c) is { } whole ? PhraseOf(whole) : null;

    private static PhraseSyntax PhraseOf(SyntaxElement[] whole)
    {
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = whole[i] is SyntaxToken word ? new PhrasePartSyntax([word], word, null, null) : whole[i];
        }

        return new PhraseSyntax(Freeze(whole), Pick<PhrasePartSyntax>(whole));
    }

    /// <summary>The phrase behind an expression that the grammar knows to be one.</summary>
    private static PhraseSyntax AsPhrase(SyntaxElement element) => element switch
    {
        PhraseSyntax phrase => phrase,
        LiteralSyntax text => PhraseOf([text.Token]),
        _ => throw new InvalidOperationException($"{element.GetType().Name} is no phrase."),
    };

    private PhrasePartSyntax? Part(PartContext c)
    {
        if (Whole(c) is not [SyntaxToken first, ..] whole)
        {
            return null;
        }

        SyntaxToken? member = null;
        SyntaxToken? index = null;
        for (var i = 1; i < whole.Length; i++)
        {
            var sign = (c.GetChild(i - 1) as ITerminalNode)?.Symbol.Type;
            member = sign == DOT ? (SyntaxToken)whole[i] : member;
            index = sign == OPEN_BRACKET ? (SyntaxToken)whole[i] : index;
        }

        return new PhrasePartSyntax(Freeze(whole), first, member, index);
    }

    private AggregateSyntax? Aggregate(AggregateContext c)
    {
        if (Whole(c) is not [SyntaxToken keyword, ..] whole)
        {
            return null;
        }

        var function = ((ITerminalNode)c.GetChild(0)).Symbol.Type switch
        {
            COUNT_OF => AggregateFunction.Count,
            SUM_OF => c.TOP() is null ? AggregateFunction.Sum : AggregateFunction.SumTop,
            AVERAGE_OF => AggregateFunction.Average,
            MIN_OF => AggregateFunction.Min,
            MAX_OF => AggregateFunction.Max,
            MOST => AggregateFunction.MostPer,
            DAYS_SINCE_LAST => AggregateFunction.DaysSinceLast,
            DAYS_SINCE_FIRST => AggregateFunction.DaysSinceFirst,
            DAYS_SINCE => AggregateFunction.DaysSince,
            HIGHEST_OF => AggregateFunction.HighestOf,
            _ => AggregateFunction.NameOfHighest,
        };

        var items = First<ValueListSyntax>(whole);
        PhraseSyntax? subject = null;
        if (First<ExpressionSyntax>(whole) is { } found)
        {
            subject = AsPhrase(found);
            whole[Array.IndexOf(whole, found)] = subject;
        }

        return new AggregateSyntax(
            Freeze(whole), keyword, function, TokenOf(c, whole, DISTINCT), TokenOf(c, whole, NUMBER), First<PhrasePartSyntax>(whole), subject,
            Pick<TailSyntax>(whole), items?.Values ?? []);
    }

    private ValueListSyntax? ValueList(ValueListContext c) => Whole(c) is { } whole ? new ValueListSyntax(Freeze(whole), Pick<ExpressionSyntax>(whole)) : null;
}
