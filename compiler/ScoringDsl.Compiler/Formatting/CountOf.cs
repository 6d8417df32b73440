using System.Text;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Finds <c>count of</c> where it can be left out: <c>count of visited &gt;= 5</c> is <c>visited &gt;= 5</c>.</summary>
internal static class CountOf
{
    /// <summary>Words that mean something else at the head of a condition or a line, whatever event is called so.</summary>
    private static readonly string[] HeadWords = ["account", "excluded", "group", "handoff", "lead", "leads", "match", "reason", "segment"];

    /// <summary>The words <c>count of</c>, or null where they must stay.</summary>
    public static SyntaxToken? NeedlessIn(TailedSyntax condition) =>
        condition is { Left: AggregateSyntax { Function: AggregateFunction.Count, Distinct: null, Subject: { } subject } count, Tails: [CompareTailSyntax comparison] }
        && comparison.Operator.Text is ">=" or ">" or "<" or "<=" or "="
        && IsPlainCount(comparison.Right)
        && subject.Parts[0] is { Member: null, Index: null, Token.Kind: TokenKind.Word } first
        && !HeadWords.Any(word => Ascii.EqualsIgnoreCase(word, first.Token.Text))
            ? count.FunctionToken
            : null;

    private static bool IsPlainCount(ExpressionSyntax count) => count is
        LiteralSyntax { Token.Kind: TokenKind.Number }
        or PhraseSyntax { Parts: [{ Member: null, Index: null, Token.Kind: TokenKind.Word or TokenKind.QuotedName }] };
}
