using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Rules, groups and what follows points.</content>
internal sealed partial class SyntaxBuilder
{
    private BlockSyntax Block(BlockContext c)
    {
        var parts = new NodeParts(this, c);
        return new BlockSyntax(parts.Children, parts.All<StatementSyntax>());
    }

    private StatementSyntax Member(MemberContext c)
    {
        if (c.exception is null && c.group() is { } group)
        {
            return Group(group);
        }

        if (c.exception is null && c.decayStatement() is { } decay)
        {
            return DecayStatement(decay);
        }

        var parts = new NodeParts(this, c);
        if (parts.IsBroken)
        {
            return new SkippedStatementSyntax(parts.Children);
        }

        var label = parts.Token(c.STRING());
        if (label is null && c.conditionRule() is not null && LabelWithoutColon(parts.Find<ExpressionSyntax>(c.conditionRule().condition())) is { } problem)
        {
            Report(c, problem);
        }

        return c switch
        {
            _ when c.eachRule() is { } each && parts.Find<PhraseSyntax>(each.eventPhrase()) is { } phrase && parts.Find<PointsSyntax>(each.points()) is { } points =>
                new EachRuleSyntax(
                    parts.Children, label, parts.Token(each.DISTINCT()), parts.Find<PhrasePartSyntax>(each.part()), phrase, parts.All<TailSyntax>(), points),
            _ when c.everyRule() is { } every && parts.Find<DurationSyntax>(every.duration()) is { } duration
                && parts.Find<PhraseSyntax>(every.eventPhrase()) is { } phrase && parts.Find<PointsSyntax>(every.points()) is { } points =>
                new EveryRuleSyntax(parts.Children, label, duration, phrase, parts.All<TailSyntax>(), points),
            _ when c.matchRule() is { } match => MatchRule(parts, match, label),
            _ when c.conditionRule() is { } rule && parts.Find<PointsSyntax>(rule.points()) is { } points =>
                new ConditionRuleSyntax(parts.Children, label, parts.ExpressionOrMissing(rule.condition()), points),
            _ => new SkippedStatementSyntax(parts.Children),
        };
    }

    /// <summary><c>"Demo" requested demo</c> and <c>"Demo" = requested demo</c>: a label without its colon.</summary>
    private Diagnostic? LabelWithoutColon(ExpressionSyntax? condition)
    {
        switch (condition)
        {
            case LogicalSyntax logical:
                return LabelWithoutColon(logical.Operands[0]);

            case TailedSyntax { Left: PhraseSyntax left }:
                return LabelWithoutColon(left);

            case PhraseSyntax { Parts: [{ Token: { Kind: TokenKind.String } label }, _, ..] }:
                return new DiagnosticBuilder(list.Source, new TextSpan(label.Span.End, 0)).Missing(":", "A colon stands between a rule's label and its condition.", label.Span.End, ":");

            case TailedSyntax { Left: LiteralSyntax { Token.Kind: TokenKind.String }, Tails: [CompareTailSyntax { Operator: { Text: "=" } sign }, ..] }:
                return At(sign).MeantWord(sign.Text, ":");

            default:
                return null;
        }
    }

    private static MatchRuleSyntax MatchRule(NodeParts parts, MatchRuleContext c, SyntaxToken? label)
    {
        var header = c.matchHeader();
        var subject = parts.ExpressionOrMissing(header.sum());
        var clauses = parts.All<TailSyntax>();
        var children = parts.Children;
        if (!clauses.IsEmpty)
        {
            // 'match visited within 30 days': the clauses belong to what is matched.
            var first = children.IndexOf(subject);
            var tailed = new TailedSyntax([subject, .. clauses], subject, clauses);
            children = children.RemoveRange(first, clauses.Length + 1).Insert(first, tailed);
            subject = tailed;
        }

        return new MatchRuleSyntax(children, label, subject, parts.All<RuleClauseSyntax>(), parts.All<MatchArmSyntax>());
    }

    private MatchArmSyntax? MatchArm(MatchArmContext c)
    {
        var parts = new NodeParts(this, c);
        return !parts.IsBroken && parts.Find<ArmPatternSyntax>(c.armPattern()) is { } pattern && parts.Find<PointsSyntax>(c.points()) is { } points
            ? new MatchArmSyntax(parts.Children, pattern, points)
            : null;
    }

    private ArmPatternSyntax? ArmPattern(ArmPatternContext c) => Whole(c) switch
    {
        [CompareTailSyntax comparison] => new ComparePatternSyntax([comparison], comparison),
        [InTailSyntax membership] => new InPatternSyntax([membership], membership),
        [TextTailSyntax test] => new TextPatternSyntax([test], test),
        [SyntaxToken otherwise] => new OtherwisePatternSyntax([otherwise]),
        { } whole when c.DOT_DOT() is not null => RangePattern(RangeOf(c, whole[0].Span, whole)),
        { } whole => new ValuesPatternSyntax(Freeze(whole), Pick<ExpressionSyntax>(whole)),
        null => null,
    };

    private static RangePatternSyntax RangePattern(RangeSyntax range) => new([range], range);

    private GroupSyntax Group(GroupContext c)
    {
        var parts = new NodeParts(this, c);
        var header = c.groupHeader();
        return new GroupSyntax(
            parts.Children,
            parts.TokenOrEmpty(header?.STRING(), TokenKind.String),
            parts.Find<ExpressionSyntax>(header?.sum().FirstOrDefault()),
            parts.Find<ExpressionSyntax>(header?.condition().FirstOrDefault()),
            parts.All<CapClauseSyntax>(),
            BodyOf(parts, c.block()));
    }

    /// <summary>The block of a statement; an empty one where there is none.</summary>
    private static BlockSyntax BodyOf(NodeParts parts, BlockContext? block) => parts.Find<BlockSyntax>(block) ?? new BlockSyntax([], []);

    private StatementSyntax DecayStatement(DecayStatementContext c)
    {
        var parts = new NodeParts(this, c);
        return parts.Find<DecayClauseSyntax>(c.decay()) is { } decay && !parts.IsBroken
            ? new DecayStatementSyntax(parts.Children, decay)
            : new SkippedStatementSyntax(parts.Children);
    }

    private PointsSyntax? Points(PointsContext c)
    {
        if (Whole(c) is not [SyntaxToken arrow, ExpressionSyntax value, ..] whole)
        {
            return null;
        }

        if (!HasSign(value))
        {
            Report(c, At(value).PointsWithoutSign(list.Source.ToString(value.Span)));
        }

        return new PointsSyntax(Freeze(whole), arrow, value, Pick<RuleClauseSyntax>(whole));
    }

    /// <summary>Points begin with <c>+</c> or <c>-</c>; only <c>0</c> has neither.</summary>
    private static bool HasSign(ExpressionSyntax value) => value switch
    {
        ArithmeticSyntax chain => HasSign(chain.Operands[0]),
        LiteralSyntax number => number.Token.Text == "0",
        MissingExpressionSyntax or SignedSyntax => true,
        _ => false,
    };

    private RuleClauseSyntax? RuleClause(RuleClauseContext c) => Whole(c) switch
    {
        [RuleClauseSyntax only] => only,
        [_, SyntaxToken count, _, SyntaxToken period] whole => new PerPeriodClauseSyntax(Freeze(whole), count, period),
        _ => null,
    };

    private CapClauseSyntax? Cap(CapContext c) => Whole(c) is [SyntaxToken words, ExpressionSyntax limit] whole ? new CapClauseSyntax(Freeze(whole), words, limit) : null;

    private DecayClauseSyntax? Decay(DecayContext c) => Whole(c) switch
    {
        [SyntaxToken keyword, SyntaxToken, ExpressionSyntax duration] whole =>
            new DecayClauseSyntax(Freeze(whole), keyword, c.HALF_LIFE() is null ? DecayForm.Linear : DecayForm.HalfLife, null, duration),
        [SyntaxToken keyword, ExpressionSyntax percent, _, ExpressionSyntax duration] whole =>
            new DecayClauseSyntax(Freeze(whole), keyword, DecayForm.PercentEvery, percent, duration),
        [SyntaxToken keyword, SyntaxToken] whole => new DecayClauseSyntax(Freeze(whole), keyword, DecayForm.None, null, null),
        _ => null,
    };
}
