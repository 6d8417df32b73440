using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>What stands in a test.</content>
internal sealed partial class SyntaxBuilder
{
    private StatementSyntax TestStatement(TestStatementContext c)
    {
        if (c.exception is not null || c.GetChild(0) is not Antlr4.Runtime.ParserRuleContext statement)
        {
            return new SkippedStatementSyntax(new NodeParts(this, c).Children);
        }

        var parts = new NodeParts(this, statement);
        return statement switch
        {
            AsOfContext s when parts.Token(s.DATE()) is { } date => new AsOfSyntax(parts.Children, date),
            TestEntityContext s => new TestEntitySyntax(parts.Children, FirstToken(parts), parts.Token(s.testEntityHeader()?.STRING()), parts.All<TestFieldSyntax>()),
            TestEventContext s when parts.Find<PhraseSyntax>(s.testEventHeader()?.eventPhrase()) is { } phrase => TestEvent(parts, s, phrase),
            ExpectContext s when !parts.IsBroken => Expect(parts, s),
            _ => new SkippedStatementSyntax(parts.Children),
        };
    }

    private static StatementSyntax TestEvent(NodeParts parts, TestEventContext statement, PhraseSyntax phrase)
    {
        var header = statement.testEventHeader();
        return statement.exception is not null || header.exception is not null
            ? new SkippedStatementSyntax(parts.Children)
            : new TestEventSyntax(
                parts.Children,
                phrase,
                parts.Token(header.DATE().FirstOrDefault()),
                parts.Find<DurationSyntax>(header.duration().FirstOrDefault()),
                parts.Token(header.NUMBER().FirstOrDefault()),
                parts.Token(header.STRING().FirstOrDefault()),
                parts.All<TestFieldSyntax>());
    }

    private TestFieldSyntax? TestField(TestFieldContext c)
    {
        var parts = new NodeParts(this, c);
        return parts.Token(c.name()) is { } name && !parts.IsBroken ? new TestFieldSyntax(parts.Children, name, parts.All<ExpressionSyntax>()) : null;
    }

    private ExpectSyntax Expect(NodeParts parts, ExpectContext c)
    {
        var children = parts.Children;
        if (c.GIVES() is not null && parts.Token(c.STRING()) is { } label)
        {
            // 'expect', 'not' where it stands, then what is expected.
            var not = parts.Token(c.NOT());
            var rest = children.IndexOf(label);
            var gives = new GivesExpectationSyntax(children[rest..(rest + 3)], label, parts.ExpressionOrMissing(c.sum()));
            return new ExpectSyntax(children.RemoveRange(rest, 3).Insert(rest, gives), not, gives);
        }

        var condition = parts.ExpressionOrMissing(c.condition());
        var at = children.IndexOf(condition);
        if (condition is NotSyntax { Nots: [var single], Operand: PhraseSyntax negated } && SpecialExpectation(negated) is { } unwanted)
        {
            return new ExpectSyntax(children.SetItem(at, unwanted).Insert(at, single), single, unwanted);
        }

        if (condition is ArithmeticSyntax { Operands: [LiteralSyntax { Token.Kind: TokenKind.String } text, ..] })
        {
            Report(c, new DiagnosticBuilder(list.Source, new TextSpan(text.Span.End, 0)).Missing("gives", null, text.Span.End, " gives"));
        }

        if (condition is TailedSyntax { Left: LiteralSyntax { Token.Kind: TokenKind.String }, Tails: [CompareTailSyntax { Operator: { Text: "=" } sign }] })
        {
            Report(c, At(sign).MeantWord(sign.Text, "gives"));
        }
        else if (condition is TailedSyntax { Left: LiteralSyntax { Token.Kind: TokenKind.String }, Tails: [IsTailSyntax { Not: null } isTail] })
        {
            Report(c, At(isTail.Is).MeantWord(isTail.Is.Text, "gives"));
        }
        else if (condition is ArithmeticSyntax { Operands: [PhraseSyntax { Parts: [.. { Length: > 0 } words, { Token: var gives }] }, ..] } && Ascii.EqualsIgnoreCase(gives.Text, "gives"))
        {
            var span = words[0].Span.Cover(words[^1].Span);
            Report(c, new DiagnosticBuilder(list.Source, span).NeedsQuotes(list.Source.ToString(span)));
        }

        ExpectationSyntax expectation =
            (condition is PhraseSyntax phrase ? SpecialExpectation(phrase) : null) ?? new ConditionExpectationSyntax([condition], condition);
        return new ExpectSyntax(children.SetItem(at, expectation), null, expectation);
    }

    /// <summary><c>handoff X</c>, <c>excluded X</c> and <c>reason "…"</c> read like a phrase of two parts.</summary>
    private static ExpectationSyntax? SpecialExpectation(PhraseSyntax phrase)
    {
        if (phrase.Parts is not [{ Member: null, Index: null, Token: { Kind: TokenKind.Word } word }, { Member: null, Index: null, Token: var name }])
        {
            return null;
        }

        return word.Text switch
        {
            var text when Ascii.EqualsIgnoreCase(text, "handoff") => new HandoffExpectationSyntax([phrase], name),
            var text when Ascii.EqualsIgnoreCase(text, "excluded") => new ExcludedExpectationSyntax([phrase], name),
            var text when Ascii.EqualsIgnoreCase(text, "reason") && name.Kind == TokenKind.String => new ReasonExpectationSyntax([phrase], name),
            _ => null,
        };
    }
}
